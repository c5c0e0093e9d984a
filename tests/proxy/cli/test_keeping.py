import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from proxy.audit.root import Root
from proxy.audit.verify import Evidence, checkpoint, verify
from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.journal.book import Book
from proxy.journal.events import Stopped
from proxy.journal.forms import now

BOOT = "0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    book = Book.open(tmp_path / "home" / "journal", BOOT)
    book.append([Stopped(time=now(), boot_id=BOOT)])
    book.close()
    return tmp_path / "home"


def called(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["journal", command, *map(str, arguments)])


def test_the_last_checkpoint_is_one_line_that_verifies_the_journal_later(home: Path) -> None:
    result = called("checkpoint", "--home", home)
    told = json.loads(result.stdout)
    assert (told["event"], told["count"], told["boot_id"]) == ("checkpoint", 3, BOOT)
    assert verify(home / "journal", Evidence(checkpoints=[checkpoint(result.stdout)])).verdict == "ok"


def test_checkpoints_are_added_to_a_file_one_after_the_other(home: Path, tmp_path: Path) -> None:
    kept = tmp_path / "points.txt"
    for _ in range(2):
        assert called("checkpoint", "--home", home, "--to", kept).exit_code == Exit.OK
    assert len(kept.read_text("ascii").splitlines()) == 2


@pytest.mark.parametrize("to", ["absent/points.txt", "."])
def test_a_checkpoint_that_cannot_be_written_is_said(home: Path, tmp_path: Path, to: str) -> None:
    result = called("checkpoint", "--home", home, "--to", tmp_path / to)
    assert (result.exit_code, "ne peut pas être écrit" in result.stderr) == (Exit.INPUT_INVALID, True)


def test_a_journal_that_is_not_there_has_no_checkpoint(tmp_path: Path) -> None:
    result = called("checkpoint", "--home", tmp_path)
    assert (result.exit_code, "aucun point de contrôle" in result.stderr) == (Exit.INPUT_INVALID, True)


def test_the_key_is_carried_away_and_nothing_of_it_stays(home: Path, tmp_path: Path) -> None:
    safe = tmp_path / "coffre"
    safe.mkdir()
    result = called("key", "--home", home, "--to", safe)
    assert result.exit_code == Exit.OK
    [copy] = safe.iterdir()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list((home / "journal").glob("*.key")) == []
    assert verify(home / "journal", Evidence([Root.parse(copy.read_text("ascii"))])).keyed


def test_a_key_that_was_carried_away_cannot_be_carried_away_again(home: Path, tmp_path: Path) -> None:
    called("key", "--home", home, "--to", tmp_path)
    result = called("key", "--home", home, "--to", tmp_path)
    assert (result.exit_code, "déjà été emportée" in result.stderr) == (Exit.INPUT_INVALID, True)


def test_a_key_stays_where_its_copy_cannot_be_written(home: Path, tmp_path: Path) -> None:
    taken = next((home / "journal").glob("*.key"))
    (tmp_path / f"paravent-{taken.name}").write_text("autre chose")
    for to, words in ((tmp_path, "existe déjà"), (tmp_path / "absent", "ne peut pas être écrit")):
        result = called("key", "--home", home, "--to", to)
        assert (result.exit_code, words in result.stderr) == (Exit.INPUT_INVALID, True)
    assert taken.exists()
