import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli.exits import Exit
from proxy.cli.forwarding import forward
from proxy.journal.book import Book
from proxy.journal.segments import path_of
from tests.proxy.rights import shut, without_rights
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.receiver import receiving

app = typer.Typer()
app.command()(forward)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return _begun(tmp_path)


def _begun(home: Path) -> Path:
    book = Book.open(home / "journal", "b" * 16)
    book.append([decision(id=f"{i:016x}") for i in range(3)])
    book.close()
    return home


def _run(home: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*words, "--home", str(home)])
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


def test_the_journal_is_written_to_standard_output_once(home: Path) -> None:
    status, told, said = _run(home, "-", "--format", "ecs")
    assert status == Exit.OK
    assert [json.loads(line)["event"]["sequence"] for line in told.splitlines()] == [1, 2, 3, 4, 5]
    assert "5 événements envoyés." in said
    assert _run(home, "-", "--format", "ecs")[1:] == ("", "0 événements envoyés.")


def test_each_format_is_told_everything(home: Path) -> None:
    for form in ("cef", "ocsf"):
        assert len(_run(home, "-", "--format", form)[1].splitlines()) == 5


def test_the_journal_is_sent_to_a_receiver(home: Path) -> None:
    with receiving() as receiver:
        status, _, said = _run(home, f"syslog+tcp://127.0.0.1:{receiver.port}")
        assert (status, said) == (Exit.OK, "5 événements envoyés.")
        assert len(receiver.wait_for(5)) == 5


def test_a_receiver_that_is_not_there_is_said_to_be_and_nothing_is_lost(home: Path) -> None:
    with receiving() as receiver:
        address = f"syslog+tcp://127.0.0.1:{receiver.port}"
    status, _, said = _run(home, address)
    assert status == Exit.DESTINATION_UNREACHABLE
    assert "rien n'écoute" in said
    with receiving(port=receiver.port) as again:
        assert _run(home, address)[2] == "5 événements envoyés."
        assert len(again.wait_for(5)) == 5


def test_a_journal_that_went_back_is_said_to_have(home: Path) -> None:
    _run(home, "-")
    path = path_of(home / "journal", 1)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    status, told, said = _run(home, "-")
    assert status == Exit.JOURNAL_ALTERED
    assert json.loads(told.splitlines()[0])["event"]["action"] == "rolled_back"
    assert "Journal revenu en arrière" in said


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["-", "--format", "xml"], "cef, ecs, ocsf"),
        (["syslog+tcp://siem.chu.example:514"], "Sans chiffrement"),
        (["syslog+tls://siem.chu.example", "--ca", "/nowhere/ca.pem"], "ca.pem"),
        (["otlp+https://siem.chu.example", "--authorization", "/nowhere/token"], "token"),
    ],
)
def test_a_wrong_option_says_what_to_write(home: Path, words: list[str], advice: str) -> None:
    status, _, said = _run(home, *words)
    assert status == Exit.USAGE
    assert advice in said


def test_a_token_is_read_from_its_file_and_never_shown(home: Path) -> None:
    (home / "token").write_text("Bearer t0k3n\n")
    status, told, said = _run(home, "otlp+http://127.0.0.1:1", "--authorization", str(home / "token"))
    assert status == Exit.DESTINATION_UNREACHABLE
    assert "t0k3n" not in told + said


def test_a_memory_of_what_was_sent_that_cannot_be_read_is_named(home: Path) -> None:
    _run(home, "-")
    for file in (home / "forward").iterdir():
        file.write_text("{")
    status, _, said = _run(home, "-")
    assert status == Exit.FAILED
    assert "effacez-le" in said


def test_a_journal_that_may_not_be_read_is_said_with_what_to_do() -> None:
    with without_rights() as folder, shut(_begun(folder) / "journal") as journal:
        for words in ([], ["--journal", str(journal)]):
            status, told, said = _run(folder, "-", *words)
            assert (status, told, "sudo" in said) == (Exit.JOURNAL_ALTERED, "", True)
            assert str(journal) in said


def test_following_ends_when_it_is_told_to_and_says_what_was_sent(home: Path) -> None:
    code = "import typer; from proxy.cli.forwarding import forward; typer.run(forward)"
    with receiving() as receiver:
        words = [sys.executable, "-c", code, f"syslog+tcp://127.0.0.1:{receiver.port}", "--follow", "--home", str(home)]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
            receiver.wait_for(5)
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate()
    assert process.returncode == 0
    assert "5 événements envoyés." in said
