"""Shapes of metadata. A declared field that does not have its shape is words like any other, and is judged."""

import re

from detectors.encoded import blobs

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+=~-]*")
_SEALED = re.compile(r"[A-Za-z0-9+/_=.-]*")
_DATA_URI = re.compile(r"^data:[\w.+-]+/[\w.+-]+;base64,", re.ASCII)

_PHONE_LIKE = re.compile(r"(?:[0-9][^A-Za-z0-9]{0,3}){6}[0-9]")
"""Seven digits in a row, however they are spaced: the least that a phone, a file number or a birth date can hide in."""

_NUMBER = 4
"""Digits that may stand with no letter beside them: a version, a size; never a short birth date or a post code."""

_RELEASE = re.compile(r"^([A-Za-z][\w.:/-]*[-_])20[2-9][0-9](-?)(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12][0-9]|3[01])(?![0-9])")
"""The date in a model's name: `gpt-4o-2024-08-06`, `claude-sonnet-4-5-20250929`."""

_MADE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?<![0-9a-z])(?=[0-9]*(?:[a-f]+[0-9]+){4})(?![0-9a-f]*[0-9]{13})[0-9a-f]{24,64}(?![0-9a-z])",
    re.IGNORECASE,
)
"""UUIDs, and long hexadecimal runs whose letters and digits alternate as no number's and no word's do."""

_TITLED = re.compile(r"(?<![A-Za-z])(?:M|Mr|Mme|Mlle|Dr|Pr)\.[A-Z]")
"""`M.Martin`: a name that looks like a word of a protocol, and that recognizers know."""

_WHOLE_NUMBER = re.compile(r"(?:[0-9][^A-Za-z0-9]{0,3}){9}[0-9]")
"""Ten digits, a whole phone number; seven of them follow each other by chance in a long signature, ten do not."""

_ACCOUNT_NUMBER = re.compile(r"(?:[0-9][^A-Za-z0-9]{0,3}){12}[0-9]")
"""Thirteen digits, a NIR: more than the phone number that a professional signs in with."""

_ACCOUNT_WORDS = 6
_TOKEN_LENGTH = 80
_IDENTIFIER_LENGTH = 200
_SEAL_LENGTH = 64


def token(text: str) -> bool:
    """A word of a protocol: a model's name, an enumeration, a version. Empty too. No number as long as a phone's."""
    return len(text) <= _TOKEN_LENGTH and _wordlike(text)


def identifier(text: str) -> bool:
    """An id made by a machine: a UUID, a hexadecimal digest, or a word that hides no long number."""
    return len(text) <= _IDENTIFIER_LENGTH and _wordlike(without_ids(text))


def without_ids(text: str) -> str:
    """The text with an `x` for each UUID and digest."""
    return _MADE.sub("x", text)


def _wordlike(text: str) -> bool:
    if not text:
        return True
    if _WORD.fullmatch(text) is None or _PHONE_LIKE.search(_RELEASE.sub(r"\1x", text)) or hides_words(text):
        return False
    return any(map(str.isalpha, text)) or sum(map(str.isdigit, text)) <= _NUMBER


def hides_words(text: str) -> bool:
    """Whether it names someone after a title, or decodes to something that can be read."""
    return _TITLED.search(text) is not None or next(blobs(text), None) is not None


def sealed(text: str) -> bool:
    """A blob that the service issued and must get back unchanged: a signature, encrypted reasoning."""
    return _in_one_piece(text) and not _WHOLE_NUMBER.search(without_ids(text)) and not hides_words(text)


def _in_one_piece(text: str) -> bool:
    return _SEALED.fullmatch(text) is not None and (len(text) >= _SEAL_LENGTH or identifier(text))


def encoded(text: str) -> bool:
    """Bytes in base64, as a `data:` address or bare, or the id of a file: nothing that could be read as words."""
    return _in_one_piece(_DATA_URI.sub("", text)) or identifier(text)


def prose(text: str) -> bool:
    """Several words, as a person writes them; no address of anything."""
    return any(map(str.isspace, text.strip())) and not _ADDRESS.match(text) and not encoded(text)


_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def account(text: str) -> bool:
    """The professional's own account: what one field of a sign-in form holds, and no sentence or file number."""
    short = len(text) <= _ACCOUNT_LENGTH and len(text.split()) <= _ACCOUNT_WORDS
    return short and "\n" not in text and not _ACCOUNT_NUMBER.search(text)


_ACCOUNT_LENGTH = 320
"""The longest e-mail address (RFC 3696, erratum 1690)."""
