"""The name in the value of a person's field: its civility left out, cut where it stops being a name."""

import re
from collections.abc import Iterator

import regex

from detectors import names
from detectors.lexicons import words

_WORD = regex.compile(r"(?:[\p{L}\p{M}]|(?<=\p{L})[01](?=\p{L}))(?:[\p{L}\p{M}.'’`\-‑]|[01](?=\p{L}))*+(?!\d)")
_GAP = regex.compile(r"[ \t]{0,3}[,^&/=+]{0,6}[ \t]{0,3}(?:\(|née?\s|ép\.?\s)?")
_CIVILITY = words(
    "m mr mme mmes mlle melle me mrs ms miss monsieur madame mademoiselle dr dre pr pre prof docteur docteure"
)
_CIVILITY |= words("professeur professeure maitre madanm misye ide veuve doctor")
PARTICLES = words(
    "de du des da do dos del della di van von der den ter la le les el al ben bent bin bint ould abu st ste y e d l"
)
_ENDS = words(
    """
    a age agee ans adresse adressee allergie atcd au aux avec ce ces cet cette chez connu connue consulte dans ddn
    decede decedee depuis diabetique domicilie domiciliee est et hospitalise hospitalisee habite ipp nir non ne nee oui
    ou par pas pour presente prevenu prevenue qui que sans sera son sa ses suivi suivie sur svp tel voir vu vue
    dossier inconnu inconnue neant aucun aucune patient patiente medecin service hopital confidentiel compris date
    informe informee present presente absent absente joignable id il elle on je nous vous mon ma mes notre votre
    un une deux trois usager famille traitant generaliste cabinet chu chr ch ehpad clinique centre cf idem motif
    traitement examen compte rendu ordonnance courrier lettre objet demande avis urgence garde equipe secretariat
    the is of name unknown type oid usual official maiden home work male female masculin feminin
    """
)
_GRAMMAR = PARTICLES | _ENDS
_NOT_A_PERSON = regex.compile(
    r"(?:ologue|ology|ologie|iatre|iatrie|iste|icien|icienne|ique|tion|logie|cilline|azole|statine|prazole|sartan|olol|mab|pril"
    r"|amide|amine|mycine|oxacine|cycline|parine|gliptine|formine|caine|xaban|emie|urie|ose|ites?|ol|pathie|scopie|graphie"
    r"|vir|nib)$"
)
_INITIALS = regex.compile(r"\p{Lu}(?:\.-?\p{Lu})*\.")
type _Word = tuple[str, int, int]
_MOST_WORDS = 8
_SHORTEST = 2


def person(text: str, start: int, end: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """Give the span of the name that a value starts with, or nothing.

    Args:
        text: The whole text.
        start: First character of the value.
        end: One past its last character.
        sure: Whether only a person's name can stand here; if not, a civility or a common first name must show it.
    """
    found = list(_words(text, start, end))
    civil = 0
    while civil < len(found) and names.plain(found[civil][0]).rstrip(".") in _CIVILITY and len(found) > civil + 1:
        civil += 1
    kept = _name(text, found[civil:])
    while kept and names.plain(kept[-1][0]) in PARTICLES and len(kept) > 1:
        kept.pop()
    if kept and _is_person([word for word, _, _ in kept], civil=civil > 0, sure=sure):
        yield kept[0][1], _without_point(text, kept[0][1], kept[-1][2])


def is_medical(name: list[str]) -> bool:
    """Tell whether some word ends as specialties, diseases and drugs do, and surnames hardly ever."""
    return any(_NOT_A_PERSON.search(names.plain(word)) for word in name)


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    """Give the words that follow each other from the start of a value."""
    position = start
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, position, end)
        if match is None:
            return
        yield match[0], *match.span()
        gap = _GAP.match(text, match.end(), end)
        if gap is None or gap.end() == match.end():
            return
        position = gap.end()


def _name(text: str, found: list[_Word]) -> list[_Word]:
    """Cut at the first word that no name holds, or after a comma that does not stand between surname and first name."""
    kept: list[_Word] = []
    for word, start, end in found:
        plain = names.plain(word).rstrip(".")
        particle = plain.split("'")[0].split("’")[0] in PARTICLES
        if plain in _ENDS and not (kept and particle and len(plain) > 1):
            break
        if kept and word[0].islower() and not particle and not kept[0][0][0].islower():
            break
        gap = text[kept[-1][2] : start] if kept else ""
        if "," in gap and not (len(kept) == 1 and (names.is_first_name(word) or _INITIALS.fullmatch(word))):
            break
        if ("/" in gap or "(" in gap) and len(word) == 1:
            break
        kept.append((word, start, end))
    return kept


def _is_person(name: list[str], *, civil: bool, sure: bool) -> bool:
    plain = [names.plain(word).strip(".'’-") for word in name]
    if any(names.is_drug(word) for word in plain) and not civil:
        return False
    if civil:
        return True
    if name[0][0].islower() and len(name) > 3:  # noqa: PLR2004 - a sentence in small letters, not a name
        return False
    if sure:
        return len("".join(plain)) >= _SHORTEST or name[0].isupper()
    return _shows_a_first_name(name, plain) and not is_medical(plain)


def _shows_a_first_name(name: list[str], plain: list[str]) -> bool:
    """Tell whether one of several words is a first name; in small letters, where any word may look so, the first."""
    candidates = plain[:1] if name[0][0].islower() else plain
    shown = (word for word in candidates if len(word) >= _SHORTEST and re.split("['’]", word)[-1] not in _GRAMMAR)
    return len(plain) > 1 and any(names.is_first_name(word) for word in shown)


def _without_point(text: str, start: int, end: int) -> int:
    """Leave out the point of a sentence, not the one of an initial ("Mme D.")."""
    return end - 1 if text[end - 1] == "." and end - start > _SHORTEST and text[end - 3].isalpha() else end
