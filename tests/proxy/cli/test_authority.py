import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.ca import files
from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.install.authority import short_name
from tests.proxy.ca.making import there


def _run(*arguments: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["ca", *arguments], input=typed)
    return result.exit_code, result.output


@pytest.fixture
def home(tmp_path: Path) -> Path:
    assert _run("create", "--home", str(tmp_path))[0] == Exit.OK
    return tmp_path


def test_an_authority_is_made_then_shown(home: Path) -> None:
    status, output = _run("show", "--home", str(home))
    assert status == Exit.OK
    assert f"À déployer  {home}/ca/paravent-ca.crt\n" in output
    assert "(364 jours restants)" in output
    assert (home / "ca" / "mitmproxy-ca.pem").stat().st_mode & 0o777 == 0o600


def test_an_authority_is_not_replaced_unless_asked(home: Path) -> None:
    before = (home / "ca" / "paravent-ca.crt").read_bytes()
    assert _run("create", "--home", str(home))[0] == Exit.AUTHORITY_UNUSABLE
    assert (home / "ca" / "paravent-ca.crt").read_bytes() == before
    assert _run("create", "--home", str(home), "--overwrite")[0] == Exit.OK
    assert (home / "ca" / "paravent-ca.crt").read_bytes() != before


def test_an_authority_that_others_can_read_is_reported(home: Path) -> None:
    (home / "ca" / "mitmproxy-ca.pem").chmod(0o644)
    status, output = _run("show", "--home", str(home))
    assert status == Exit.AUTHORITY_UNUSABLE
    assert "lisible par d'autres" in output


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_an_authority_that_the_service_could_not_read_is_reported(home: Path) -> None:
    os.chown(home / "ca" / "mitmproxy-ca.pem", 4242, 4242)
    status, output = _run("show", "--home", str(home))
    assert status == Exit.AUTHORITY_UNUSABLE
    assert "n'appartient pas au compte du service" in output


@pytest.mark.parametrize("command", [["show"], ["renew"], ["rotate"], ["rotate", "--finish"], ["revoke", "--yes"]])
def test_where_there_is_none_it_says_so(tmp_path: Path, command: list[str]) -> None:
    assert _run(*command, "--home", str(tmp_path))[0] == Exit.AUTHORITY_UNUSABLE


@pytest.mark.parametrize("command", ["create", "renew", "rotate"])
def test_it_lasts_a_year_at_most(tmp_path: Path, command: str) -> None:
    assert _run(command, "--home", str(tmp_path), "--days", "400")[0] == Exit.USAGE


@pytest.mark.parametrize(("days", "words"), [(40, None), (20, "expire dans 19 jours"), (5, "URGENT")])
def test_its_end_is_told_in_time(tmp_path: Path, days: int, words: str | None) -> None:
    status, output = _run("create", "--home", str(tmp_path), "--days", str(days))
    assert status == Exit.OK
    assert (words in output) if words else "expire" not in output


def test_a_renewal_says_what_to_deploy_and_by_when(home: Path) -> None:
    before = (home / "ca" / "paravent-ca.crt").read_bytes()
    status, output = _run("renew", "--home", str(home), "--days", "100")
    assert status == Exit.OK
    assert "déployez celui-ci d'ici là" in output
    assert (home / "ca" / "paravent-ca.crt").read_bytes() != before


def test_a_rotation_goes_in_two_steps_with_time_between_them(home: Path) -> None:
    before = (home / "ca" / "paravent-ca.crt").read_bytes()
    status, output = _run("rotate", "--home", str(home))
    assert status == Exit.OK
    assert f"{home}/ca/paravent-ca-next.crt" in output
    following = (home / "ca" / "paravent-ca-next.crt").read_bytes()
    assert "publiée le" in _run("show", "--home", str(home))[1]
    status, output = _run("rotate", "--finish", "--home", str(home))
    assert (status, "depuis moins de 14 jours" in output) == (Exit.AUTHORITY_UNUSABLE, True)
    assert (home / "ca" / "paravent-ca.crt").read_bytes() == before
    status, output = _run("rotate", "--finish", "--now", "--home", str(home))
    assert (status, "Redémarrez Paravent" in output) == (Exit.OK, True)
    assert (home / "ca" / "paravent-ca.crt").read_bytes() == following


def test_now_goes_with_finish_only(home: Path) -> None:
    assert _run("rotate", "--now", "--home", str(home))[0] == Exit.USAGE
    assert not (home / "ca" / "paravent-ca-next.crt").exists()


def test_a_revocation_says_what_to_remove_from_where(home: Path) -> None:
    name = short_name((home / "ca" / "paravent-ca.crt").read_bytes())
    status, output = _run("revoke", "--home", str(home), typed="o\n")
    assert status == Exit.OK
    for words in (
        "SHA-256",
        "update-ca-certificates",
        "certutil -D",
        "keytool",
        "delstore Root",
        "security delete",
        name,
    ):
        assert words in output
    assert "root-revoke" not in output
    assert there(home / "ca") == {files.REVOKED_FILE}
    status, shown = _run("show", "--home", str(home))
    assert status == Exit.AUTHORITY_UNUSABLE
    assert "Certificats révoqués" in shown
    assert "Créez-en une autre" in shown


def test_a_revocation_that_nobody_confirms_changes_nothing(home: Path) -> None:
    before = there(home / "ca")
    assert _run("revoke", "--home", str(home), typed="n\n")[0] == Exit.FAILED
    assert there(home / "ca") == before
    assert _run("show", "--home", str(home))[0] == Exit.OK
