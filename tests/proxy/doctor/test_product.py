from pathlib import Path

import pytest

from proxy.doctor.all import CHECKS as ALL
from proxy.doctor.machine import Machine
from proxy.doctor.product import CHECKS
from proxy.install import places
from proxy.pac import pac
from proxy.services.catalogue import Catalogue
from proxy.standing import Light, Point, Topic
from tests.proxy.doctor.test_page import answering, told

WELL = tuple(Point(Light.GREEN, what, "Bien.") for what in (Topic.CANARY, Topic.POLICY, Topic.ANALYSIS))
SHUT = Point(Light.RED, Topic.CANARY, "Un patient inventé a traversé Paravent.", "Relancez Paravent.")


def point(machine: Machine, name: str) -> Point:
    return next(check for check in CHECKS if check.name == name).point(machine)


def test_each_thing_that_the_product_says_has_its_line() -> None:
    with answering({"/etat.json": told(*WELL)}) as machine:
        assert {point(machine, name).light for name in ("page", "canary", "policy", "model")} == {Light.GREEN}


def test_a_canary_that_failed_is_told_in_the_products_words() -> None:
    with answering({"/etat.json": told(SHUT, *WELL[1:])}, 503) as machine:
        found = point(machine, "canary")
        assert (found.light, found.words, found.remedy) == (Light.RED, SHUT.words, SHUT.remedy)
        assert point(machine, "page").light is Light.GREEN


@pytest.mark.parametrize("what", [Topic.START, Topic.JOURNAL])
def test_what_has_no_line_here_is_told_with_the_page(what: Topic) -> None:
    trouble = Point(Light.RED, what, "journal inutilisable", "Corrigez la cause.")
    with answering({"/etat.json": told(trouble, *WELL)}, 503) as machine:
        assert point(machine, "page") == Point(Light.RED, "Page d'état", trouble.words, trouble.remedy)


def test_what_has_a_line_of_its_own_here_is_not_told_a_second_time_with_the_page() -> None:
    elsewhere = set(Topic) - {Topic.START, Topic.JOURNAL}
    ailing = [Point(Light.RED, what, "Mal.", "Réparez.") for what in elsewhere]
    with answering({"/etat.json": told(*ailing)}, 503) as machine:
        assert point(machine, "page").light is Light.GREEN
    assert {check.what for check in ALL} >= {each.what for each in ailing}


def test_the_page_of_another_paravent_is_not_taken_for_this_ones() -> None:
    with answering({"/etat.json": told(*WELL, port=9090)}) as machine:
        found = point(machine, "page")
        assert (found.light, "--port 9090" in found.remedy) == (Light.RED, True)


def test_a_thing_that_the_page_does_not_say_is_not_claimed() -> None:
    with answering({"/etat.json": told()}) as machine:
        assert point(machine, "canary").light is Light.AMBER


@pytest.fixture
def stopped(tmp_path: Path) -> Machine:
    """Nothing runs, and the establishment has a policy."""
    with answering({}) as machine:
        pass
    (tmp_path / places.SETTINGS[1:]).mkdir(parents=True)
    return Machine(tmp_path, status=machine.status)


@pytest.mark.parametrize(
    ("written", "light"),
    [("extends: has-2025\nid: chu\ntitle: CHU\nversion: 1\n...\n", Light.GREEN), ("extends: rien\n", Light.RED)],
)
def test_the_policys_file_speaks_where_nothing_runs(stopped: Machine, written: str, light: Light) -> None:
    stopped.at(places.POLICY).write_text(written)
    assert point(stopped, "policy").light is light


def test_the_models_files_speak_where_nothing_runs(stopped: Machine) -> None:
    assert point(stopped, "model").words == "les fichiers sont entiers, mais rien ne tourne"
    assert point(stopped, "page").light is Light.RED


@pytest.mark.parametrize(
    ("served", "light"),
    [
        (pac(Catalogue.load(), "127.0.0.1:8080"), Light.GREEN),
        (pac(Catalogue.load(), "127.0.0.1:8080", "proxy.chu.example:3128"), Light.GREEN),
        (pac(Catalogue.load(), "127.0.0.1:9090"), Light.RED),
        (pac(Catalogue.load(), "127.0.0.1:8080").replace('"chatgpt.com"', '"chat.example"'), Light.AMBER),
        ("", Light.RED),
    ],
)
def test_the_pac_leads_the_catalogues_names_to_this_proxy(served: str, light: Light) -> None:
    with answering({"/proxy.pac": served.encode()}) as machine:
        assert point(machine, "pac").light is light
