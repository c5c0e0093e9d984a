"""What the name of a field means, in whatever spelling it comes."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from detectors.fields.wordings import OTHERS, PERSONS, Proof
from detectors.finding import Category
from detectors.names import plain


class Field(NamedTuple):
    """The meaning of a field's name; no category when its value is no finding ("sexe")."""

    category: Category | None
    proof: Proof


_LINKS = frozenset({"de", "du", "d", "la", "le", "l", "des", "et", "of", "the", "a", "au", "ou"})
_NUMBER = ("", "n", "no", "num", "numero", "numerode", "numerodu", "numerod", "nde", "nd", "id", "code", "identifiant")
_SUBJECTS = (
    *("patient", "patiente", "pat", "pt", "malade", "resident", "residente", "usager", "usagere", "assure", "assuree"),
    *("beneficiaire", "benef", "enfant", "bebe", "mere", "pere", "conjoint", "conjointe", "tuteur", "employe"),
    *("employee", "agent", "client", "hopital"),
)
_OWNERS = (*_SUBJECTS, "votre", "son", "sa", "current", "ds", "subject", "person")
_SUBJECT = rf"(?:{'|'.join(sorted(_SUBJECTS, key=len, reverse=True))})"
_OWNED = re.compile(rf"(?:dela|del|du|de|d|l)?{_SUBJECT}$|^(?:{'|'.join(sorted(_OWNERS, key=len, reverse=True))})")
_OF = ("nom", "prenom", "ident")
_NAME_OF = re.compile(r"^(?:nom|prenom|nomprenom|nometprenom|identite|identification)s?(?:dela|del|du|de|d)?")
LONGEST = 48
"""Characters in the longest name that is looked up."""
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def _listed() -> Iterator[str]:
    for names in (*PERSONS.values(), *OTHERS.values()):
        yield from re.split(r",\s*", " ".join(names.split()))


def _table() -> dict[str, Field]:
    table: dict[str, Field] = {}
    rows = [((Category.PERSON, proof), names) for proof, names in PERSONS.items()] + list(OTHERS.items())
    for (category, proof), names in rows:
        for name in re.split(r",\s*", " ".join(names.split())):
            for spelling in _spellings(name, numbered=category in _NUMBERED):
                table.setdefault(spelling, Field(category, proof))
    return table


_NUMBERED = frozenset(
    {
        *(Category.NIR, Category.IPP, Category.NDA, Category.RPPS, Category.ADELI, Category.FINESS),
        *(Category.IBAN, Category.PHONE_NUMBER),
    }
)


def _spellings(name: str, *, numbered: bool) -> set[str]:
    """Give a name with and without its linking words, and after "n°" where it is a number."""
    parts = name.replace("'", " ").split()
    bare = {"".join(parts), "".join(part for part in parts if part not in _LINKS) or name}
    return {prefix + one for prefix, one in product(_NUMBER if numbered else ("",), bare)}


def glued(name: str) -> str:
    """Give the letters and digits of a name alone, so that DATE_NAISS, "date naiss." and dateNaiss are one."""
    return _letters(name.lower())


def _letters(lowered: str) -> str:
    return _NOT_A_LETTER.sub("", lowered if lowered.isascii() else plain(lowered))


_TABLE = _table()
_WORDS = frozenset({*_NUMBER, *_LINKS, *_OWNERS, *(part for name in _listed() for part in _NOT_A_LETTER.split(name))})
_LAST_WORDS = frozenset({*_SUBJECTS, *(_NOT_A_LETTER.split(name)[-1] for name in _listed() if name[-2:-1] != " ")})


def field(name: str) -> Field | None:
    """Say what a field's name means, or None: "Nom du patient", "NOM_PAT", "n° sécu", "dateNaissance"."""
    return meaning(glued(name)) if len(name) <= LONGEST else None


def meaning(letters: str) -> Field | None:
    """Say the same of the letters of a name, as `glued` gives them."""
    return _TABLE.get(letters) or _without_subject(letters)


def misread(letters: str) -> Field | None:
    """Say what a name means that a scan spoilt ("Norn", "Prénorn", "Née Ie"): a person's only."""
    return _SKELETONS.get(_skeleton(letters))


def _skeleton(letters: str) -> str:
    """Give one spelling to the letters that a scan takes for each other."""
    return letters.replace("rn", "m").translate(_ALIKE)


_ALIKE = str.maketrans("01i", "oll")
_SHORTEST_MISREAD = 3
_SKELETONS = {
    _skeleton(name): found
    for name, found in _TABLE.items()
    if len(name) >= _SHORTEST_MISREAD and found.proof in {Proof.IDENTITY, Proof.NAME}
}


def may_end(word: str) -> bool:
    """Tell, at little cost, whether some field's name ends with this word; false for most words of prose."""
    letters = glued(word).rstrip("0123456789")
    return letters in _LAST_WORDS or letters in _TABLE or letters.endswith(_SUBJECTS) or letters.startswith(_OWNERS)


def may_hold(word: str) -> bool:
    """Tell whether some field's name of several words holds this one, in plain letters."""
    return word in _WORDS or word in _TABLE


def _without_subject(letters: str) -> Field | None:
    """Read the name again without its rank and the one it is about: TEL2, NOM_PAT, "sexe du patient"."""
    ranked = letters.rstrip("0123456789")
    found = _TABLE.get(ranked)
    if found:
        return None if found.category is Category.UNIT and ranked != letters else found  # "ch214" is a room, no name
    owned = _TABLE.get(_OWNED.sub("", ranked)) if ranked.endswith(_SUBJECTS) or ranked.startswith(_OWNERS) else None
    role = _TABLE.get(_NAME_OF.sub("", ranked)) if ranked.startswith(_OF) else None
    if (role and role.proof in {Proof.ROLE, Proof.STAFF, Proof.KIN}) or (owned and owned.proof is Proof.NAME):
        return Field(Category.PERSON, Proof.IDENTITY)  # "nom" may be a thing's, "nom du patient" is not
    return owned
