import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from proxy.cli import shipping
from proxy.cli.exits import Exit
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision

NOWHERE = "postgresql://paravent:motdepasse@127.0.0.1:1/base"

app = typer.Typer()
app.command()(shipping.ship)


@pytest.fixture(autouse=True)
def _handlers() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "journal")
    journal.add(decision(1), decision(2))
    return journal


def _ship(journal: Journal, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, ["--home", str(journal.folder.parent), *arguments], env=environment)


def test_the_journal_of_the_home_is_sent_once(journal: Journal, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/index.db"
    sent, again = _ship(journal, address), _ship(journal, PARAVENT_STORE=address)
    assert (sent.exit_code, sent.output) == (Exit.OK, "3 lignes envoyées.\n")
    assert (again.exit_code, again.output) == (Exit.OK, "0 lignes envoyées.\n")
    assert Store.open(address).count() == 2


def test_a_base_that_does_not_answer_is_said_without_its_password(journal: Journal) -> None:
    result = _ship(journal, NOWHERE)
    assert result.exit_code == Exit.STORE_UNREACHABLE
    assert "ne répond pas ou refuse la connexion" in result.output
    assert "motdepasse" not in result.output


def test_an_address_that_is_none_is_said(journal: Journal) -> None:
    result = _ship(journal, "mysql://h/b")
    assert (result.exit_code, "écrivez sqlite:///chemin" in result.output) == (Exit.STORE_UNREACHABLE, True)


def test_a_journal_that_was_cut_is_said(journal: Journal, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/index.db"
    _ship(journal, address)
    journal.path().write_bytes(journal.path().read_bytes()[:-50])
    result = _ship(journal, address)
    assert (result.exit_code, "s'arrête avant la ligne 3" in result.output) == (Exit.JOURNAL_ALTERED, True)


def test_following_goes_on_through_an_outage_until_it_is_stopped(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(shipping.time, "sleep", wait)
    result = _ship(journal, NOWHERE, "--follow", "--every", "2")
    assert (result.exit_code, waits) == (Exit.OK, [4, 8, 16])
    assert result.output.count("ne répond pas") == 1
    assert "le journal du poste garde tout" in result.output
    assert "Arrêt demandé" in result.output
