"""The keys of now do not rewrite what was; what they write of today is seen by the verification key or a checkpoint."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from proxy.journal.segments import STUBS
from tests.proxy.audit.attacking import LAST, MIDDLE, SEAL, Found, copy, cut, edit, fake_purge, reseal, reword
from tests.proxy.audit.house import House


def reworded(name: str, row: int) -> Callable[[Path], None]:
    """A line says something else, and all from its segment on is sealed again with the keys of now."""

    def act(folder: Path) -> None:
        edit(folder / name, lambda lines: lines.__setitem__(row - 1, reword(lines[row - 1], action="block")))
        reseal(folder, name, row)

    return act


def dropped(name: str, row: int) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        edit(folder / name, lambda lines: lines.pop(row - 1))
        reseal(folder, name, row)

    return act


def purged_by_hand(folder: Path) -> None:
    """Two segments go without a word; their proofs are what an honest purge would leave."""
    fake_purge(folder, 2)


def purge_with_other_proofs(folder: Path) -> None:
    """The proof of what was purged is made to say something else."""
    edit(folder / STUBS, lambda lines: lines.__setitem__(0, reword(lines[0], time="2026-11-22T09:30:00.123Z")))


def told_again(folder: Path) -> None:
    """Segments go, and the journal's own word on an older purge is made to cover them."""
    fake_purge(folder, 2)
    stub = (folder / STUBS).read_bytes()
    told = {"through": 10**6, "stub_bytes": len(stub), "stub": hashlib.sha256(stub).hexdigest()}
    edit(folder / LAST, lambda lines: lines.__setitem__(5, reword(lines[5], **told)))
    reseal(folder, LAST, 6)


WITH_KEYS_OF_NOW: Sequence[tuple[str, Callable[[Path], None], Found, Found]] = [
    ("a line of an earlier segment", reworded(MIDDLE, 3), ("wrong_code", MIDDLE, 3), ("wrong_signature", MIDDLE, 5)),
    (
        "the last line of an earlier segment",
        reworded(MIDDLE, 5),
        ("wrong_signature", MIDDLE, 5),
        ("wrong_signature", MIDDLE, 5),
    ),
    ("a line dropped", dropped(MIDDLE, 3), ("wrong_code", MIDDLE, 3), ("wrong_signature", MIDDLE, 4)),
    ("a line of today's segment", reworded(LAST, 3), ("wrong_code", LAST, 3), None),
    ("today's header", reworded(LAST, 2), ("wrong_code", LAST, 2), None),
    ("the last line", reworded(LAST, 8), ("wrong_code", LAST, 8), None),
    ("a line of today's segment dropped", dropped(LAST, 3), ("wrong_code", LAST, 3), None),
    ("the end cut", lambda folder: cut(folder, 2), ("wrong_seal", SEAL, 0), None),
    (
        "the end cut, with the word on a purge",
        lambda folder: cut(folder, 3),
        ("wrong_seal", SEAL, 0),
        ("purge_untold", STUBS, 0),
    ),
    ("a purge by hand", purged_by_hand, ("purge_untold", STUBS, 0), ("purge_untold", STUBS, 0)),
    ("another proof", purge_with_other_proofs, ("wrong_signature", STUBS, 1), ("wrong_signature", STUBS, 1)),
    ("a purge told again", told_again, ("wrong_code", LAST, 6), ("wrong_purge", LAST, 6)),
]
"""What is done, and what is found of it with the key and without."""


@pytest.mark.parametrize(
    ("act", "keyed", "bare"), [row[1:] for row in WITH_KEYS_OF_NOW], ids=[row[0] for row in WITH_KEYS_OF_NOW]
)
def test_the_keys_of_now_do_not_rewrite_what_was(
    house: House, journal: Path, act: Callable[[Path], None], keyed: Found, bare: Found
) -> None:
    act(journal)
    assert house.sees(journal) == keyed
    assert house.sees(journal, key=False) == bare


def test_an_exported_checkpoint_proves_what_is_before_it_without_the_key(house: House, journal: Path) -> None:
    reworded(LAST, 3)(journal)
    assert house.sees(journal, key=False, exported=True) == ("not_the_checkpoint", LAST, 8)
    shutil.rmtree(journal)
    cut(copy(house.folder, journal), 1)
    assert house.sees(journal, key=False, exported=True) == ("ends_early", LAST, 8)
