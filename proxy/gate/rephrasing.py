"""How to ask the same question without what was found: said of categories alone, never of anybody's words.

The advice is what redaction does by itself where it can: a role for a name, a band for an age, days counted for a date.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detectors.finding import Category, Role
from policies.facts import Facts, Obstacle
from policies.messages import Language
from policies.telling import listed

MOST = 3
"""Hints that a tired person reads."""


@dataclass(frozen=True, slots=True)
class _Hint:
    """What to write instead of some of what may be found."""

    instead_of: frozenset[Category | Obstacle]
    fr: str
    en: str

    def said(self, language: Language) -> str:
        return self.fr if language is Language.FRENCH else self.en


def _hint(*instead_of: Category | Obstacle, fr: str, en: str) -> _Hint:
    return _Hint(frozenset(instead_of), fr, en)


_UNREAD = (
    _hint(
        *(Obstacle.IMAGE, Obstacle.VIDEO),
        fr="décrivez ce que montre l'image, sans nom ni date",
        en="describe what the picture shows, without name or date",
    ),
    _hint(
        Obstacle.AUDIO,
        fr="écrivez l'essentiel de l'enregistrement, sans nom ni date",
        en="write down what matters in the recording, without name or date",
    ),
    _hint(
        *(Obstacle.FILE, Obstacle.BINARY),
        fr="résumez ce que dit le fichier, sans nom ni date",
        en="sum up what the file says, without name or date",
    ),
    _hint(
        *(Obstacle.ENCODED, Obstacle.TOKEN_IDS, Obstacle.UNKNOWN, Category.ENCODED_CONTENT),
        fr="écrivez la question en toutes lettres",
        en="write the question in plain words",
    ),
)
_IN_GENERAL = _hint(
    fr="demandez en général « Que faire quand un patient… ? »",
    en="ask in general “What should be done when a patient…?”",
)
_FOUND = (
    _hint(
        *(Category.NIR, Category.IPP, Category.NDA, Category.RPPS, Category.ADELI, Category.FINESS),
        *(Category.RECORD_ID, Category.IBAN, Category.CREDIT_CARD, Category.IP_ADDRESS),
        *(Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.URL, Category.ADDRESS),
        fr="laissez de côté numéros et coordonnées",
        en="leave out numbers and addresses",
    ),
    _hint(
        Category.SITUATION,
        fr="laissez de côté ce qui n'arrive qu'à cette personne",
        en="leave out what is true of this person alone",
    ),
    _hint(
        *(Category.AGE, Category.DATE_OF_BIRTH),
        fr="donnez une tranche d'âge (« entre 60 et 70 ans »)",
        en="give an age band (“between 60 and 70”)",
    ),
    _hint(
        *(Category.FACILITY, Category.CITY, Category.POSTAL_CODE),
        fr="dites le genre de lieu (« un CHU », « un EHPAD », « une petite ville »)",
        en="say what kind of place it is (“a teaching hospital”, “a nursing home”, “a small town”)",
    ),
    _hint(
        Category.UNIT,
        fr="dites le type de service, sans chambre ni lit",
        en="say what kind of ward it is, without room or bed",
    ),
    _hint(
        Category.DATE,
        fr="comptez les jours (« depuis trois jours ») au lieu de dater",
        en="count the days (“for three days”) instead of giving dates",
    ),
    _hint(
        Category.PROFESSION,
        fr="ne dites le métier que s'il compte pour la réponse",
        en="give the occupation only if the answer depends on it",
    ),
    _hint(
        Category.ORIGIN,
        fr="ne dites l'origine que si elle compte pour la réponse",
        en="give the origin only if the answer depends on it",
    ),
)
_ROLES: Mapping[Role, _Hint] = MappingProxyType(
    {
        Role.PATIENT: _hint(fr="« un patient »", en="“a patient”"),
        Role.RELATIVE: _hint(fr="« un proche »", en="“a relative”"),
        Role.PROFESSIONAL: _hint(fr="« un collègue »", en="“a colleague”"),
    }
)


def rephrase(facts: Facts, language: Language) -> str:
    """Say how to ask without what facts tell of, in three hints at most, the most telling first."""
    hints = list(_hints(facts, language)) or [_IN_GENERAL.said(language)]
    return listed(hints[:MOST], language)


def _hints(facts: Facts, language: Language) -> Iterator[str]:
    found = facts.categories | facts.obstacles
    yield from (hint.said(language) for hint in _UNREAD if hint.instead_of & found)
    if facts.secret:
        yield _IN_GENERAL.said(language)
    if Category.PERSON in found and not (facts.secret and facts.persons <= {Role.PATIENT}):
        yield _as_roles(facts.persons or {Role.PATIENT}, language)
    yield from (hint.said(language) for hint in _FOUND if hint.instead_of & found)


def _as_roles(persons: Iterable[Role], language: Language) -> str:
    """Who people are, in the place of their names; « un patient » is said already where the question is general."""
    roles = [_ROLES[role].said(language) for role in Role if role in persons]
    if language is Language.FRENCH:
        return f"écrivez {' ou '.join(roles)} au lieu {'du nom' if len(roles) == 1 else 'des noms'}"
    return f"write {' or '.join(roles)} instead of the name{'s' if len(roles) > 1 else ''}"
