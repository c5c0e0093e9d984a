"""Months of invented counts, for tests of the report."""

from datetime import date

from proxy.store.states import AlarmCounts, Month
from proxy.store.views import Actions, Count, Day, Overview


def overview(times: int = 1) -> Overview:
    def count(name: str, allow: int, redact: int, block: int) -> Count:
        return Count(name, Actions(allow * times, redact * times, block * times))

    actions = Actions(70 * times, 20 * times, 10 * times)
    return Overview(
        actions=actions,
        days=(Day(date(2026, 10, 5), actions),),
        categories=(count("DISEASE", 40, 0, 0), count("PERSON", 0, 20, 2), count("NIR", 0, 1, 0)),
        services=tuple(count(f"service-{index}", 12 - index, 1, 0) for index in range(10)),
        units=(count("urgences", 50, 10, 5), count("palliatifs", 1, 1, 0)),
        rules=(count("identite-directe", 0, 20, 0), count("question-generale", 70, 0, 0)),
        reasons=(count("too_large", 0, 0, 1),),
        observed=(),
        observing=0,
        latency=None,
    )


def month(now: int = 2, before: int = 1) -> Month:
    return Month(
        date(2026, 10, 1),
        overview(now),
        AlarmCounts({"invented": 3, "later": 1}, {"false_alarm": 1, "justified": 2}),
        overview(before),
        AlarmCounts({"invented": 1}, {}),
    )
