"""What the store must answer, by going through all entries one by one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from proxy.store.views import Query

type Entry = Mapping[str, Any]


def fits(query: Query, chain: str, entry: Entry, reported: frozenset[str]) -> bool:
    day = date.fromisoformat(entry["time"][:10])
    return all(
        (
            query.since is None or day >= query.since,
            query.until is None or day <= query.until,
            query.action in {None, entry["action"]},
            query.category is None or query.category in entry.get("categories", {}),
            query.service in {None, entry["service"]},
            query.rule is None or query.rule == entry.get("rule_id"),
            query.unit is None or query.unit in entry.get("groups", ()),
            query.observed is None or query.observed in entry.get("observed", ()),
            query.tier in {None, entry["tier"]},
            query.identifying is None or query.identifying == entry.get("identifying"),
            query.reason is None or query.reason == entry.get("reason"),
            query.mode in {None, entry.get("mode", "enforce")},
            query.chain in {None, chain},
            query.user is None or query.user == entry.get("user"),
            query.reference is None or entry["id"].startswith(query.reference),
            query.reported is None or query.reported == (entry["id"] in reported),
            query.policy_hash is None or query.policy_hash == entry.get("policy_hash"),
        )
    )


def counted(entries: Iterable[Entry], field: str) -> dict[str, int]:
    """Entries by a value, or by each value of a list."""
    found: Counter[str] = Counter()
    for entry in entries:
        value = entry.get(field) or ()
        found.update([value] if isinstance(value, str) else list(value))
    return dict(found)
