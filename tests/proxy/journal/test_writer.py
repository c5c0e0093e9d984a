import asyncio
import threading
from collections.abc import Callable, Sequence
from itertools import chain as chained
from pathlib import Path

import pytest

from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.record import Record
from proxy.journal.writer import Journal
from proxy.reasons import ReasonCode
from tests.proxy.journal.making import entries, events, keyed, record


class SlowPages:
    """Pages whose disk answers when the test says so."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.written: list[list[str]] = []
        self.reached = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.failure = failure
        self.kept: list[str] = []
        self.purging = threading.Event()
        self.purging.set()

    def append(self, entries: Sequence[Entry]) -> None:
        self.reached.release()
        self.go.acquire()
        if self.failure:
            raise self.failure
        self.written.append([entry.id for entry in entries if isinstance(entry, Record)])

    def sign(self) -> None:
        self.kept.append("signed")

    def purge(self, days: int) -> None:
        self.kept.append(f"purged {days}")
        self.purging.wait()

    def check(self) -> None:
        if self.failure:
            raise self.failure

    def close(self) -> None:
        self.written.append(["closed"])


async def waiting(journal: Journal, *numbers: int) -> list[asyncio.Task[None]]:
    """Writes that have started and wait, in this order."""
    tasks = [asyncio.create_task(journal.write(record(number))) for number in numbers]
    await asyncio.sleep(0)
    return tasks


async def test_a_write_returns_once_its_line_is_in_the_file(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    for number in range(3):
        await journal.write(record(number))
        assert [entry["id"] for entry in entries(tmp_path) if entry["event"] == "decision"][-1] == record(number).id
    journal.close()


async def test_many_writes_at_once_keep_their_order_and_their_chain(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    await asyncio.gather(*(journal.write(record(number)) for number in range(500)))
    journal.close()
    ids = [int(entry["id"], 16) for entry in entries(tmp_path) if entry["event"] == "decision"]
    assert ids == list(range(500))
    assert verify(tmp_path, keyed(tmp_path)).verdict is Verdict.OK


async def test_a_write_does_not_return_before_the_disk_has_answered() -> None:
    pages = SlowPages()
    journal = Journal(pages)
    (task,) = await waiting(journal, 1)
    await asyncio.to_thread(pages.reached.acquire)
    assert not task.done()
    pages.go.release()
    await task
    journal.close()


async def test_what_waits_is_written_together() -> None:
    pages = SlowPages()
    journal = Journal(pages)
    first = await waiting(journal, 0)
    await asyncio.to_thread(pages.reached.acquire)
    others = await waiting(journal, 1, 2, 3)
    pages.go.release(2)
    await asyncio.gather(*first, *others)
    journal.close()
    assert pages.written == [[record(0).id], [record(n).id for n in (1, 2, 3)], ["closed"]]


async def test_too_many_waiting_records_are_refused_at_once() -> None:
    pages = SlowPages()
    journal = Journal(pages, capacity=2)
    first = await waiting(journal, 0)
    await asyncio.to_thread(pages.reached.acquire)
    others = await waiting(journal, 1, 2)
    with pytest.raises(JournalError) as caught:
        await journal.write(record(3))
    assert caught.value.reason is ReasonCode.JOURNAL_FULL
    pages.go.release(2)
    await asyncio.gather(*first, *others)
    journal.close()


@pytest.mark.parametrize("failure", [JournalError("le disque est plein"), ZeroDivisionError("imprévu")])
async def test_a_failure_is_told_to_all_who_wait_then_the_journal_goes_on(failure: Exception) -> None:
    pages = SlowPages(failure)
    journal = Journal(pages)
    first = await waiting(journal, 0)
    await asyncio.to_thread(pages.reached.acquire)
    others = await waiting(journal, 1, 2)
    pages.go.release(2)
    outcomes = await asyncio.gather(*first, *others, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [JournalError] * 3
    assert all("imprévu" not in str(outcome) for outcome in outcomes)
    pages.failure = None
    pages.go.release()
    await journal.write(record(4))
    journal.close()
    assert pages.written == [[record(4).id], ["closed"]]


async def test_a_cancelled_caller_does_not_unwrite_its_record() -> None:
    pages = SlowPages()
    journal = Journal(pages)
    tasks = await waiting(journal, 0, 1)
    for task in tasks:
        task.cancel()
    pages.go.release(2)
    await asyncio.gather(*tasks, return_exceptions=True)
    journal.close()
    assert list(chained.from_iterable(pages.written)) == [record(0).id, record(1).id, "closed"]


async def test_closing_writes_what_waits_and_takes_no_more() -> None:
    pages = SlowPages()
    journal = Journal(pages)
    tasks = await waiting(journal, 0, 1)
    pages.go.release(2)
    journal.close()
    await asyncio.gather(*tasks)
    with pytest.raises(JournalError, match="fermé"):
        await journal.write(record(2))


async def test_a_check_leaves_nothing_and_tells_what_prevents_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "simulated")

    journal = Journal.open(tmp_path)
    await journal.write(record())
    before = events(tmp_path)
    journal.check()
    assert events(tmp_path)[: len(before)] == before
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        with pytest.raises(JournalError, match="le disque est plein"):
            journal.check()
        with pytest.raises(JournalError, match="le disque est plein"):
            await journal.write(record())
    await journal.write(record())
    journal.close()


async def happens(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not what():  # noqa: ASYNC110 - what it waits for is a thread
            await asyncio.sleep(0.005)


async def test_an_idle_journal_is_signed_and_purged_again_and_again() -> None:
    pages = SlowPages()
    journal = Journal(pages, sign_every_s=0.02)
    journal.keep_days = 90
    await happens(lambda: pages.kept.count("signed") >= 3 and pages.kept.count("purged 90") >= 3)
    journal.close()


async def test_a_busy_journal_is_signed_too() -> None:
    pages = SlowPages()
    pages.go.release(10_000)
    journal = Journal(pages, sign_every_s=0.02)
    async with asyncio.timeout(20):
        while pages.kept.count("signed") < 3:
            await journal.write(record())
    journal.close()


async def test_no_decision_waits_for_a_purge_and_no_second_one_begins_meanwhile() -> None:
    pages = SlowPages()
    pages.purging.clear()
    pages.go.release(100)
    journal = Journal(pages, sign_every_s=0.01)
    await happens(lambda: pages.kept.count("signed") >= 5)
    await journal.write(record())
    assert len([kept for kept in pages.kept if kept.startswith("purged")]) == 1
    pages.purging.set()
    journal.close()


async def test_what_cannot_be_kept_up_now_is_tried_again(tmp_path: Path) -> None:
    class Failing(SlowPages):
        def sign(self) -> None:
            super().sign()
            raise JournalError("le disque est plein")

        def purge(self, days: int) -> None:
            super().purge(days)
            raise ZeroDivisionError

    pages = Failing()
    pages.go.release(100)
    journal = Journal(pages, sign_every_s=0.01)
    await happens(lambda: len(pages.kept) >= 6)
    await journal.write(record(1))
    journal.close()
    assert pages.written == [[record(1).id], ["closed"]]
