"""A checkpoint that was exported must be met where it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from proxy.audit.verdict import Fault, Place, Verdict
from proxy.audit.verify import CheckpointFormError, Evidence, checkpoint, verify
from tests.proxy.audit.attacking import cut, reword
from tests.proxy.journal.making import Watch, days, keyed, rows


def test_a_copy_without_the_machine_s_state_needs_an_exported_checkpoint_at_its_end(folder: Path, watch: Watch) -> None:
    (folder / "seal").unlink()
    path = folder / "00000002.jsonl"
    there = rows(path)
    exported = [checkpoint(there[-1].decode())]
    for evidence in (keyed(folder), Evidence()):
        told = verify(folder, evidence, watch.now)
        assert (told.verdict, told.fault, told.place) == (Verdict.UNSIGNED, Fault.SEAL_MISSING, Place(path.name, 4))
        assert verify(folder, replace(evidence, checkpoints=exported), watch.now).verdict is Verdict.OK
    path.write_bytes(b"".join(there[:-1]))
    assert verify(folder, keyed(folder), watch.now).fault is Fault.SEAL_MISSING
    assert verify(folder, Evidence(checkpoints=exported), watch.now).fault is Fault.ENDS_EARLY


def test_an_exported_line_must_be_met(folder: Path, watch: Watch) -> None:
    exported = [
        checkpoint(row.decode()) for path in sorted(folder.glob("0*")) for row in rows(path) if b"signature" in row
    ]
    assert len(exported) == 4
    assert verify(folder, Evidence(checkpoints=exported), watch.now).verdict is Verdict.OK
    other = checkpoint(reword(exported[1].content, boot_id="f" * 16).decode())
    for one in ([other], [exported[1], other], [other, exported[1]]):
        told = verify(folder, Evidence(checkpoints=one), watch.now)
        assert (told.fault, told.place) == (Fault.NOT_THE_CHECKPOINT, Place("00000001.jsonl", 4))
    cut(folder, 1)
    told = verify(folder, Evidence(checkpoints=exported), watch.now)
    assert (told.fault, told.place) == (Fault.ENDS_EARLY, Place("00000002.jsonl", 4))


def test_an_exported_line_that_was_purged_is_of_this_journal_at_least(tmp_path: Path) -> None:
    folder, watch = tmp_path / "journal", Watch()
    book = days(folder, [2] * 3, watch)
    exported = checkpoint(rows(folder / "00000001.jsonl")[-1].decode())
    book.purge(1)
    book.close()
    assert verify(folder, Evidence(checkpoints=[exported]), watch.now).verdict is Verdict.OK
    other = checkpoint(reword(exported.content, chain="f" * 16).decode())
    told = verify(folder, Evidence(checkpoints=[other]), watch.now)
    assert (told.fault, told.place) == (Fault.NOT_THE_CHECKPOINT, Place("purged.jsonl", 2))


@pytest.mark.parametrize("line", ["", "bonjour", "{}", json.dumps({"signature": "00"})])
def test_what_is_no_checkpoint_is_refused(line: str, folder: Path) -> None:
    with pytest.raises(CheckpointFormError):
        checkpoint(line)
    with pytest.raises(CheckpointFormError):
        checkpoint(rows(folder / "00000001.jsonl")[1].decode())
