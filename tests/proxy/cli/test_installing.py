from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli import installing
from proxy.cli.exits import Exit
from proxy.install.files import File, Folder
from proxy.install.manifest import Manifest
from proxy.install.places import JOURNAL, MANIFEST, at
from tests.proxy.install.roots import needs_root

DONE = File("/etc/paravent.conf", b"nous")


def _run(command: Callable[..., None], root: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    app = typer.Typer()
    app.command()(command)
    result = CliRunner().invoke(app, ["--root", str(root), *arguments], input=typed)
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A root on which one file was installed, and a journal was begun since."""
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").touch()
    (tmp_path / "var/lib").mkdir(parents=True)
    manifest = Manifest.read(tmp_path)
    for step in (Folder("/var/lib/paravent", whole=True), DONE):
        manifest.add(step)
        step.do(tmp_path)
    at(tmp_path, JOURNAL).mkdir()
    (at(tmp_path, JOURNAL) / "00000001.jsonl").write_text("{}")
    return tmp_path


def test_where_nothing_is_installed_there_is_nothing_to_remove(tmp_path: Path) -> None:
    status, said = _run(installing.uninstall, tmp_path)
    assert (status, "rien à retirer" in said) == (Exit.NOT_INSTALLED, True)


@needs_root
@pytest.mark.parametrize("choice", [[], ["--delete-journal", "--keep-journal", "/preuves"]])
def test_a_journal_is_never_destroyed_without_a_word(installed: Path, choice: list[str]) -> None:
    status, said = _run(installing.uninstall, installed, "--yes", *choice)
    assert status == Exit.USAGE
    assert "--keep-journal" in said
    assert DONE.is_done(installed)
    assert (at(installed, JOURNAL) / "00000001.jsonl").exists()


@needs_root
def test_a_journal_is_put_aside_where_it_is_asked_to(installed: Path, tmp_path: Path) -> None:
    place = tmp_path / "preuves"
    status, said = _run(installing.uninstall, installed, "--yes", "--keep-journal", str(place))
    assert (status, f"Les preuves sont dans {place}." in said) == (Exit.OK, True)
    assert (place / "journal/00000001.jsonl").read_text() == "{}"
    assert not at(installed, "/var/lib/paravent").exists()
    assert not at(installed, MANIFEST).exists()
    assert not DONE.is_done(installed)


@needs_root
def test_a_removal_that_stopped_is_given_again_as_it_was(installed: Path, tmp_path: Path) -> None:
    etc, place = at(installed, "/etc/paravent.conf"), tmp_path / "preuves"
    etc.unlink()
    etc.mkdir()  # what another made of it cannot be undone
    words = ["--yes", "--keep-journal", str(place)]
    assert _run(installing.uninstall, installed, *words)[0] == Exit.INSTALL_FAILED
    assert (place / "journal/00000001.jsonl").exists()
    etc.rmdir()
    assert _run(installing.uninstall, installed, *words)[0] == Exit.OK
    assert (place / "journal/00000001.jsonl").read_text() == "{}"
    assert not at(installed, MANIFEST).exists()


@needs_root
@pytest.mark.parametrize(
    ("choice", "asked"), [("--keep-journal=/preuves", "mettre dans"), ("--delete-journal", "DÉTRUIRE")]
)
def test_all_that_proves_is_named_before_anything_is_done(installed: Path, choice: str, asked: str) -> None:
    named = ["journal", "console/journal", "policy/archive"]
    for name in named[1:]:
        folder = at(installed, "/var/lib/paravent") / name
        folder.mkdir(parents=True)
        (folder / "00000001.jsonl").touch()
    _, said = _run(installing.uninstall, installed, choice, typed="n\n")
    assert asked in said
    assert all(f"({at(installed, '/var/lib/paravent') / name})" in said for name in named)
    status, said = _run(installing.uninstall, installed, "--yes")
    assert (status, all(f"/{name})" in said for name in named)) == (Exit.USAGE, True)
    assert DONE.is_done(installed)


@needs_root
def test_a_journal_goes_when_that_is_asked_and_confirmed(installed: Path) -> None:
    assert _run(installing.uninstall, installed, "--delete-journal", typed="n\n")[0] == Exit.FAILED
    assert at(installed, JOURNAL).exists()
    status, said = _run(installing.uninstall, installed, "--delete-journal", typed="oui\n")
    assert (status, "DÉTRUIRE" in said) == (Exit.OK, True)
    assert not at(installed, JOURNAL).exists()


@needs_root
def test_a_journal_that_cannot_be_put_aside_stops_all(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "preuves").mkdir()
    status, said = _run(installing.uninstall, installed, "--yes", "--keep-journal", str(tmp_path / "preuves"))
    assert (status, "existe déjà" in said) == (Exit.INSTALL_FAILED, True)
    assert DONE.is_done(installed)


@needs_root
def test_a_dry_run_says_what_would_be_undone_and_changes_nothing(installed: Path) -> None:
    status, said = _run(installing.uninstall, installed, "--dry-run", "--delete-journal")
    assert (status, "écrire /etc/paravent.conf" in said) == (Exit.OK, True)
    assert DONE.is_done(installed)


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    at(tmp_path, MANIFEST).parent.mkdir(parents=True)
    at(tmp_path, MANIFEST).write_text("{")
    status, said = _run(installing.uninstall, tmp_path)
    assert (status, "paravent-install.json" in said) == (Exit.INSTALL_FAILED, True)


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("proxy:3128", Exit.USAGE),
        ("http://a b:1", Exit.USAGE),
        ("http://proxy.chu.example:3128/", Exit.NOT_INSTALLED),
        ("", Exit.NOT_INSTALLED),
    ],
)
def test_a_parent_is_what_run_would_take_or_none(tmp_path: Path, url: str, status: Exit) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").touch()
    found, said = _run(installing.install, tmp_path, "--parent", url)
    assert (found, "http://proxy.chu.example:3128" in said) == (status, status is Exit.USAGE)


def test_a_bad_policy_stops_before_anything_is_changed(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("id: [")
    status, _ = _run(installing.install, tmp_path, "--policy", str(tmp_path / "policy.yaml"))
    assert status == Exit.POLICY_INVALID


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/passwd").touch()
    status, said = _run(installing.install, tmp_path)
    assert status == Exit.NOT_INSTALLED
    assert all(word in said for word in ("nftables", "systemd", "ca-certificates"))
    assert not (tmp_path / "var").exists()
