"""What decisions add up to."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from proxy.store import keys, sums
from proxy.store.planning import plan
from proxy.store.profiles import CATEGORY, LATENCY, OBSERVED, UNIT
from proxy.store.states import ServiceSeen
from proxy.store.views import Actions, Count, Day, Latency, Overview, Query

_OBSERVE = "observe"


def overview(connection: Connection, query: Query) -> Overview:
    """Add up the decisions of a query."""
    asked = plan(connection, query)
    shapes, facets = sums.by_shape(connection, asked), sums.by_facet(connection, asked)

    def of(wanted: str) -> list[tuple[str, str, int]]:
        return [(name, action, n) for ((kind, name), action), n in facets.items() if kind == wanted]

    return Overview(
        actions=_actions((row.action, row.n) for row in shapes),
        days=_days(sums.by_day(connection, asked)),
        categories=_ranked(of(CATEGORY)),
        services=_ranked((row.service, row.action, row.n) for row in shapes),
        units=_ranked(of(UNIT)),
        rules=_ranked((row.rule, row.action, row.n) for row in shapes),
        reasons=_ranked((row.reason, row.action, row.n) for row in shapes),
        observed=_ranked(of(OBSERVED)),
        observing=sum(int(row.n) for row in shapes if row.mode == _OBSERVE),
        latency=_latency(of(LATENCY)),
    )


def services(connection: Connection, query: Query) -> tuple[ServiceSeen, ...]:
    """Services, with the days of their first and last decision."""
    found: dict[tuple[str, str], list[sums.Found]] = defaultdict(list)
    for row in sums.by_service(connection, plan(connection, query)):
        found[row.service, row.tier].append(row)
    seen = (_service(*name, rows) for name, rows in found.items())
    return tuple(sorted(seen, key=lambda one: (-one.actions.total, one.service, one.tier)))


def _service(service: str, tier: str, rows: sums.Rows) -> ServiceSeen:
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    return ServiceSeen(service, tier, keys.day(first), keys.day(last), _actions((row.action, row.n) for row in rows))


def _days(rows: sums.Rows) -> tuple[Day, ...]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in rows:
        found[row.day].append((row.action, row.n))
    return tuple(Day(keys.day(day), _actions(found[day])) for day in sorted(found))


def _actions(counted: Iterable[tuple[str, int]]) -> Actions:
    found = dict.fromkeys(("allow", "redact", "block"), 0)
    for action, n in counted:
        found[action] += int(n)
    return Actions(**found)


def _ranked(counted: Iterable[tuple[str | None, str, int]]) -> tuple[Count, ...]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, action, n in counted:
        if name is not None:
            found[name].append((action, n))
    ranked = (Count(name, _actions(each)) for name, each in found.items())
    return tuple(sorted(ranked, key=lambda count: (-count.actions.total, count.name)))


def _latency(steps: Iterable[tuple[str, str, int]]) -> Latency | None:
    counted: Counter[int] = Counter()
    for bound, _, n in steps:
        counted[int(bound)] += n
    if not (total := counted.total()):
        return None
    return Latency(_under(counted, total * 0.5), _under(counted, total * 0.95))


def _under(counted: Counter[int], wanted: float) -> int:
    """The lowest bound under which there are as many as wanted."""
    reached = 0
    for bound in sorted(counted):
        reached += counted[bound]
        if reached >= wanted:
            return bound
    return max(counted)
