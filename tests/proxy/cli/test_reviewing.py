"""`paravent console`, as people start it."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.journal.writer import Journal
from proxy.serving import listen


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["console", *arguments])
    return result.exit_code, " ".join(result.output.split())


def test_it_prints_an_address_that_opens_it_and_stops_when_told(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("paravent")), "console", "--home", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        url = httpx.URL(address)
        origin = f"http://127.0.0.1:{url.port}"
        with httpx.Client(trust_env=False, base_url=origin) as browser:
            assert "Ouvrir la console" in browser.get(url).text
            form = {"jeton": url.params["jeton"]}
            assert browser.post("/entrer", data=form, headers={"origin": origin}).status_code == 303
            assert browser.get("/").status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == Exit.OK


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--listen", "0.0.0.0"), "c'est ouvrir la console au réseau"),
        (("--public-url", "https://console.chu.example"), "vont ensemble"),
        (("--certificate", "a.pem"), "--certificate et --key vont ensemble"),
        (("--oidc-issuer", "https://sso.chu.example"), "--oidc-secret-file et --oidc-group vont ensemble"),
        (
            (
                "--oidc-issuer",
                "http://sso.chu.example",
                "--oidc-client",
                "c",
                "--oidc-secret-file",
                "s",
                "--oidc-group",
                "g",
            ),
            "doit être en https",
        ),
        (
            (
                "--oidc-issuer",
                "https://sso.chu.example",
                "--oidc-client",
                "c",
                "--oidc-secret-file",
                "/none",
                "--oidc-group",
                "g",
            ),
            "/none ne peut pas être lu",
        ),
    ],
)
def test_what_would_not_be_safe_is_refused_in_french(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    code, output = _run("--home", str(tmp_path), "--port", "0", *arguments)
    assert code == Exit.USAGE
    assert said in output


def test_a_port_that_is_taken_is_said_with_another_to_choose(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        code, output = _run("--home", str(tmp_path), "--port", str(taken.getsockname()[1]))
    assert code == Exit.PORT_TAKEN
    assert "--port 8789" in output


def test_a_second_console_on_one_folder_is_told_of_the_first(tmp_path: Path) -> None:
    first = Journal.open(tmp_path / "console" / "journal")
    try:
        code, output = _run("--home", str(tmp_path), "--port", "0")
    finally:
        first.close()
    assert code == Exit.FAILED
    assert "Une console est déjà ouverte pour ce dossier sur ce poste" in output
    assert "inutilisable" not in output
    assert ".." not in output


def test_an_index_or_a_journal_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    assert _run("--home", str(tmp_path), "--port", "0", "--store", "mysql://a")[0] == Exit.FAILED
    broken = tmp_path / "broken"
    (broken / "console").mkdir(parents=True)
    (broken / "console" / "journal").write_bytes(b"")
    code, output = _run("--home", str(broken), "--port", "0")
    assert code == Exit.FAILED
    assert "Journal de la console inutilisable" in output
    assert ".." not in output
