"""An outage costs time and nothing else."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from proxy.journal.reading import Line, lines
from proxy.store import filling
from proxy.store.errors import ShippingError, StoreError
from proxy.store.shipping import LONGEST_S, follow, ship
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision
from tests.proxy.store.postgresql import Cluster


class Clock:
    """Waits no time, and does what is planned at each wait; the end comes when nothing is."""

    def __init__(self, *planned: Callable[[], object]) -> None:
        self._planned, self.waits = iter(planned), list[float]()

    def __call__(self, seconds: float, /) -> bool:
        self.waits.append(seconds)
        step = next(self._planned, None)
        if step is not None:
            step()
        return step is None


def _nothing() -> None:
    return None


def test_one_sending_says_how_many_lines_it_was(address: str, journal: Journal) -> None:
    journal.add(decision(1), decision(2))
    assert [ship(address, journal.folder), ship(address, journal.folder)] == [3, 0]


def test_following_sends_what_the_journal_gains(address: str, journal: Journal) -> None:
    numbers = count(1)

    def grow() -> None:
        journal.add(decision(next(numbers)))

    said: list[str] = []
    clock = Clock(grow, grow, _nothing)
    follow(address, journal.folder, 3, clock, said.append)
    assert Store.open(address).count() == 2
    assert (clock.waits, said) == ([3] * 4, [])


def test_a_database_that_stops_and_comes_back_gets_each_line_once(cluster: Cluster, journal: Journal) -> None:
    address = cluster.new()
    numbers = count(1)

    def grow() -> None:
        journal.add(*(decision(next(numbers)) for _ in range(10)))

    def stop() -> None:
        grow()
        cluster.stop()

    said: list[str] = []
    grow()
    clock = Clock(grow, stop, grow, grow, cluster.start, grow)
    follow(address, journal.folder, 2, clock, said.append)
    store = Store.open(address)
    assert store.count() == next(numbers) - 1 == 60
    store.close()
    assert [sentence.partition(" ne répond pas")[1] != "" for sentence in said] == [True, False]
    assert "le journal du poste garde tout" in said[0]
    assert said[1] == "La base répond de nouveau : 30 lignes rattrapées."
    assert clock.waits == [2, 2, 4, 8, 16, 2, 2]


def test_waiting_grows_up_to_a_bound(journal: Journal) -> None:
    clock = Clock(*[_nothing] * 9)
    follow("postgresql://nobody@127.0.0.1:1/none", journal.folder, 5, clock, lambda _: None)
    assert clock.waits == [10, 20, 40, *[LONGEST_S] * 7]


def test_following_ends_where_someone_must_act(address: str, journal: Journal) -> None:
    journal.add(decision(1), decision(2))
    ship(address, journal.folder)
    journal.path().write_bytes(journal.path().read_bytes()[:-100])
    with pytest.raises(ShippingError):
        follow(address, journal.folder, 1, Clock(_nothing), lambda _: None)
    with pytest.raises(StoreError, match="n'est pas reconnue"):
        follow("mysql://host/base", journal.folder, 1, Clock(_nothing), lambda _: None)


def test_a_defect_is_said_by_its_kind_and_ends_nothing(
    address: str, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(decision(1))

    def fails(folder: Path, known: dict[str, int]) -> Iterator[Line]:
        raise RecursionError(str(folder) + str(known))

    said: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(filling, "lines", fails)
        follow(address, journal.folder, 1, Clock(_nothing, patch.undo), said.append)
    assert "L'envoi a rencontré un défaut (RecursionError)" in said[0]
    assert str(journal.folder) not in said[0]
    assert said[1:] == ["La base répond de nouveau : 2 lignes rattrapées."]


def test_a_password_is_never_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        ship("postgresql://paravent:motdepasse@127.0.0.1:1/base", tmp_path)
    assert "motdepasse" not in str(refused.value)
    assert "La base 127.0.0.1/base ne répond pas" in str(refused.value)
    assert refused.value.passing


def test_a_database_that_stops_in_the_middle_of_a_sending_gets_each_line_once(
    cluster: Cluster, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = cluster.new()
    journal.add(*(decision(n) for n in range(40)))

    def interrupted(folder: Path, known: dict[str, int]) -> Iterator[Line]:
        for line in lines(folder, known):
            if line.seq == 25:
                cluster.stop()
            yield line

    monkeypatch.setattr(filling, "BATCH", 10)
    with monkeypatch.context() as patch:
        patch.setattr(filling, "lines", interrupted)
        with pytest.raises(StoreError) as refused:
            ship(address, journal.folder)
    cluster.start()
    assert refused.value.passing
    assert ship(address, journal.folder) == 41 - 20
    store = Store.open(address)
    assert store.overview().actions.total == store.count() == 40
    store.close()
