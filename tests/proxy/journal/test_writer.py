import asyncio
import json
import threading
from collections.abc import Sequence
from itertools import chain as chained
from pathlib import Path

import pytest

from policies.decision import Action
from policies.facts import Tier
from proxy.journal import chain
from proxy.journal.append_file import JournalError
from proxy.journal.record import Entry, Record
from proxy.journal.writer import Journal
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Kind


def record(number: int = 0) -> Record:
    return Record(
        id=f"{number:016x}", time="2026-11-22T08:30:00.123Z", service="claude", kind=Kind.WEB, tier=Tier.OPEN,
        action=Action.ALLOW, rule_id="default",
    )  # fmt: skip


class SlowPages:
    """Pages whose disk answers when the test says so."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.written: list[list[str]] = []
        self.reached = threading.Semaphore(0)
        self.go = threading.Semaphore(0)
        self.failure = failure

    def append(self, entries: Sequence[Entry]) -> None:
        self.reached.release()
        self.go.acquire()
        if self.failure:
            raise self.failure
        self.written.append([entry.id for entry in entries if isinstance(entry, Record)])

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
    path = tmp_path / "decisions.jsonl"
    journal = Journal.open(path)
    for number in range(3):
        await journal.write(record(number))
        assert json.loads(path.read_bytes().splitlines()[-1])["id"] == record(number).id
    journal.close()


async def test_many_writes_at_once_keep_their_order_and_their_chain(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    journal = Journal.open(path)
    await asyncio.gather(*(journal.write(record(number)) for number in range(500)))
    journal.close()
    lines = path.read_bytes().splitlines(keepends=True)
    assert [int(json.loads(line)["id"], 16) for line in lines] == list(range(500))
    assert chain.verify(lines).integrity is chain.Integrity.OK


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


async def test_a_check_leaves_nothing_and_tells_what_prevents_writing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    journal = Journal.open(path)
    journal.check()
    assert path.read_bytes() == b""
    path.unlink()
    with pytest.raises(JournalError, match="effacé"):
        journal.check()
    with pytest.raises(JournalError, match="effacé"):
        await journal.write(record())
    journal.close()
