from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli import revealing
from proxy.cli.exits import Exit
from proxy.journal.book import Book
from proxy.journal.custody import generate, public_key, sealed
from proxy.journal.events import Elsewhere, Known
from proxy.journal.forms import now
from tests.proxy.rights import shut, without_rights

USER, OTHER = "00000000000000aa", "00000000000000bb"
NAMES = ("dpo", "rssi", "ancien")
app = typer.Typer()
app.command()(revealing.reveal)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal in which an account was sealed for two custodians, then for two others, and the keys of all three."""
    folder = tmp_path_factory.mktemp("home")
    made = {name: generate(name.encode()) for name in NAMES}
    for name, (pem, _) in made.items():
        (folder / f"{name}.pem").write_bytes(pem)
    dpo, rssi, before = (public_key(made[name][1]) for name in NAMES)
    book = Book.open(folder / "journal", "00000000000000cc")
    book.append(
        [
            Known(time=now(), user=USER, sealed=sealed("claire.avant", (dpo, before), USER)),
            Elsewhere(time=now(), site="mammouth"),
            Known(time=now(), user=OTHER, sealed=sealed("karim.benali", (dpo, rssi), OTHER)),
            Known(time=now(), user=USER, sealed=sealed("claire.vidal", (dpo, rssi), USER)),
        ]
    )
    book.close()
    return folder


def _run(home: Path, user: str, *names: str, typed: str | None = None) -> tuple[int, str, str]:
    keys = [word for name in names for word in ("--key", str(home / f"{name}.pem"))]
    words = typed if typed is not None else "".join(f"{name}\n" for name in names)
    result = CliRunner().invoke(app, [user, "--home", str(home), *keys], input=words)
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("user", "keys", "login"),
    [
        (USER, ("dpo", "rssi"), "claire.vidal"),
        (USER, ("rssi", "dpo"), "claire.vidal"),
        (USER, ("dpo", "ancien"), "claire.avant"),
        (OTHER, ("dpo", "rssi"), "karim.benali"),
    ],
)
def test_two_people_together_learn_who_it_was_and_that_this_is_to_be_written_down(
    home: Path, user: str, keys: tuple[str, str], login: str
) -> None:
    status, said, told = _run(home, user, *keys)
    assert status == Exit.OK
    assert said.splitlines()[-1] == login
    assert "registre" in told


@pytest.mark.parametrize(
    ("user", "keys", "typed", "why"),
    [
        (USER, ("rssi", "ancien"), None, "pas pour ces deux clés"),
        (USER, ("dpo", "dpo"), None, "pas pour ces deux clés"),
        ("00000000000000dd", ("dpo", "rssi"), None, "n'est pas dans"),
        (USER, ("dpo", "rssi"), "dpo\nfaux\n", "phrase secrète"),
    ],
)
def test_nobody_else_learns_anything(home: Path, user: str, keys: tuple[str, str], typed: str | None, why: str) -> None:
    status, said, told = _run(home, user, *keys, typed=typed)
    assert status == Exit.SEAL_CLOSED
    assert why in told
    assert "claire" not in said + told


@pytest.mark.parametrize(
    ("user", "keys"),
    [(USER, ("dpo",)), (USER, ()), (USER, NAMES), ("claire", ("dpo", "rssi")), (USER, ("dpo", "perdue"))],
)
def test_a_wrong_command_says_so(home: Path, user: str, keys: tuple[str, ...]) -> None:
    assert _run(home, user, *keys)[0] == Exit.USAGE


def test_the_journal_may_be_a_copy_elsewhere(home: Path, tmp_path: Path) -> None:
    keys = ["--key", str(home / "dpo.pem"), "--key", str(home / "rssi.pem")]
    result = CliRunner().invoke(app, [USER, str(tmp_path), *keys], input="dpo\nrssi\n")
    assert result.exit_code == Exit.SEAL_CLOSED
    result = CliRunner().invoke(app, [USER, str(home / "journal"), *keys], input="dpo\nrssi\n")
    assert result.stdout.splitlines()[-1] == "claire.vidal"


def test_a_journal_that_may_not_be_read_is_said_before_a_passphrase_is_asked_for() -> None:
    keys = {name: generate(name.encode())[0] for name in NAMES[:2]}
    with without_rights() as folder:
        (folder / "journal").mkdir()
        for name, pem in keys.items():
            (folder / f"{name}.pem").write_bytes(pem)
        with shut(folder / "journal"):
            status, said, told = _run(folder, USER, *keys)
    assert (status, "sudo" in told) == (Exit.JOURNAL_ALTERED, True)
    assert "Phrase secrète" not in said
