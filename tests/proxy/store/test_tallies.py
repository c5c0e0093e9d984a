from collections import Counter

import pytest

from proxy.store import keys
from proxy.store.profiles import CATEGORY, LATENCY, UNIT, Profile
from proxy.store.tallies import Counted, step, tally

NIR, CARE = (CATEGORY, "NIR"), (UNIT, "urgences")


def test_a_decision_counts_once_under_each_of_its_facets_and_beside_each_of_them() -> None:
    sums = tally([Counted(3, 9, Profile("allow", (NIR, CARE)), 40)] * 2)
    nir, care, fast = (keys.facet(*facet) for facet in (NIR, CARE, (LATENCY, "50")))
    assert sums.daily == Counter({(there, 9, 3): 2 for there in (keys.ALL, nir, care)})
    beside = ((there, each) for there in (keys.ALL, nir, care) for each in (nir, care, fast))
    assert sums.tops == Counter({(there, each, "allow", 3): 2 for there, each in beside})
    assert sums.actions == Counter(allow=2)


def test_what_is_forgotten_undoes_what_arrived() -> None:
    counted = [Counted(3, 9, Profile("block", (NIR,)), 7), Counted(4, 9, Profile("allow", ()), 70_000)]
    arrived, gone = tally(counted), tally(counted, -1)
    for before, after in ((arrived.daily, gone.daily), (arrived.tops, gone.tops), (arrived.actions, gone.actions)):
        assert {key: -n for key, n in before.items()} == dict(after)


@pytest.mark.parametrize(
    ("latency", "bound"),
    [(0, "1"), (1, "1"), (2, "2"), (3, "5"), (50, "50"), (51, "100"), (60_000, "60000"), (10**9, "60000")],
)
def test_a_latency_counts_under_the_first_step_that_holds_it(latency: int, bound: str) -> None:
    assert step(latency) == (LATENCY, bound)
