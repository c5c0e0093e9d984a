import pytest

from policies.loading import DEFAULT, load
from policies.locating import block_place, case_place, key_place, spelt
from tests.policies.establishment import ESTABLISHMENT

FILES = load(ESTABLISHMENT).files
LINES = ESTABLISHMENT.splitlines()
SHIPPED_LINES = DEFAULT.read_text("utf-8").splitlines()


def line_at(place: str) -> str:
    name, line, _ = place.split(" ", maxsplit=1)[0].rsplit(":", 2)
    return (LINES if name == FILES[0].name else SHIPPED_LINES)[int(line) - 1].strip()


@pytest.mark.parametrize(
    ("name", "case", "there"),
    [
        ("nuit-anonyme", "rien", '- {name: rien, text: "Quelle dose de lithium ?", expect: allow}'),
        ("dim-nom", "un nom du DIM", "- {name: un nom du DIM"),
        ("identite-directe", "personne", "- {name: personne"),
        ("cas-invente", "un cas d'examen", "- name: un cas d'examen"),
        ("secret-medical", "la même question en général", "- name: la même question en général"),
    ],
)
def test_a_case_is_found_in_the_file_that_gives_it(name: str, case: str, there: str) -> None:
    assert line_at(spelt(case_place(FILES, name, case), "ici")).startswith(there)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("nuit-anonyme", "- id: nuit-anonyme"),
        ("dim-nom", "- id: dim-nom"),
        ("identite-directe", "- id: identite-directe"),
    ],
)
def test_a_rule_or_an_exception_is_found_where_it_is_written(name: str, there: str) -> None:
    assert line_at(spelt(block_place(FILES, name), "ici")) == there


def test_a_key_is_found_in_the_nearest_file_that_says_it_or_else_where_the_first_begins() -> None:
    assert line_at(spelt(key_place(FILES, "contact"), "ici")) == "contact: dsi@chu.test"
    assert line_at(spelt(key_place(FILES, "default"), "ici")) == "default: block"
    assert line_at(spelt(key_place(FILES, "language"), "ici")) == "extends: has-2025"


def test_what_nobody_wrote_is_nowhere() -> None:
    with pytest.raises(LookupError):
        block_place(FILES, "inconnue")
    with pytest.raises(ValueError, match="not in list"):
        case_place(FILES, "dim-nom", "inconnu")
