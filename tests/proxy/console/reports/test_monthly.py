from dataclasses import replace

from proxy.console.naming import Titles
from proxy.console.reports.monthly import MOST, avec, tables
from proxy.store.states import AlarmCounts
from tests.proxy.console.reports.months import month

TITLES = Titles({"identite-directe": "Un nom ne sort pas"}, {"urgences": "accueil des urgences"})


def test_each_verb_gets_its_counts() -> None:
    said = {verb.name: verb.says for verb in avec(month())}
    assert list(said) == ["Apprendre", "Vérifier", "Estimer", "Communiquer"]
    assert "nom d'une personne, numéro de sécurité sociale. 10\xa0outils d'IA utilisés." in said["Apprendre"]
    assert "maladie" not in said["Apprendre"]
    assert "70,0\u202f% des demandes sont parties telles quelles, 20,0\u202f% ont été masquées" in said["Vérifier"]
    assert said["Estimer"] == "200\xa0demandes jugées (+100,0\u202f% par rapport au mois d'avant)."
    assert "4\xa0fausses alertes signalées" in said["Communiquer"]
    assert "3\xa0réponses données, dont 1\xa0qui leur donne raison." in said["Communiquer"]


def test_decisions_that_bound_nobody_are_said_to() -> None:
    told = month()
    watched = replace(told, overview=replace(told.overview, observing=7), alarms=AlarmCounts({"other": 1}, {}))
    said = {verb.name: verb.says for verb in avec(watched)}
    assert said["Vérifier"].endswith("bloquées, mais 7\xa0décisions en observation n'ont rien retenu.")
    assert said["Communiquer"].endswith("aucune réponse donnée.")


def test_an_empty_month_has_its_words_too() -> None:
    said = {verb.name: verb.says for verb in avec(month(0, 0))}
    assert said["Apprendre"].startswith("Rien n'a dû être masqué ni bloqué")
    assert "– des demandes" in said["Vérifier"]


def test_tables_are_named_counted_and_compared() -> None:
    found = {table.title: table for table in tables(month(), TITLES)}
    assert found["Ce qui a été trouvé"].rows[1] == ("Nom d'une personne", "44", "40", "4", "+100,0\u202f%")
    assert found["Règles qui ont décidé"].rows[0][0] == "Un nom ne sort pas"
    assert found["Refus techniques"].rows == (("Demande trop volumineuse", "2", "0", "2", "+100,0\u202f%"),)
    assert found["Fausses alertes"].rows[0] == ("Le cas était inventé", "3", "+200,0\u202f%")
    assert ("Later", "1", "nouveau") in found["Fausses alertes"].rows


def test_a_long_table_says_what_it_leaves_out() -> None:
    services = next(table for table in tables(month(), TITLES) if table.title == "Services d'IA")
    assert len(services.rows) == MOST
    assert services.note == "Et 2\xa0autres, dans la console."


def test_small_units_are_not_named() -> None:
    units = next(table for table in tables(month(), TITLES) if table.title == "Unités")
    assert units.rows == (("Accueil des urgences", "130", "30"),)
    assert "1\xa0unité de moins de 5 demandes" in units.note
    assert "palliatifs" not in str(units)
