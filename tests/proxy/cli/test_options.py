import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.options import at_home, fail, on_linux_alone, parent, words
from tests.proxy.install.roots import needs_root


def test_a_failure_ends_the_command_with_its_status_and_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        fail(Exit.POLICY_INVALID, "politique.yaml:3:5 : [valeur] refusée")
    assert ended.value.exit_code == Exit.POLICY_INVALID
    assert "politique.yaml:3:5 : [valeur] refusée" in capsys.readouterr().err


def test_a_text_of_the_command_line_is_taken_as_it_is() -> None:
    assert words("Bonjour") == "Bonjour"


def test_a_text_that_no_file_can_hold_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        words("H\udce9l")
    assert ended.value.exit_code == Exit.INPUT_INVALID
    assert "UTF-8" in capsys.readouterr().err


def test_what_is_of_linux_alone_ends_elsewhere_with_that_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_linux_alone()
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(typer.Exit) as ended:
        on_linux_alone()
    assert ended.value.exit_code == Exit.NOT_INSTALLED
    assert "sous Linux" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (None, None),
        ("http://proxy.chu.example:3128", ("proxy.chu.example", 3128)),
        ("http://Proxy_2.CHU.example:3128/", ("proxy_2.chu.example", 3128)),
        ("http://192.0.2.7:80", ("192.0.2.7", 80)),
        ("http://[2001:db8::7]:3128", ("2001:db8::7", 3128)),
    ],
)
def test_a_parent_is_an_address_with_a_port(url: str | None, address: tuple[str, int] | None) -> None:
    assert parent(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "proxy:3128",
        "http://proxy",
        "http://proxy:0",
        "http://proxy:65536",
        "https://proxy:3128",
        "http://u:p@proxy:1",
        "http://proxy:1/x",
        "http://proxy:1?x",
        "http://proxy:1#x",
        "http://a b:1",
        "http://%i:1",
        "http://proxy:1 --policy x",
        "http://proxy:1\n",
    ],
)
def test_anything_else_is_refused_with_an_example(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        parent(url)
    assert ended.value.exit_code == Exit.USAGE
    assert "http://proxy.chu.example:3128" in capsys.readouterr().err


@contextmanager
def nobody() -> Iterator[None]:
    """Have no rights, for a while."""
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def home_of(uid: int) -> Iterator[Path]:
    """Give a home that is closed to all but an account, at a place that every account can reach."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        home = Path(place) / "h"
        home.mkdir(mode=0o700)
        os.chown(home, uid, -1)
        yield home


@needs_root
@pytest.mark.parametrize("given", [True, False])
def test_a_home_that_is_closed_to_this_account_is_told_with_what_opens_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: bool
) -> None:
    monkeypatch.setenv("PARAVENT_HOME", "/srv/absent" if given else str(tmp_path))
    assert at_home(tmp_path) == tmp_path
    with nobody(), pytest.raises(typer.Exit) as ended:
        at_home(tmp_path if given else None)
    assert ended.value.exit_code == Exit.USAGE
    said = " ".join(capsys.readouterr().err.split())
    assert said == f"{tmp_path} n'est pas lisible par ce compte : relancez avec « sudo »."


@needs_root
@pytest.mark.parametrize(("uid", "how"), [(0, "sudo"), (2, "sudo -u bin"), (54_321, "sudo -u '#54321'")])
def test_a_closed_home_that_is_written_to_is_opened_by_its_owner_alone(
    capsys: pytest.CaptureFixture[str], uid: int, how: str
) -> None:
    with home_of(uid) as home:
        with nobody(), pytest.raises(typer.Exit):
            at_home(home, writes=True)
        assert f"{home} n'est pas lisible par ce compte : relancez avec « {how} »." in capsys.readouterr().err


@needs_root
@pytest.mark.parametrize("command", ["run", "console", "journal forward -"])
def test_root_leaves_nothing_in_a_home_that_is_another_s(command: str) -> None:
    with home_of(2) as home:
        result = CliRunner().invoke(app, [*command.split(), "--home", str(home)])
        assert result.exit_code == Exit.USAGE
        assert f"{home} est à bin : relancez avec « sudo -u bin »." in " ".join(result.output.split())
        assert list(home.iterdir()) == []


@needs_root
def test_its_owner_writes_to_a_home_and_root_reads_it() -> None:
    with home_of(65_534) as home:
        with nobody():
            assert at_home(home, writes=True) == home
        assert at_home(home) == home


@pytest.mark.parametrize("name", ["", "not-there-yet", "file/below"])
def test_any_other_home_is_left_to_the_command(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert at_home(tmp_path / name) == tmp_path / name
    assert at_home(tmp_path / name, writes=True) == tmp_path / name


@needs_root
@pytest.mark.parametrize(
    ("command", "short"), [("ca show", ""), ("journal verify", ""), ("console", "--certificate alone")]
)
def test_a_command_that_needs_the_home_says_that_it_is_closed_and_how_to_open_it(
    tmp_path: Path, command: str, short: str
) -> None:
    words = [*command.split(), "--home", str(tmp_path)]
    CliRunner().invoke(app, [*words, *short.split()])  # nobody may not read our code: all of it is, before
    with nobody():
        result = CliRunner().invoke(app, words)
    assert result.exit_code == Exit.USAGE
    assert "relancez avec « sudo »" in " ".join(result.output.split())


@needs_root
def test_a_command_that_is_given_another_folder_needs_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAVENT_HOME", str(tmp_path))
    with TemporaryDirectory() as copy:
        Path(copy).chmod(0o755)
        CliRunner().invoke(app, ["journal", "verify", copy])
        with nobody():
            result = CliRunner().invoke(app, ["journal", "verify", copy])
    assert result.exit_code == Exit.JOURNAL_ALTERED
    assert "aucun segment" in result.output
