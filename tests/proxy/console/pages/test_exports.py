from datetime import date

from proxy.console.pages.exports import months
from tests.proxy.console.pages.clinic import Clinic


def test_exports_are_offered_for_what_was_asked(console: Clinic) -> None:
    html = console.get("/exports", action="block", service="chatgpt").text
    assert 'href="/exports/decisions.csv?action=block&amp;service=chatgpt"' in html
    assert '<input type="hidden" name="action" value="block">' in html


def test_looking_at_the_page_carries_nothing_out(console: Clinic) -> None:
    before = len(console.house.told())
    console.get("/exports")
    assert len(console.house.told()) == before


def test_twelve_months_are_offered_across_new_year() -> None:
    found = months(date(2026, 2, 28))
    assert found[:3] == (date(2026, 2, 1), date(2026, 1, 1), date(2025, 12, 1))
    assert len(found) == 12
