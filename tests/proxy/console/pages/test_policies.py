import re
from pathlib import Path

import pytest

from tests.proxy.console.pages.clinic import Clinic, clinic
from tests.proxy.console.pages.hospital import BLOCKED, hospital, policy


def test_the_policy_in_force_and_those_refused_are_told(console: Clinic) -> None:
    page = console.text("/politiques")
    assert policy().policy.title in page
    assert "les décisions s'appliquent" in page
    assert "refusée elle contient des erreurs (3 erreurs)" in page
    assert "dépôt Git, signée" in page
    assert 'data-label="Poste"' not in console.get("/politiques").text


def test_a_policy_that_is_kept_shows_its_rules_and_how_often_each_decided(console: Clinic) -> None:
    page = console.text(f"/politiques/{policy().sha256}")
    assert all(rule.title in page for rule in policy().policy.rules)
    assert all(one.title in page for one in policy().policy.exemptions)
    assert "730 jours. Justification" in page
    assert "ne correspond pas" not in page


@pytest.mark.parametrize("sha256", ["0" * 64, "chu", "..-..-has-2025"])
def test_a_policy_that_is_not_kept_is_no_page(console: Clinic, sha256: str) -> None:
    assert console.get(f"/politiques/{sha256}").status_code == 404


def test_a_copy_that_is_not_what_the_journal_said_is_not_believed(tmp_path: Path) -> None:
    hospital(tmp_path, days=1, each=1)
    copy = tmp_path / "policy" / "archive" / f"{policy().sha256}.yaml"
    copy.write_text(re.sub(r"(?m)^version: .*$", "version: 4242", copy.read_text("utf-8")), "utf-8")
    with clinic(tmp_path) as desk:
        assert "Copie qui ne correspond pas" in desk.text(f"/politiques/{policy().sha256}")
        assert "copie qui ne correspond pas" in desk.text("/politiques")
        decision = desk.text(f"/decisions/{BLOCKED}")
    assert "copie qui ne correspond pas" in decision
    assert "Le message ne peut pas être reconstitué" in decision


def test_before_any_policy_the_page_says_how_to_begin(empty: Clinic) -> None:
    assert "Aucune politique n'a encore été lue" in empty.text("/politiques")
