"""Towns by the size of their commune, establishments by their kind, wards by their specialty."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from detectors.anonymity.places import ELSEWHERE, inhabitants
from detectors.anonymity.words import Words
from detectors.finding import Category, Finding
from detectors.lexicons import words as listed
from detectors.lexicons.areas import UNKNOWN
from detectors.placeholder import COMMUNES


class Town(NamedTuple):
    """What stands for a town, and how many people live in such towns; None where nothing is said of its size."""

    words: str
    inhabitants: int | None = None


SIZES: Final = (
    (2_000, 15_065_006),
    (10_000, 18_549_433),
    (50_000, 18_736_821),
    (200_000, 10_551_308),
)
LARGEST: Final = 6_050_373
"""Communes below a number of inhabitants, down to the number before, and who lives there: sums of `communes.tsv`."""


def towns(words: Words, findings: Iterable[Finding]) -> Iterator[tuple[Finding, Town]]:
    """Give each town of a text with the size of its commune; postcodes and départements tell homonyms apart.

    Beside a département that the text names, a size would say which commune it is: none is given.
    """
    found = [f for f in findings if f.category in {Category.CITY, Category.POSTAL_CODE}]
    cities = [f for f in found if f.category is Category.CITY]
    people = list(inhabitants(words, found))  # those of the towns come last, in their order
    sizes = people[len(people) - len(cities) :]
    is_placed = len(list(inhabitants(words, []))) > 0
    yield from ((city, _UNKNOWN if is_placed else _town(size)) for city, size in zip(cities, sizes, strict=True))


def _town(people: int) -> Town:
    if people in (ELSEWHERE, UNKNOWN):
        return _UNKNOWN
    for name, (limit, total) in zip(COMMUNES[1:-1], SIZES, strict=True):
        if people < limit:
            return Town(f"[{name}]", total)
    return Town(f"[{COMMUNES[-1]}]", LARGEST)


_UNKNOWN: Final = Town(f"[{COMMUNES[0]}]")

KINDS: Final = (
    ("EHPAD", listed("ehpad ephad usld retraite senior seniors")),
    ("crèche", listed("creche creches")),
    ("prison", listed("prison penitentiaire detention arret")),
    ("université", listed("universite fac faculte ifsi")),
    ("collège", listed("college")),
    ("lycée", listed("lycee")),
    ("école", listed("ecole maternelle primaire elementaire")),
    ("foyer", listed("foyer mas fam mecs")),
    ("clinique", listed("clinique polyclinique")),
    ("maternité", listed("maternite")),
    ("pharmacie", listed("pharmacie officine")),
    ("laboratoire", listed("laboratoire labo")),
    ("cabinet", listed("cabinet msp")),
    (
        "hôpital",
        listed(
            "chu chru chr ch chi chic ghu ght gh hopital hopitaux hospitalier hospitaliere hop hia aphp hcl urgences"
        ),
    ),
)
"""The word of a name that says the kind, the narrowest first."""


def kind(facility: Iterable[str]) -> str:
    """Say an establishment by its kind, from the plain words of its name."""
    return _first(KINDS, facility) or "[établissement]"


WARDS: Final = (
    ("hôpital de jour", listed("hdj jour")),
    ("urgences", listed("urgences urgence uhcd uhtcd sau sauv zhtcd")),
    ("réanimation", listed("reanimation rea usc")),
    ("soins intensifs", listed("intensifs usic usin usi usinv uspi")),
    ("soins palliatifs", listed("palliatifs palliatif usp")),
    ("soins de suite", listed("suite ssr smr")),
    ("bloc opératoire", listed("bloc sspi")),
    ("néonatologie", listed("neonatologie neonatale neonat")),
    ("pédiatrie", listed("pediatrie pediatrique ped")),
    ("maternité", listed("maternite obstetrique suites")),
    ("gériatrie", listed("geriatrie geriatrique ucc")),
    ("cardiologie", listed("cardiologie cardio")),
    ("pneumologie", listed("pneumologie pneumo")),
    ("neurologie", listed("neurologie neuro unv neurovasculaire")),
    ("psychiatrie", listed("psychiatrie psy")),
    ("dialyse", listed("dialyse hemodialyse")),
    ("néphrologie", listed("nephrologie nephro")),
    ("hématologie", listed("hematologie hemato")),
    ("oncologie", listed("oncologie onco cancerologie")),
    ("gastro-entérologie", listed("gastro gastroenterologie hepatologie")),
    ("endocrinologie", listed("endocrinologie diabetologie endocrino")),
    ("dermatologie", listed("dermatologie dermato")),
    ("rhumatologie", listed("rhumatologie rhumato")),
    ("infectiologie", listed("infectiologie infectieuses")),
    ("orthopédie", listed("orthopedie orthopedique traumatologie")),
    ("urologie", listed("urologie uro")),
    ("gynécologie", listed("gynecologie gyneco")),
    ("ORL", listed("orl")),
    ("ophtalmologie", listed("ophtalmologie ophtalmo")),
    ("radiologie", listed("radiologie imagerie")),
    ("rééducation", listed("reeducation mpr")),
    ("médecine interne", listed("interne")),
    ("chirurgie", listed("chirurgie chir")),
    ("médecine", listed("medecine med")),
)
"""The word of a ward that says its specialty, the narrowest first."""
_WHOLE_WARDS: Final = listed("uf um uh us ua etage secteur aile bat batiment rdc pavillon unite pole service")


def ward(unit: Collection[str]) -> str:
    """Say a ward or a room by its specialty where one is named, from the plain words of its name."""
    known = {word.rstrip("0123456789") for word in unit}
    is_room = any(char.isdigit() for word in unit for char in word) and known.isdisjoint(_WHOLE_WARDS)
    return _first(WARDS, known) or ("[chambre]" if is_room or "lit" in known else "[service]")


def _first(table: Iterable[tuple[str, frozenset[str]]], said: Iterable[str]) -> str:
    """Give the first entry of which a word is said; nothing when there is none."""
    known = set(said)
    return next((f"[{name}]" for name, names in table if not known.isdisjoint(names)), "")
