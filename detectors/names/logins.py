"""Names inside logins: "user=scauchon", "session p.ledantec", "gwenael.lozach"."""

import re
from collections.abc import Iterator

from detectors.lexicons.eponyms import EPONYMS
from detectors.names.named import Named, spanned
from detectors.names.words import Words
from models.lexicons.gazetteer import known

_END = r"(?![\w(@/\\\-]|\.\w)"
_ACCOUNT = re.compile(
    r"(?:[\"']?\s?(?P<sure>[=:])\s?[\"']?|\s(?P<sent>for\s(?:user\s)?)?(?:de\s)?)"
    rf"(?P<login>[a-z]{{1,20}}(?:[._\-][a-z]{{1,20}}){{0,2}}){_END}"
)
_JOINT = re.compile(r"(?<=[a-z])[._](?=[a-z])")
_DOTTED = re.compile(rf"[a-z]{{3,20}}[._][a-z]{{3,20}}{_END}")
_ABRIDGED = re.compile(rf"[a-z]{{4,20}}\.[a-z]{_END}")
_SEPARATORS = re.compile(r"[._\-]")
_KNOWN, _FREQUENT, _VERY_FREQUENT = 2, 3, 4
_SHORTEST, _LONGEST = 6, 20


def account(words: Words, at: int) -> Iterator[Named]:
    """Read the login after a word for an account."""
    match = _ACCOUNT.match(words.text, words.ends[at])
    if match and _is_name(match["login"], glued=bool(match["sure"] or match["sent"])):
        yield spanned(words, "identifiant de connexion", *match.span("login"))


def logins(words: Words) -> Iterator[Named]:
    """Give the logins that are a first name and a surname, and after a colon those with an initial."""
    text = words.text
    for joint in _JOINT.finditer(text):
        start = joint.start()
        while start and joint.start() - start < _LONGEST and text[start - 1].islower():
            start -= 1
        before = text[start - 1 : start]
        full, abridged = _DOTTED.match(text, start), _ABRIDGED.match(text, start)
        if full and _is_full(full[0]) and not (before.isalnum() or before in set(".@/\\-_")):
            yield spanned(words, "prénom.nom", *full.span())
        elif abridged and text[max(0, start - 2) : start] in {": ", "= "} and _is_abridged(abridged[0]):
            yield spanned(words, "prénom.nom", *abridged.span())


def _is_name(login: str, *, glued: bool) -> bool:
    """Tell whether a login is made of names; `glued` when one that is in one piece may be "pdurand"."""
    parts = _SEPARATORS.split(login)
    if len(parts) > 1:
        return _is_full(login) or (len(parts[0]) <= _KNOWN and _is_surname(parts[-1], 1)) or _is_abridged(login)
    whole = known(login)
    if whole.word or whole.kinds or len(login) < _SHORTEST or login in EPONYMS or not glued:
        return False
    return max(whole.first, whole.last) >= _FREQUENT or _is_surname(login[1:], _KNOWN)


def _is_full(login: str) -> bool:
    """Tell whether a login is a first name and a surname."""
    first, *_, last = _SEPARATORS.split(login)
    one = known(first)
    return one.first >= _FREQUENT and not one.word and not one.kinds and _is_surname(last, 1)


def _is_abridged(login: str) -> bool:
    """Tell whether a login is a frequent first name and an initial."""
    first, *_, last = _SEPARATORS.split(login)
    return len(last) == 1 and known(first).first >= _VERY_FREQUENT and known(first).word <= 1


def _is_surname(word: str, least: int) -> bool:
    it = known(word)
    return it.last >= least and not it.word and not it.kinds and len(word) > _FREQUENT
