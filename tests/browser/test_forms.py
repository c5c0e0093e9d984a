"""Filters, answers and verifications, as people use them; with and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import complaints, enter
from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, MASKED, SMALL


@pytest.fixture(params=[True, False], ids=["script", "sans-script"])
def person(request: pytest.FixtureRequest, browser: Browser, console: Clinic) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", java_script_enabled=request.param, accept_downloads=True)
    yield enter(context, console.house)
    context.close()


def test_filters_go_into_the_address_which_shows_the_same_again(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/decisions")
    person.get_by_label("Décision", exact=True).select_option("redact")
    person.get_by_label("Unité").select_option(SMALL)
    person.get_by_role("button", name="Filtrer").click()
    expect(person.locator("[data-row]")).to_have_count(1)
    expect(person.locator("[data-row]")).to_contain_text(MASKED)
    assert f"action=redact&categorie=&service=&unite={SMALL}" in person.url
    person.get_by_role("link", name="Lien permanent").click()
    expect(person.locator("[data-row]")).to_have_count(1)
    expect(person.get_by_label("Unité")).to_have_value(SMALL)


def test_a_row_opens_wherever_it_is_clicked(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/decisions?ref={BLOCKED[:8]}")
    box = person.locator("[data-row] td").nth(4).bounding_box()
    assert box is not None
    person.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(person.get_by_role("heading", level=1)).to_have_text(f"Décision {BLOCKED}")


def test_pages_of_the_list_are_turned_and_turned_back(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/decisions")
    first = person.locator("[data-row]").first.inner_text()
    person.get_by_role("link", name="Plus anciennes").click()
    expect(person.locator("[data-row]").first).not_to_contain_text(first.split()[0])
    person.get_by_role("link", name="Plus récentes").click()
    expect(person.locator("[data-row]").first).to_contain_text(first.split()[0])


def test_days_of_ones_own_are_shown(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/")
    person.get_by_label("Du", exact=True).fill("2020-01-01")
    person.get_by_label("Au", exact=True).fill("2020-01-31")
    person.get_by_role("button", name="Afficher").click()
    expect(person.locator("main")).to_contain_text("Aucune décision du 01/01/2020 au 31/01/2020")


def test_a_false_alarm_is_answered_and_opened_again(person: Page, console: Clinic) -> None:
    said = complaints(person)
    person.goto(f"{console.origin}/alertes")
    card = person.locator("article", has_text=BLOCKED)
    card.get_by_label("Réponse").select_option("justified")
    card.get_by_role("button", name="Enregistrer").click()
    expect(person.get_by_role("status")).to_contain_text("Réponse enregistrée")
    expect(person.locator("article", has_text=BLOCKED)).to_have_count(0)
    person.goto(f"{console.origin}/decisions/{BLOCKED}")
    person.get_by_label("Réponse").select_option("reopened")
    person.get_by_role("button", name="Enregistrer").click()
    expect(person.locator("main")).to_contain_text("rouverte")
    assert said == []


def test_the_journal_is_verified_from_its_page(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/integrite")
    person.get_by_role("button", name="Vérifier maintenant").click()
    expect(person.locator("main")).to_contain_text("Journal de cette machine : Intègre")


@pytest.mark.parametrize(("button", "ending"), [("CSV", ".csv"), ("JSON, une ligne par décision", ".jsonl")])
def test_exports_are_saved_as_files(person: Page, console: Clinic, button: str, ending: str) -> None:
    person.goto(f"{console.origin}/exports?unite={SMALL}")
    with person.expect_download() as saved:
        person.get_by_role("link", name=button).click()
    assert saved.value.suggested_filename.endswith(ending)
    assert BLOCKED in saved.value.path().read_text("utf-8")


def test_a_month_is_read_and_saved(person: Page, console: Clinic) -> None:
    person.goto(f"{console.origin}/exports")
    with person.expect_download() as saved:
        person.get_by_role("button", name="PDF").click()
    assert saved.value.path().read_bytes().startswith(b"%PDF-")
    person.get_by_role("button", name="Lire le rapport").click()
    expect(person.get_by_role("heading", level=1)).to_contain_text("Rapport mensuel")


def test_a_dossier_prints_what_was_typed_into_it(page: Page, console: Clinic) -> None:
    page.goto(f"{console.origin}/exports/dossier?unite={SMALL}")
    page.get_by_label("Nom et coordonnées du DPO").fill("Déléguée, poste 3636")
    page.emulate_media(media="print")
    expect(page.get_by_label("Nom et coordonnées du DPO")).to_be_visible()
    expect(page.locator("header")).to_be_hidden()
