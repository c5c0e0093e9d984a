"""Where the machine's state was taken back, taken away or spoiled, an exported checkpoint remembers in its place."""

from pathlib import Path

from proxy.journal.book import Book
from proxy.journal.segments import segments
from tests.proxy.audit.attacking import LAST, SEAL, copy, edit, found
from tests.proxy.audit.house import House
from tests.proxy.journal.making import BOOT, DAY_S, Watch, days, record, root, rows


def test_log_and_state_taken_back_together_are_seen_with_an_exported_checkpoint_only(tmp_path: Path) -> None:
    folder, watch = tmp_path / "journal", Watch()
    book = days(folder, [2, 2], watch)
    book.close()
    old = copy(folder, tmp_path / "old")
    book = Book.open(folder, BOOT, watch)
    book.append([record(5)])
    book.sign()
    exported = rows(segments(folder)[-1].path)[-1].decode()
    book.close()
    key = root(folder)
    assert found(old, watch.now, key) is None
    assert found(old, watch.now, key, exported=[exported]) == ("ends_early", "00000002.jsonl", 5)
    assert found(old, watch.now, exported=[exported]) == ("ends_early", "00000002.jsonl", 5)
    book = Book.open(old, BOOT, watch)  # and goes on as if nothing were
    for number in range(9):
        book.append([record(number)])
    book.close()
    assert found(old, watch.now, key) is None
    assert found(old, watch.now, key, exported=[exported]) == ("not_the_checkpoint", "00000002.jsonl", 6)


def test_an_end_cut_without_a_state_to_remember_it_is_no_proof_of_an_end(house: House, journal: Path) -> None:
    """A copy has no state: only a checkpoint that was exported there proves its end."""
    edit(journal / LAST, lambda lines: lines.pop())
    (journal / "seal").unlink()
    assert house.sees(journal) == ("seal_missing", LAST, 7)
    assert house.sees(journal, exported=True) == ("ends_early", LAST, 8)
    Book.open(journal, BOOT, Watch(wall=house.now.timestamp())).close()
    assert house.sees(journal) == ("keys_lost", "00000005.jsonl", 1)


def test_keys_said_to_be_lost_are_never_passed_over(house: House, journal: Path) -> None:
    """Who has the machine cuts the end, destroys the state, and lets the product begin a chain of its own."""
    edit(journal / LAST, lambda lines: lines.__delitem__(slice(7, None)))
    (journal / "seal").write_bytes(b"")
    Book.open(journal, BOOT, Watch(wall=house.now.timestamp())).close()
    assert house.sees(journal) == ("keys_lost", "00000005.jsonl", 1)
    assert house.sees(journal, key=False) == ("keys_lost", "00000005.jsonl", 1)
    assert house.sees(journal, exported=True) == ("not_the_checkpoint", "00000005.jsonl", 1)


def test_a_state_that_was_spoiled_is_no_state_that_is_absent(house: House, journal: Path) -> None:
    edit(journal / LAST, lambda lines: lines.pop())
    (journal / SEAL).write_bytes(b"bonjour")
    assert house.sees(journal) == house.sees(journal, key=False) == ("wrong_seal", SEAL, 0)


def test_what_was_purged_cannot_be_compared_with_what_is_no_longer_there(tmp_path: Path) -> None:
    """Log and state are taken back, gone on with, and what an exported checkpoint would contradict is purged."""
    folder, watch = tmp_path / "journal", Watch()
    days(folder, [2, 2], watch).close()
    old = copy(folder, tmp_path / "old")
    book = Book.open(folder, BOOT, watch)
    book.append([record(5)] * 5)
    book.sign()
    exported = rows(segments(folder)[-1].path)[-1].decode()
    book.append([record(6)])
    book.close()
    book = Book.open(old, BOOT, watch)
    for _ in range(4):
        book.append([record(7)] * 9)
        watch.go(DAY_S)
    book.purge(1)
    book.close()
    assert found(old, watch.now, root(folder)) is None
    seen = ("checkpoint_purged", segments(old)[0].path.name, 1)
    assert found(old, watch.now, root(folder), exported=[exported]) == seen
    later = rows(segments(old)[-1].path)[-1].decode()
    assert found(old, watch.now, root(folder), exported=[later]) is None
    assert found(old, watch.now, root(folder), exported=[exported, later]) == seen
