import re
from datetime import timedelta

from proxy.console.naming import Titles
from proxy.console.pages.dossiers import bounded, conditions
from proxy.console.pages.filters import filters_of
from proxy.console.pages.period import today
from proxy.store.views import Query
from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, MASKED, SMALL

TITLES = Titles({"r": "La règle"}, {})


def test_the_dossier_tells_what_the_journal_knows(console: Clinic) -> None:
    page = console.text("/exports/dossier", unite=SMALL)
    assert all(reference in page for reference in (BLOCKED, MASKED))
    assert "Numéro de sécurité sociale" in page
    assert '"event":"checkpoint"' in page
    assert "Contact dans la politique en vigueur" in page


def test_each_letter_of_article_33_has_its_blank(console: Clinic) -> None:
    html = console.get("/exports/dossier").text
    assert all(f"(art. 33 §3 {letter})" in html for letter in "abcd")
    blanks = re.findall(r'<label for="([a-z]+)">[^<]+</label><textarea id="([a-z]+)"', html)
    assert len(blanks) == 10
    assert all(label == field for label, field in blanks)


def test_the_dossier_says_when_nothing_matches(console: Clinic) -> None:
    assert "Élargissez les jours" in console.text("/exports/dossier", service="inconnu")


def test_the_dossier_is_in_the_consoles_journal(console: Clinic) -> None:
    before = sum(one.get("export") == "dossier" for one in console.house.told())
    console.get("/exports/dossier")
    assert sum(one.get("export") == "dossier" for one in console.house.told()) == before + 1


def test_a_query_without_days_is_about_the_last_week() -> None:
    assert bounded(filters_of({})) == Query(since=today() - timedelta(days=6), until=today())
    assert (
        bounded(filters_of({"au": "2026-03-10", "du": "2026-03-12"})).since
        == bounded(filters_of({"au": "2026-03-10", "du": "2026-03-10"})).since
    )


def test_conditions_are_told_with_titles() -> None:
    query = Query(since=today(), rule="r", service="chatgpt")
    assert conditions(query, TITLES) == (("service", "chatgpt"), ("regle", "La règle"))
