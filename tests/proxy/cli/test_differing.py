import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from policies.loading import DEFAULT
from proxy.cli import differing
from proxy.cli.app import app
from proxy.cli.exits import Exit

SHIPPED = DEFAULT.read_text("utf-8")
TEXTS = "Convoque Mme Hélène Lefèvre, née le 14/02/1961.\nQuels sont les signes d'une embolie pulmonaire ?\n"


@pytest.fixture
def weaker(tmp_path: Path) -> Path:
    assert "version: 1\n" in SHIPPED
    return written(tmp_path / "b.yaml", SHIPPED.replace("version: 1", "version: 2\nmode: observe"))


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def diff(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["policy", "diff", *map(str, arguments)])


def test_a_policy_and_itself_differ_in_nothing() -> None:
    result = diff(DEFAULT, DEFAULT)
    assert result.exit_code == Exit.OK
    assert "Les deux politiques disent la même chose." in result.output
    assert "Dans aucune situation la seconde ne retient moins" in result.output


def test_a_weaker_policy_is_refused_unless_it_is_accepted(weaker: Path) -> None:
    refused = diff(DEFAULT, weaker)
    assert refused.exit_code == Exit.POLICY_WEAKER
    assert "--accept-weaker" in refused.output
    assert "masquée (identite-directe) → laissée passer (identite-directe)" in refused.output
    assert diff(DEFAULT, weaker, "--accept-weaker").exit_code == Exit.OK
    assert diff(weaker, DEFAULT).exit_code == Exit.OK


@pytest.mark.parametrize(("answer", "status"), [("o\n", Exit.OK), ("n\n", Exit.POLICY_WEAKER)])
def test_at_a_terminal_somebody_is_asked(
    weaker: Path, answer: str, status: Exit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differing, "_at_terminal", lambda: True)
    result = CliRunner().invoke(app, ["policy", "diff", str(DEFAULT), str(weaker)], input=answer)
    assert result.exit_code == status
    assert "L'accepter ?" in result.output


def test_json_says_the_same_for_other_programs(weaker: Path) -> None:
    result = CliRunner().invoke(app, ["policy", "diff", str(DEFAULT), str(weaker), "--json"])
    assert result.exit_code == Exit.POLICY_WEAKER
    said = json.loads(result.stdout)
    assert said["weaker"] is True
    assert {"kind": "changed", "part": "politique", "name": "", "key": "mode"}.items() <= said["changes"][0].items()
    assert said["weakenings"][0]["before"] == {"rule": "contenu-illisible", "action": "block"}
    assert said["every_situation_tried"] is True
    assert said["replay"] is None


def test_texts_are_read_by_the_real_detection_and_never_repeated(weaker: Path, tmp_path: Path) -> None:
    texts = written(tmp_path / "textes.txt", TEXTS)
    result = diff(DEFAULT, weaker, "--replay", texts)
    assert result.exit_code == Exit.POLICY_WEAKER
    assert (
        "Sur 2 décisions : 1 partirait qui était retenue, 0 seraient retenues qui partaient, 1 inchangée"
        in result.output
    )
    assert "ligne 1 : masquée → laissée passer" in result.output
    assert "Lefèvre" not in result.output


def test_a_journal_that_is_not_written_yet_keeps_nothing_from_being_compared(weaker: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    same, less = diff(DEFAULT, DEFAULT, "--replay", journal), diff(DEFAULT, weaker, "--replay", journal)

    assert (same.exit_code, less.exit_code) == (Exit.OK, Exit.POLICY_WEAKER)
    assert "disent la même chose" in same.stdout
    assert f"pas encore de journal à {journal} : il se crée au premier « paravent run »" in same.stderr
    assert json.loads(diff(DEFAULT, DEFAULT, "--replay", journal, "--json").stdout)["replay"] is None


def test_a_journal_that_cannot_be_read_is_no_journal_yet_to_come(tmp_path: Path) -> None:
    within_a_file = written(tmp_path / "a", "") / "journal.jsonl"
    result = diff(DEFAULT, DEFAULT, "--replay", within_a_file)

    assert result.exit_code == Exit.INPUT_INVALID
    assert "ne peut pas être lu" in result.output


def test_a_policy_that_is_refused_is_said_with_its_place(tmp_path: Path) -> None:
    broken = written(tmp_path / "c.yaml", SHIPPED.replace("action: block", "action: bloque", 1))
    result = diff(DEFAULT, broken)
    assert result.exit_code == Exit.POLICY_INVALID
    assert "c.yaml:" in result.output
