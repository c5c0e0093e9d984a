from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.console.pages.filters import LABELS, NAMES, address, filters_of, params_of
from proxy.store.views import EVERYTHING, Query

WORD = st.text("abcdef-_", min_size=1, max_size=20)
QUERY = st.builds(
    Query,
    since=st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    until=st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31)),
    reported=st.none() | st.booleans(),
    reference=st.none() | st.text("0123456789abcdef", min_size=1, max_size=16),
    **{name: st.none() | WORD for name in ("action", "category", "service", "rule", "unit", "tier", "chain", "user")},
)


def test_every_condition_has_its_own_word_in_an_address() -> None:
    assert set(NAMES) == {field.name for field in fields(Query)}
    assert len(set(NAMES.values())) == len(NAMES)
    assert set(LABELS) == set(NAMES.values())


@given(QUERY)
def test_an_address_says_all_that_was_asked(query: Query) -> None:
    assert filters_of(params_of(query)).query == query


@pytest.mark.parametrize(
    ("params", "query"),
    [
        ({}, EVERYTHING),
        ({"action": "", "service": "  "}, EVERYTHING),
        ({"ref": " 9F3A-0b12 "}, Query(reference="9f3a0b12")),
        ({"signalee": "non"}, Query(reported=False)),
        ({"inconnu": "1"}, EVERYTHING),
    ],
)
def test_what_people_type_is_read(params: dict[str, str], query: Query) -> None:
    assert filters_of(params) == type(filters_of(params))(query)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"ref": "dossier 12"}, "référence"),
        ({"ref": "0" * 17}, "référence"),
        ({"du": "hier"}, "premier jour"),
        ({"au": "31/12/2026"}, "dernier jour"),
        ({"signalee": "peut-être"}, "oui"),
        ({"service": "x" * 81}, "80 caractères"),
    ],
)
def test_what_cannot_be_read_is_said_and_left_out(params: dict[str, str], said: str) -> None:
    found = filters_of(params)
    assert found.query == EVERYTHING
    assert [said in one for one in found.mistaken] == [True]


def test_an_address_is_written_with_what_is_added_to_it() -> None:
    assert address("/decisions", EVERYTHING) == "/decisions"
    assert address("/decisions", Query(unit="a&b"), apres="1-2") == "/decisions?unite=a%26b&apres=1-2"
