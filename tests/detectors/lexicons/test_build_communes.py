from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detectors.lexicons.build_communes import table
from detectors.lexicons.communes import Communes

ENTRIES: list[dict[str, Any]] = [
    {"code": "1", "nom": "Bors (Canton X)", "type": "commune-actuelle", "departement": "16", "codesPostaux": ["16190"]},
    {"code": "2", "nom": "Bors (Canton Y)", "type": "commune-actuelle", "departement": "16", "population": 80},
    {"code": "3", "nom": "Ancienne", "type": "commune-deleguee", "departement": "16", "chefLieu": "1"},
    {"code": "4", "nom": "Perdue", "type": "commune-associee", "departement": "17", "chefLieu": "9"},
]


def test_homonyms_share_a_line_and_a_former_commune_takes_the_postcodes_of_its_town() -> None:
    assert table(ENTRIES) == "ancienne\t16:0:16190\nbors\t16:0:16190;16:80:\nperdue\t17:0:\n"


@given(st.permutations(ENTRIES))
def test_the_order_of_entries_changes_nothing(entries: list[dict[str, Any]]) -> None:
    assert table(entries) == table(ENTRIES)


def test_the_table_can_be_read_back() -> None:
    assert Communes(table(ENTRIES)).named("bors")[1].population == 80
