from datetime import date

import pytest

from proxy.console.pages.showing import link
from proxy.store.views import EVERYTHING, Query
from tests.proxy.console.pages.clinic import Clinic

FIRST = Query(since=date(2026, 11, 1), action="block")


@pytest.mark.parametrize(
    ("query", "changes", "expected"),
    [
        (EVERYTHING, {}, "/decisions"),
        (EVERYTHING, {"service": "chatgpt"}, "/decisions?service=chatgpt"),
        (FIRST, {}, "/decisions?du=2026-11-01&action=block"),
        (FIRST, {"action": "redact"}, "/decisions?du=2026-11-01&action=redact"),
        (FIRST, {"action": None}, "/decisions?du=2026-11-01"),
    ],
)
def test_a_link_changes_what_it_says_and_keeps_the_rest(
    query: Query, changes: dict[str, object], expected: str
) -> None:
    assert link("/decisions", query, **changes) == expected


def test_the_consoles_own_journal_is_no_machine(console: Clinic) -> None:
    assert "1 poste" in console.text("/sante").replace("\xa0", " ")
