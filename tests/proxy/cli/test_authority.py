from pathlib import Path

from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["ca", *arguments])
    return result.exit_code, result.output


def test_an_authority_is_made_then_shown(tmp_path: Path) -> None:
    assert _run("create", "--home", str(tmp_path))[0] == Exit.OK
    status, output = _run("show", "--home", str(tmp_path))
    assert status == Exit.OK
    assert "paravent-ca.crt" in output.replace("\n", "")
    assert (tmp_path / "ca" / "mitmproxy-ca.pem").stat().st_mode & 0o777 == 0o600


def test_an_authority_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    _run("create", "--home", str(tmp_path))
    before = (tmp_path / "ca" / "paravent-ca.crt").read_bytes()
    assert _run("create", "--home", str(tmp_path))[0] == Exit.AUTHORITY_UNUSABLE
    assert (tmp_path / "ca" / "paravent-ca.crt").read_bytes() == before
    assert _run("create", "--home", str(tmp_path), "--overwrite")[0] == Exit.OK
    assert (tmp_path / "ca" / "paravent-ca.crt").read_bytes() != before


def test_an_authority_that_others_can_read_is_reported(tmp_path: Path) -> None:
    _run("create", "--home", str(tmp_path))
    (tmp_path / "ca" / "mitmproxy-ca.pem").chmod(0o644)
    assert _run("show", "--home", str(tmp_path))[0] == Exit.AUTHORITY_UNUSABLE


def test_where_there_is_none_it_says_so(tmp_path: Path) -> None:
    assert _run("show", "--home", str(tmp_path))[0] == Exit.AUTHORITY_UNUSABLE


def test_it_lasts_a_year_at_most(tmp_path: Path) -> None:
    assert _run("create", "--home", str(tmp_path), "--days", "400")[0] == Exit.USAGE
