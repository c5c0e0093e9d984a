from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit


def _try(*arguments: str, words: str | None = None) -> tuple[int, str]:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(app, ["try", *arguments], input=words)
    return result.exit_code, result.output


def test_a_name_is_shown_with_its_reason_and_the_masked_text() -> None:
    status, output = _try("Écris à Mme Hélène Lefèvre au 06 39 98 12 34.", "--why")
    assert status == Exit.OK
    assert "nom d'une personne" in output
    assert "civilité" in output
    assert "identite-directe" in output
    assert "Écris à Mme [NOM_1_" in output


def test_a_story_of_care_is_shown_as_it_would_leave_for_a_service_under_contract() -> None:
    story = "Ma patiente de 87 ans, chambre 214, admise le 12/03/2024 à l'hôpital Saint-Louis, désature ce matin."
    status, output = _try(story, "--service", "m365-copilot")
    assert status == Exit.OK
    assert "Masquée" in output
    assert "Ma patiente de 87 ans, [chambre], admise le [J0] à l'[hôpital], désature ce matin." in output


def test_a_text_may_come_on_standard_input() -> None:
    status, output = _try("-", words="Quelle est la dose d'amoxicilline chez l'adulte ?")
    assert status == Exit.OK
    assert "Laissée passer" in output


@pytest.mark.parametrize("option", [("--policy", "absente.yaml")])
def test_a_wrong_option_is_told_before_anything_is_judged(tmp_path: Path, option: tuple[str, str]) -> None:
    assert _try("Bonjour", option[0], str(tmp_path / option[1]))[0] == Exit.POLICY_INVALID


def test_a_text_that_is_not_utf_8_is_told_and_not_shown() -> None:
    result = CliRunner().invoke(app, ["try", "-"], input="Mme Hélène Lefèvre".encode("latin-1"))
    assert result.exit_code == Exit.INPUT_INVALID
    assert "Lef" not in result.output


def test_why_names_the_establishments_own_numbers(tmp_path: Path) -> None:
    policy = tmp_path / "chu.yaml"
    policy.write_text(
        "extends: has-2025\nid: chu\ntitle: CHU\nversion: 1\nidentifiers:\n"
        "  - {id: local, title: t, category: IPP, pattern: '[A-Z]{2}[0-9]{2}-[0-9]{6}',\n"
        "     examples: [SO26-104233, AB25-000017], non_examples: [rien]}\n...\n",
        "utf-8",
    )
    status, output = _try("Relis qj26-104233.", "--why", "--policy", str(policy))
    assert status == Exit.OK
    assert output.count("site_local") == 2
