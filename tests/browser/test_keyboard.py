"""The console without a mouse: from the address bar to an answer."""

import pytest
from playwright.sync_api import Page, expect

from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, LET_THROUGH, UNREADABLE


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("(document.activeElement.innerText || document.activeElement.id || '').trim()"))


def test_the_first_stop_leads_past_the_menu(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/decisions")
    page.keyboard.press("Tab")
    assert focused(page) == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "ref"


def test_stops_follow_the_order_of_the_page(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/")
    stops = []
    for _ in range(16):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    wanted = ["Aller au contenu", "Paravent", "Vue d'ensemble", "Décisions", "Sortir", "7 jours", "180 jours"]
    assert [stops.index(one) for one in wanted] == sorted(stops.index(one) for one in wanted)


def test_what_has_the_focus_is_outlined(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/decisions")
    page.keyboard.press("j")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_j_and_k_move_between_decisions_and_enter_opens(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/decisions")
    page.keyboard.press("j")
    assert focused(page) == LET_THROUGH
    page.keyboard.press("j")
    assert focused(page) == UNREADABLE
    page.keyboard.press("k")
    assert focused(page) == LET_THROUGH
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Décision {LET_THROUGH}")


def test_a_slash_searches(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/decisions")
    page.keyboard.press("/")
    page.keyboard.type(BLOCKED)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{console.origin}/decisions/{BLOCKED}")


def test_a_question_mark_tells_the_keys_and_escape_closes(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/decisions")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("ligne suivante")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("path", ["/alertes", "/services"])
def test_rows_of_other_pages_move_likewise(page: Page, console: Clinic, path: str) -> None:
    page.goto(f"{console.origin}{path}")
    page.keyboard.press("j")
    first = focused(page)
    page.keyboard.press("j")
    assert first
    assert focused(page) not in {"", first}
