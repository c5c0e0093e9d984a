import re
from datetime import timedelta

import pytest

from proxy.console.pages.period import today
from tests.proxy.console.pages.clinic import Clinic


def _total(page: str) -> int:
    found = re.search(r"Demandes jugées ([\d ]+)", page)
    assert found is not None
    return int(found[1].replace(" ", ""))


def test_the_first_page_shows_the_last_thirty_days(console: Clinic) -> None:
    page = console.text("/")
    since = today() - timedelta(days=29)
    assert f"Décisions du {since:%d/%m/%Y} au {today():%d/%m/%Y}" in page
    assert all(word in page for word in ("Laissées passer", "Masquées", "Bloquées", "Urgences", "ChatGPT"))


def test_a_longer_period_holds_more(console: Clinic) -> None:
    totals = [_total(console.text("/", periode=length)) for length in ("7", "30", "90")]
    assert totals == sorted(totals)
    assert totals[0] < totals[2]


def test_beyond_three_months_a_bar_is_a_week(console: Clinic) -> None:
    assert "Jour par jour" in console.text("/", periode="90")
    assert "Semaine par semaine" in console.text("/", periode="180")


def test_of_more_than_a_year_the_last_days_are_drawn_and_that_is_said(console: Clinic) -> None:
    page = console.text("/", du="2000-01-01")
    assert "Une page montre 366 jours au plus" in page
    assert f"Décisions du {today() - timedelta(days=365):%d/%m/%Y} au {today():%d/%m/%Y}" in page
    assert "366 jours au plus" not in console.text("/", periode="180")


def test_the_drawing_is_told_in_words_and_in_a_table(console: Clinic) -> None:
    html = console.get("/").text
    assert 'role="img" aria-labelledby="trend-title trend-desc"' in html
    assert "Les mêmes chiffres sont dans le tableau qui suit." in html
    table = html[html.index("<summary>Les mêmes chiffres en tableau</summary>") :]
    assert len(re.findall(r'<th scope="row"><a href="/decisions\?du=', table)) >= 30


def test_numbers_lead_to_the_decisions_that_they_count(console: Clinic) -> None:
    html = console.get("/").text
    found = re.search(r'href="(/decisions\?[^"]*action=block)">([\d\u202f]+)<', html)
    assert found is not None
    listed = console.text(found[1].replace("&amp;", "&"))
    assert f"{found[2]} décisions" in listed.replace("\u202f", " ").replace("\xa0", " ")


def test_categories_rules_and_units_have_their_names(console: Clinic) -> None:
    page = console.text("/")
    assert "Nom d'une personne" in page
    assert "Un nom, un numéro, une adresse ne sortent pas" in page
    assert "Département d'information médicale" in page


@pytest.mark.parametrize("params", [{"du": "hier"}, {"periode": "12"}, {"du": "2026-02-02", "au": "2026-01-01"}])
def test_days_that_cannot_be_read_are_said_to_be(console: Clinic, params: dict[str, str]) -> None:
    assert "Ces jours ne peuvent pas être lus" in console.text("/", **params)


def test_days_without_decisions_say_what_to_do(console: Clinic) -> None:
    assert "Choisissez une période plus longue" in console.text("/", du="2020-01-01", au="2020-01-31")


def test_before_the_first_journal_the_page_says_how_to_begin(empty: Clinic) -> None:
    assert "Démarrez Paravent sur ce poste (« paravent run »)" in empty.text("/", periode="7")
