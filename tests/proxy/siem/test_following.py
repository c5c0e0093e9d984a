import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from proxy.siem.cursor import CursorFile
from proxy.siem.following import LONGEST_WAIT_S, follow, wait_before
from proxy.siem.forwarder import Forwarder
from proxy.siem.sink import Sink
from proxy.siem.stream import Stream
from proxy.siem.tls import Trust, context
from tests.proxy.rights import shut, without_rights
from tests.proxy.siem.conftest import Writing
from tests.proxy.siem.receiver import Authority, receiving
from tests.proxy.siem.taking import Taking


@contextmanager
def _following(journal: Writing, sink: Sink, cursor: Path) -> Iterator[list[str]]:
    told: list[str] = []
    stop = threading.Event()
    forwarder = Forwarder(journal.folder, sink, CursorFile(cursor))
    thread = threading.Thread(target=follow, args=(journal.folder, forwarder, told.append, stop))
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join()


def _until(condition: Callable[[], bool]) -> None:
    """Wait; the limit of the test ends what never comes."""
    pause = threading.Event()
    while not condition():
        pause.wait(0.02)


def test_waits_grow_to_a_minute_and_differ_from_machine_to_machine() -> None:
    waits = [wait_before(attempt) for attempt in range(1, 200)]
    assert 0.5 <= waits[0] <= 1
    assert all(LONGEST_WAIT_S / 2 <= wait <= LONGEST_WAIT_S for wait in waits[7:])
    assert len(set(waits[7:])) > 100


@pytest.mark.parametrize(("asked", "waited"), [(0.0, 0.0), (7.0, 7.0), (10.0**9, 3600.0)])
def test_what_a_destination_asks_for_is_respected_up_to_an_hour(asked: float, waited: float) -> None:
    assert wait_before(1, asked) == waited


def test_what_comes_is_sent_while_it_comes(journal: Writing, tmp_path: Path) -> None:
    sink = Taking()
    first = journal.decide(2)
    with _following(journal, sink, tmp_path / "cursor.json"):
        _until(lambda: sink.references == first)
        second = journal.decide(2)
        _until(lambda: sink.references == first + second)


def test_an_outage_is_told_once_and_so_is_its_end(journal: Writing, tmp_path: Path) -> None:
    sink = Taking(refusals=2)
    references = journal.decide(2)
    with _following(journal, sink, tmp_path / "cursor.json") as told:
        _until(lambda: len(told) == 2)
    assert told[0].startswith("Rien ne passe : plus de place")
    assert told[1] == "L'envoi reprend."
    assert sink.references == references


def test_a_journal_that_may_not_be_read_for_a_while_is_an_outage_too() -> None:
    sink = Taking()
    with without_rights() as folder:
        journal = Writing(folder / "journal")
        first = journal.decide(2)
        with _following(journal, sink, folder / "cursor.json") as told:
            _until(lambda: sink.references == first)
            with shut(journal.folder):
                _until(lambda: len(told) == 1)
            second = journal.decide(2)
            _until(lambda: sink.references == first + second)
        journal.close()
    assert told[0].startswith(f"Rien ne passe : {journal.folder} ne peut pas être lu (")
    assert told[1:] == ["L'envoi reprend."]


def test_nothing_is_lost_through_the_outage_of_a_real_receiver(
    journal: Writing, authority: Authority, ca_file: Path, tmp_path: Path
) -> None:
    references = journal.decide(50)
    with receiving(authority.server()) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file)), patience_s=5)
        with _following(journal, stream, tmp_path / "cursor.json"):
            before = receiver.wait_for(51)
    with _following(journal, stream, tmp_path / "cursor.json") as told:
        references += journal.decide(50)
        _until(lambda: bool(told))
        with receiving(authority.server(), receiver.port) as again:
            after = again.wait_for(50)
            _until(lambda: len(told) == 2)
    assert [told[0][:13], told[1]] == ["Rien ne passe", "L'envoi reprend."]
    found = [each.parameters["reference"] for each in before + after if each.id == "decision"]
    assert list(dict.fromkeys(found)) == references
