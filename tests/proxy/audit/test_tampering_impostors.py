"""What comes from another journal, or is another journal, does not pass for this one."""

import shutil
from pathlib import Path

import pytest

from proxy.journal.segments import STUBS
from tests.proxy.audit.attacking import FIRST, SEGMENTS, edit, found, purged_journal
from tests.proxy.audit.house import House
from tests.proxy.journal.making import Watch, days, rows


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of another machine, that went through the same days."""
    folder = tmp_path_factory.mktemp("neighbour") / "journal"
    purged_journal(folder)
    return folder


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_line_from_another_machine_is_seen_where_it_stands(
    house: House, neighbour: Path, journal: Path, name: str
) -> None:
    content = (house.folder / name).read_bytes()
    for row, line in enumerate(rows(neighbour / name), 1):
        edit(journal / name, lambda lines, row=row, line=line: lines.__setitem__(row - 1, line))
        for key in (True, False):
            seen = house.sees(journal, key=key)
            assert seen is not None
            assert seen[1:] == (name, row)
        (journal / name).write_bytes(content)


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_segment_from_another_machine_is_seen(house: House, neighbour: Path, journal: Path, name: str) -> None:
    (journal / name).unlink()
    shutil.copy(neighbour / name, journal / name)
    for key in (True, False):
        assert house.sees(journal, key=key) == ("other_journal", name, 1)


@pytest.mark.parametrize("length", [1, 30])
def test_a_journal_begun_again_is_known_by_its_name(house: House, tmp_path: Path, length: int) -> None:
    folder, watch = tmp_path / "journal", Watch(wall=house.now.timestamp())
    days(folder, [length], watch).close()
    assert house.sees(folder, key=False) is None
    assert house.sees(folder) == ("key_unknown", "00000001.jsonl", 1)
    for key in (True, False):
        assert house.sees(folder, key=key, exported=True) == (
            "not_the_checkpoint",
            "00000001.jsonl",
            *([1] if length == 1 else [23]),
        )


def test_a_journal_begun_again_with_a_purge_of_what_never_was_is_known_too(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    _, _, now = purged_journal(folder, a_day=40)  # what is exported of the house would be among what was purged
    assert found(folder, now, exported=[house.exported]) == ("not_the_checkpoint", FIRST, 1)
    assert found(folder, now, house.key) == ("key_unknown", STUBS, 1)
