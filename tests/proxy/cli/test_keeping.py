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
from tests.proxy.rights import shut, without_rights

BOOT = "0123456789abcdef"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return begun(tmp_path / "home")


def begun(home: Path) -> Path:
    """A home with a journal in it."""
    book = Book.open(home / "journal", BOOT)
    book.append([Stopped(time=now(), boot_id=BOOT)])
    book.close()
    return home


def keys(home: Path) -> list[Path]:
    return sorted((home / "journal").glob("*.key"))


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
    [taken] = keys(home)
    content = taken.read_bytes()
    (tmp_path / f"paravent-{taken.name}").write_text("autre chose")
    for to, words in ((tmp_path, "existe déjà"), (tmp_path / "absent", "ne peut pas être copié")):
        result = called("key", "--home", home, "--to", to)
        assert (result.exit_code, words in result.stderr) == (Exit.INPUT_INVALID, True)
        assert "rien n'a été effacé" in result.stderr
    assert taken.read_bytes() == content


@pytest.fixture
def twice(home: Path) -> list[Path]:
    """Keys of two chains: the machine's own were lost."""
    (home / "journal/seal").write_bytes(b"")
    begun(home)
    assert len(keys(home)) == 2
    return keys(home)


def test_all_keys_are_carried_away_together(home: Path, twice: list[Path], tmp_path: Path) -> None:
    contents = {f"paravent-{path.name}": path.read_bytes() for path in twice}
    (tmp_path / "coffre").mkdir()
    result = called("key", "--home", home, "--to", tmp_path / "coffre")
    assert (result.exit_code, result.stdout.count("emportée")) == (Exit.OK, 2)
    assert {path.name: path.read_bytes() for path in (tmp_path / "coffre").iterdir()} == contents
    assert keys(home) == []


def test_a_copy_of_the_same_key_that_is_there_already_is_well(home: Path, twice: list[Path], tmp_path: Path) -> None:
    (tmp_path / f"paravent-{twice[1].name}").write_bytes(twice[1].read_bytes())
    result = called("key", "--home", home, "--to", tmp_path)
    assert (result.exit_code, result.stdout.count("emportée"), keys(home)) == (Exit.OK, 2, [])


def test_where_one_key_cannot_go_none_goes(home: Path, twice: list[Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in twice]
    (tmp_path / f"paravent-{twice[1].name}").write_text("autre chose")
    result = called("key", "--home", home, "--to", tmp_path)
    assert (result.exit_code, "rien n'a été effacé du poste" in result.stderr) == (Exit.INPUT_INVALID, True)
    assert [path.read_bytes() for path in twice] == before
    assert not (tmp_path / f"paravent-{twice[0].name}").exists()


def test_a_key_that_is_copied_and_cannot_be_wiped_is_said_to_be_still_there() -> None:
    with without_rights() as folder:
        [key] = keys(begun(folder / "home"))
        key.chmod(0o400)
        result = called("key", "--home", folder / "home", "--to", folder)
        said = " ".join(result.stderr.split())
        assert result.exit_code == Exit.FAILED
        assert f"La clé est copiée dans {folder / f'paravent-{key.name}'}, mais {key} n'a pas pu être effacé" in said
        key.chmod(0o600)
        again = called("key", "--home", folder / "home", "--to", folder)
        assert (again.exit_code, "emportée" in again.stdout, key.exists()) == (Exit.OK, True, False)


def test_a_key_that_was_wiped_and_not_removed_goes_without_a_copy(home: Path, tmp_path: Path) -> None:
    [key] = keys(home)
    key.write_bytes(bytes(key.stat().st_size))
    result = called("key", "--home", home, "--to", tmp_path)
    assert (result.exit_code, result.stdout, keys(home)) == (Exit.OK, "", [])
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("command", ["key", "checkpoint"])
def test_a_journal_that_may_not_be_read_is_said_with_what_to_do(command: str) -> None:
    with without_rights() as folder, shut(begun(folder / "home") / "journal"):
        result = called(command, "--home", folder / "home", "--to", folder / "ici")
        assert (result.exit_code, "sudo" in result.stderr) == (Exit.JOURNAL_ALTERED, True)
        assert str(folder / "home/journal") in result.stderr
