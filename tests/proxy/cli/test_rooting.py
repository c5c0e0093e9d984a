import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.ca import files
from proxy.ca.vault import REVOCATIONS_FILE, ROOT_CERTIFICATE_FILE, ROOT_FILE
from proxy.cli.app import app
from proxy.cli.exits import Exit
from tests.proxy.ca.making import there

PASSPHRASE = "une racine bien rangee"
TWICE = f"{PASSPHRASE}\n{PASSPHRASE}\n"


def _run(*arguments: str | Path, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["ca", *map(str, arguments)], input=typed)
    return result.exit_code, result.output


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    assert _run("root-create", "--to", tmp_path / "vault", typed=TWICE)[0] == Exit.OK
    return tmp_path / "vault"


@pytest.fixture
def home(tmp_path: Path, vault: Path) -> Path:
    """A machine whose authority the root signed."""
    home = tmp_path / "home"
    assert _run("request", "--home", home)[0] == Exit.OK
    asked = home / "ca" / "paravent-ca.csr"
    assert _run("sign", asked, "--root", vault, "--to", tmp_path / "signed.crt", typed=f"{PASSPHRASE}\n")[0] == Exit.OK
    assert _run("accept", tmp_path / "signed.crt", "--home", home)[0] == Exit.OK
    return home


def test_a_root_is_made_behind_a_passphrase_and_tells_what_to_deploy_and_to_note(tmp_path: Path) -> None:
    status, output = _run("root-create", "--to", tmp_path / "vault", typed=f"trop court\n{TWICE}")
    assert status == Exit.OK
    assert "Trop courte" in output
    assert str(tmp_path / "vault" / ROOT_CERTIFICATE_FILE) in output
    assert re.search(r"Empreinte, à noter : [0-9a-f]{64}", output)
    assert PASSPHRASE not in output
    assert there(tmp_path / "vault") == {ROOT_FILE, ROOT_CERTIFICATE_FILE}
    assert _run("root-create", "--to", tmp_path / "vault", typed=TWICE)[0] == Exit.AUTHORITY_UNUSABLE


def test_a_machine_asks_is_signed_for_and_deploys_the_root(home: Path, vault: Path) -> None:
    assert there(home / "ca") == {"mitmproxy-ca.pem", "paravent-ca.crt"}
    assert (home / "ca" / "paravent-ca.crt").read_bytes() == (vault / ROOT_CERTIFICATE_FILE).read_bytes()
    status, output = _run("show", "--home", home)
    assert status == Exit.OK
    assert "(la racine)" in output
    assert "Racine " in output


@pytest.mark.parametrize("command", [["renew"], ["rotate"]])
def test_what_a_root_signed_only_the_root_prolongs(home: Path, command: list[str]) -> None:
    status, output = _run(*command, "--home", home)
    assert status == Exit.AUTHORITY_UNUSABLE
    assert "paravent ca request" in output


def test_by_default_the_answer_lies_beside_the_request(tmp_path: Path, vault: Path) -> None:
    _run("request", "--home", tmp_path)
    asked = tmp_path / "ca" / "paravent-ca.csr"
    moved = asked.rename(tmp_path / "poste-12.csr")
    status, output = _run("sign", moved, "--root", vault, typed=f"{PASSPHRASE}\n")
    assert status == Exit.OK
    assert f"{tmp_path / 'poste-12.crt'}" in output
    assert _run("accept", tmp_path / "poste-12.crt", "--home", tmp_path)[0] == Exit.OK


def test_a_root_is_prolonged(vault: Path) -> None:
    before = (vault / ROOT_CERTIFICATE_FILE).read_bytes()
    assert _run("root-renew", "--root", vault, typed=f"{PASSPHRASE}\n")[0] == Exit.OK
    assert (vault / ROOT_CERTIFICATE_FILE).read_bytes() != before


def test_a_machine_s_revocation_is_told_to_all_by_its_root(home: Path, vault: Path) -> None:
    status, output = _run("revoke", "--yes", "--home", home)
    assert (status, "root-revoke" in output) == (Exit.OK, True)
    ended = home / "ca" / files.REVOKED_FILE
    status, output = _run("root-revoke", ended, "--root", vault, typed=f"{PASSPHRASE}\n")
    assert status == Exit.OK
    assert "(certificats révoqués : 1)" in output
    assert (vault / REVOCATIONS_FILE).read_bytes().startswith(b"-----BEGIN X509 CRL-----")
    assert _run("root-revoke", "--root", vault, typed=f"{PASSPHRASE}\n")[0] == Exit.OK


def test_a_wrong_passphrase_does_nothing(vault: Path) -> None:
    before = there(vault)
    for command in (["root-renew"], ["root-revoke"]):
        assert _run(*command, "--root", vault, typed="une autre phrase\n")[0] == Exit.AUTHORITY_UNUSABLE
    assert there(vault) == before


def test_what_cannot_be_read_or_written_is_said(tmp_path: Path, vault: Path) -> None:
    nothing = tmp_path / "rien"
    typed = f"{PASSPHRASE}\n"
    assert _run("sign", nothing, "--root", vault, typed=typed)[0] == Exit.INPUT_INVALID
    assert _run("accept", nothing, "--home", tmp_path)[0] == Exit.INPUT_INVALID
    nothing.write_text("rien")
    assert _run("root-revoke", nothing, "--root", vault, typed=typed)[0] == Exit.INPUT_INVALID
    assert _run("sign", nothing, "--root", vault, typed=typed)[0] == Exit.AUTHORITY_UNUSABLE
    assert _run("accept", nothing, "--home", tmp_path)[0] == Exit.AUTHORITY_UNUSABLE
    _run("request", "--home", tmp_path)
    asked = tmp_path / "ca" / "paravent-ca.csr"
    assert _run("sign", asked, "--root", vault, "--to", nothing / "x", typed=typed)[0] == Exit.INPUT_INVALID


@pytest.mark.parametrize("years", ["0", "11"])
def test_a_root_lasts_ten_years_at_most(tmp_path: Path, years: str) -> None:
    assert _run("root-create", "--to", tmp_path, "--years", years, typed=TWICE)[0] == Exit.USAGE
