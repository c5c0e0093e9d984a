"""Sentences of hospital life with an invented identity in them, piece by piece."""

from datetime import date
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn

from detectors.finding import Category


class Piece(NamedTuple):
    """A stretch of text, and what it is when it identifies."""

    text: str
    category: Category | None = None


type Seed = tuple[Piece, ...]

_NAMES = st.tuples(
    st.sampled_from(["Hélène", "Michel", "Océane", "Karim", "Jean-Pierre", "Noémie", "Benoît", "Aïcha", "Zoé", "Loïc"]),
    st.sampled_from(
        ["Lefèvre", "Durand", "Marchand", "Le Goff", "Benali", "Delaunay", "Pélissier", "Hérault", "Vidal"]
    ),
).map(" ".join)
_BIRTHS = st.builds(
    lambda day, sep: f"{day:%d{sep}%m{sep}%Y}", st.dates(date(1925, 1, 1), date(2020, 1, 1)), st.sampled_from("/-.")
)
_PHONES = st.builds(
    lambda numbers, sep: sep.join(["06", "39", "98", *numbers]),
    st.tuples(*[st.integers(0, 99).map("{:02}".format)] * 2),
    st.sampled_from([" ", ".", "-", ""]),
)
_EMAILS = st.builds(
    "{}.{}@exemple.fr".format,
    st.sampled_from(["helene", "m", "jean-pierre"]),
    st.sampled_from(["lefevre", "durand", "le-goff"]),
)
_IPPS = st.integers(8_000_000_000, 8_999_999_999).map(str)
_NIRS = st.builds(
    lambda sex, year, month, department, rest, sep: _nir(f"{sex}{year:02}{month:02}{department:02}{rest:06}", sep),
    st.integers(1, 2),
    st.integers(0, 99),
    st.integers(1, 12),
    st.integers(1, 95),
    st.integers(1_001, 999_999),
    st.sampled_from(["", " ", "."]),
)
_IBANS = st.integers(10**9, 10**10 - 1).map(lambda account: _iban(f"30006000011{account}89"))
_RPPS = st.integers(1_000_000_000, 1_099_999_999).map(lambda body: f"{body}{luhn.calc_check_digit(str(body))}")
_ADDRESSES = st.sampled_from(
    [
        "12 bis rue des Lilas, 69003 Lyon",
        "3 avenue Jean Jaurès, 31000 Toulouse",
        "45 boulevard Voltaire, 75011 Paris",
    ]
)


def _nir(body: str, sep: str) -> str:
    groups = (body[0], body[1:3], body[3:5], body[5:7], body[7:10], body[10:], f"{97 - int(body) % 97:02}")
    return sep.join(groups)


def _iban(account: str) -> str:
    return f"FR{iban.calc_check_digits(f'FR00{account}')}{account}"


def _sentence(before: str, category: Category, values: st.SearchStrategy[str], after: str) -> st.SearchStrategy[Seed]:
    return values.map(lambda value: (Piece(before), Piece(value, category), Piece(after)))


_ONE = (
    _sentence("Patiente : Mme ", Category.PERSON, _NAMES, ", hospitalisée pour une pneumopathie."),
    _sentence("Merci de rappeler M. ", Category.PERSON, _NAMES, " avant la fin de la semaine."),
    _sentence("Patient né le ", Category.DATE_OF_BIRTH, _BIRTHS, ", suivi pour un diabète."),
    _sentence("Date de naissance : ", Category.DATE_OF_BIRTH, _BIRTHS, ", pas d'allergie connue."),
    _sentence("Joignable au ", Category.PHONE_NUMBER, _PHONES, " en cas de besoin."),
    _sentence("Écrire à ", Category.EMAIL_ADDRESS, _EMAILS, " pour le compte rendu."),
    _sentence("N° de sécurité sociale : ", Category.NIR, _NIRS, ", droits ouverts."),
    _sentence("NIR ", Category.NIR, _NIRS, " à vérifier."),
    _sentence("IPP : ", Category.IPP, _IPPS, " dans le logiciel."),
    _sentence("Elle habite ", Category.ADDRESS, _ADDRESSES, " depuis son mariage."),
    _sentence("IBAN ", Category.IBAN, _IBANS, " pour le remboursement."),
    _sentence("Prescripteur RPPS ", Category.RPPS, _RPPS, " à reporter."),
)
_TWO = (st.tuples(_ONE[0], _ONE[4]), st.tuples(_ONE[2], _ONE[6]), st.tuples(_ONE[8], _ONE[1]))
SEEDS: st.SearchStrategy[Seed] = st.one_of(
    *_ONE, *(couple.map(lambda both: (*both[0], Piece(" "), *both[1])) for couple in _TWO)
)
"""One or two identifiers in a sentence that announces them, as hospitals do."""


def draw(count: int) -> list[Seed]:
    """Draw the same seeds each time."""
    drawn: list[Seed] = []

    @settings(max_examples=count, derandomize=True, database=None)
    @given(SEEDS)
    def one_more(seed: Seed) -> None:
        drawn.append(seed)

    one_more()
    return drawn[:count]
