from pathlib import Path

from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.journal.chain import START, canonical, seal, tip_of


def _journal(path: Path, entries: int) -> Path:
    tip, lines = START, []
    for i in range(entries):
        sealed = seal(tip, {"id": i})
        lines.append(canonical(sealed) + b"\n")
        tip = tip_of(sealed)
    path.write_bytes(b"".join(lines))
    return path


def test_an_intact_journal_is_said_to_be(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["journal", "verify", str(_journal(tmp_path / "j", 3))])
    assert result.exit_code == Exit.OK
    assert "OK — 3 lignes" in result.output


def test_an_altered_line_is_named(tmp_path: Path) -> None:
    path = _journal(tmp_path / "j", 3)
    path.write_bytes(path.read_bytes().replace(b'"id":1', b'"id":7'))
    result = CliRunner().invoke(app, ["journal", "verify", str(path)])
    assert result.exit_code == Exit.JOURNAL_ALTERED
    assert ":2 : TAMPERED, cette ligne a été modifiée" in " ".join(result.output.split())


def test_a_missing_journal_is_no_success(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["journal", "verify", str(tmp_path / "none")]).exit_code == Exit.JOURNAL_ALTERED
