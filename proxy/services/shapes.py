"""Shapes of metadata. A declared field that does not have its shape is words like any other, and is judged."""

import re

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+~-]{0,79}")
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:~=-]{0,199}")
_SEALED = re.compile(r"[A-Za-z0-9+/_=.:-]*")
_LINK = re.compile(r"https?://[^\s]{1,2000}")
_LONG_NUMBER = re.compile(r"[0-9](?:[._:/ -]?[0-9]){6}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def token(text: str) -> bool:
    """A word of a protocol: a model's name, an enumeration, a version. Empty too. No number as long as a phone's."""
    return not text or (_TOKEN.fullmatch(text) is not None and _LONG_NUMBER.search(text) is None)


def identifier(text: str) -> bool:
    """An id made by a machine: a UUID, or letters mixed with digits; never digits alone beyond six."""
    if not text or _UUID.fullmatch(text):
        return True
    return (_IDENTIFIER.fullmatch(text) is not None and _LONG_NUMBER.search(text) is None) or _mixed(text)


def _mixed(text: str) -> bool:
    """Letters and digits so mixed that no word and no number stands in it: what random ids look like."""
    if _IDENTIFIER.fullmatch(text) is None:
        return False
    body = re.sub(r"^[A-Za-z]{2,12}[_-]", "", text)
    return max(map(len, re.findall(r"[A-Za-z]+|[0-9]+", body)), default=0) <= _LONGEST_RUN and any(
        map(str.isdigit, body)
    )


_LONGEST_RUN = 12


def sealed(text: str) -> bool:
    """A blob that the service issued and must get back unchanged: a signature, encrypted reasoning."""
    return _SEALED.fullmatch(text) is not None


def link(text: str) -> bool:
    """A public web address."""
    return _LINK.fullmatch(text) is not None


def account(text: str) -> bool:
    """The professional's own account: whatever a sign-in form holds, on one line."""
    return len(text) <= _ACCOUNT_LENGTH and "\n" not in text


_ACCOUNT_LENGTH = 320
"""The longest e-mail address (RFC 3696, erratum 1690)."""


def anything(_: str) -> bool:
    """Declared not to be a person's words, whatever it holds. Only for fields that the page itself fills."""
    return True
