import hashlib
import re

import pytest

from tests.proxy.console.pages.clinic import Clinic, cells, plain
from tests.proxy.console.pages.hospital import BLOCKED, LET_THROUGH, MASKED, UNREADABLE, policy


def test_a_decision_says_which_rule_and_why(console: Clinic) -> None:
    page = console.text(f"/decisions/{BLOCKED}")
    rule = next(one for one in policy().policy.rules if one.id == "identite-indirecte")
    assert all(words in page for words in (rule.title, rule.why, rule.owner, *rule.references))


def test_what_was_told_is_written_again_and_said_to_be(console: Clinic) -> None:
    page = console.text(f"/decisions/{BLOCKED}")
    assert "Reconstitué d'après la politique de l'époque" in page
    assert "Cette demande n'a pas été envoyée à ChatGPT." in page
    assert "Repéré : commune (2) ; situation singulière." in page
    assert f"Référence : {BLOCKED}" in page


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (MASKED, "la demande est partie masquée"),
        (LET_THROUGH, "la demande est partie telle quelle"),
        (UNREADABLE, "La vérification a pris trop de temps, rien n'a été envoyé."),
    ],
)
def test_what_was_told_depends_on_what_became_of_the_request(console: Clinic, reference: str, said: str) -> None:
    assert said in console.text(f"/decisions/{reference}")


def test_a_refusal_without_a_rule_has_its_reason(console: Clinic) -> None:
    page = console.text(f"/decisions/{UNREADABLE}")
    assert "Analyse trop longue" in page
    assert "La demande n'a pas été analysée." in page


def test_counts_and_versions_are_told(console: Clinic) -> None:
    said = cells(console.get(f"/decisions/{BLOCKED}").text)
    assert said["Désigne"] == "une personne, par recoupement"
    assert said["Personnes semblables"] == "environ 10 en France"
    assert said["Secret médical"] == "oui"
    assert policy().sha256 in said["Politique"]
    assert said["Auteur"] == "00000000000000aa"


def test_the_proof_is_that_of_the_file(console: Clinic) -> None:
    html = console.get(f"/decisions/{BLOCKED}").text
    said = cells(html)
    found = re.search(r"(\d{8}\.jsonl), ligne (\d+)", plain(said["Fichier"]).replace(" ,", ","))
    assert found is not None
    lines = (console.home / "journal" / found[1]).read_bytes().splitlines()
    row = int(found[2])
    assert said["Empreinte de la ligne"] == hashlib.sha256(lines[row - 1]).hexdigest()
    assert hashlib.sha256(lines[row - 2]).hexdigest() in said["Ligne d'avant"]
    assert "elle concorde" in said["Ligne d'avant"]
    assert "signé le" in said["Point de contrôle"]
    assert plain(lines[row - 1].decode()) in plain(html)


def test_reports_and_their_handling_are_with_the_decision(console: Clinic) -> None:
    page = console.text(f"/decisions/{BLOCKED}")
    assert "le cas était inventé" in page
    assert "Enregistrer" in page
    assert "Personne n'a signalé cette décision" in console.text(f"/decisions/{LET_THROUGH}")


@pytest.mark.parametrize("reference", ["ffffffffffffffff", "autre", "B10C4ED000000001"])
def test_a_reference_that_nobody_knows_is_no_page(console: Clinic, reference: str) -> None:
    assert console.get(f"/decisions/{reference}").status_code == 404
