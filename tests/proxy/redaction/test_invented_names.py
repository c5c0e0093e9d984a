from pathlib import Path

import pytest

from detectors import lexicons
from detectors.lexicons.first_names import FIRST_NAMES, NICKNAMES
from detectors.placeholder import LABELS
from proxy.redaction.invented_names import POOLS, Kind, new_name
from proxy.redaction.ledger import MAX_ENTRIES


@pytest.mark.parametrize("kind", Kind)
def test_there_are_more_names_than_a_conversation_may_need_plain_and_nobody_s(kind: Kind) -> None:
    names = POOLS[kind]
    assert len(set(names)) == len(names) > MAX_ENTRIES
    assert all(name.isascii() and name.istitle() and len(name) > 4 for name in names)
    assert {name.lower() for name in names}.isdisjoint(
        FIRST_NAMES | NICKNAMES | {each.lower() for each in LABELS.values()}
    )


def test_no_name_is_of_two_kinds() -> None:
    assert len({name for names in POOLS.values() for name in names}) == sum(map(len, POOLS.values()))


def test_no_name_is_a_town() -> None:
    lines = (Path(lexicons.__file__).parent / "communes.tsv").read_text("utf-8").lower().splitlines()
    towns = {line.split("\t")[0] for line in lines}
    assert len(towns) > 1_000
    assert {name.lower() for names in POOLS.values() for name in names}.isdisjoint(towns)


def test_what_is_taken_is_not_drawn() -> None:
    names = POOLS[Kind.MAN]
    left = {names[0], names[1]}
    taken = {name.lower() for name in names} - {name.lower() for name in left}
    drawn = {new_name(Kind.MAN, taken) for _ in range(5)} - {None}
    assert drawn <= left
    assert new_name(Kind.MAN, {name.lower() for name in names}) is None
    assert len({new_name(Kind.SURNAME, ()) for _ in range(50)}) > 30
