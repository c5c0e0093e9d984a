"""The console asks from many threads while the journal is still being taken in."""

import inspect
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from proxy.store.errors import StoreError
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision
from tests.proxy.store.postgresql import Cluster


def test_threads_read_while_another_fills(store: Store, journal: Journal) -> None:
    stop = threading.Event()

    def grow() -> None:
        for n in range(30):
            journal.add(decision(n, categories={"NIR": 1}))
            store.fill(journal.folder)
        stop.set()

    def read() -> list[int]:
        seen = [store.overview().actions.total]
        while not stop.is_set():
            seen.append(store.overview().actions.total)
        return seen

    with ThreadPoolExecutor(5) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        pool.submit(grow).result()
        seen = [reader.result() for reader in readers]
    assert all(each == sorted(each) for each in seen)
    assert store.overview().categories[0].actions.total == 30


QUESTIONS = sorted(
    {
        "overview",
        "decisions",
        "count",
        "services",
        "sites",
        "alarms",
        "policies",
        "machines",
        "happenings",
    }
)


def test_a_question_is_a_method_that_these_tests_know() -> None:
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public == {*QUESTIONS, "between", "close", "count_alarms", "decision", "fill", "month"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_tells_an_outage_in_french_and_works_again_after_it(cluster: Cluster, question: str) -> None:
    store = Store.open(cluster.new())
    expected = getattr(store, question)()
    cluster.stop()
    with pytest.raises(StoreError, match="ne répond pas"):
        getattr(store, question)()
    cluster.start()
    assert getattr(store, question)() == expected
    store.close()
