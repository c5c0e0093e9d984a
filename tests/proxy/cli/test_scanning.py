import json
from pathlib import Path

from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit

LINES = [
    {"id": "a", "text": "Convoque Mme Hélène Lefèvre, née le 14/02/1961."},
    {"id": 2, "text": "Quels sont les signes d'une embolie pulmonaire ?"},
    {"id": "c", "text": "Ma patiente de la chambre 214 refuse l'antibiotique ce matin."},
]


def test_each_line_is_judged_in_order_and_a_bad_one_loses_nothing(tmp_path: Path) -> None:
    source, results = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = [json.dumps(line, ensure_ascii=False) for line in LINES]
    source.write_text("\n".join([good[0], '{"id": "b"', good[1], "", good[2]]), "utf-8-sig")
    result = CliRunner().invoke(app, ["scan", str(source), "-o", str(results)])
    assert result.exit_code == Exit.INPUT_INVALID
    rows = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    assert [row.get("action", row.get("error", {}).get("code")) for row in rows] == [
        "redact",
        "json_invalid",
        "allow",
        "block",
    ]
    first = rows[0]
    assert set(first) == {
        "id",
        "action",
        "rule",
        "identifying",
        "secret",
        "vignette",
        "anonymity",
        "findings",
        "redacted",
    }
    found = [LINES[0]["text"][f["start"] : f["end"]] for f in first["findings"]]  # type: ignore[index]  # a text
    assert found == ["Hélène Lefèvre", "14/02/1961"]
    assert "Lefèvre" not in first["redacted"]
    assert rows[2]["redacted"] == LINES[1]["text"]
    assert rows[3]["redacted"] is None


def test_results_never_replace_a_file(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("{}", "utf-8")
    result = CliRunner().invoke(app, ["scan", str(source), "-o", str(source)])
    assert result.exit_code == Exit.USAGE
    assert source.read_text("utf-8") == "{}"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("", "utf-8")
    assert CliRunner().invoke(app, ["scan", str(source), "-o", str(tmp_path / "none" / "out")]).exit_code == Exit.USAGE
