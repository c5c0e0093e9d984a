"""A store is made, found again, remade or refused."""

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import update

from proxy.store import tables
from proxy.store.connecting import connect
from proxy.store.errors import StoreError
from proxy.store.sessions import writing_to
from proxy.store.store import Store
from tests.proxy.store.journals import Journal, decision
from tests.proxy.store.postgresql import Cluster


@pytest.mark.parametrize(
    "address", ["", "store", "sqlite://", "sqlite:///:memory:", "mysql://h/b", "postgresql+asyncpg://h/b", "http://h/b"]
)
def test_other_addresses_are_refused_with_the_two_that_are_known(address: str) -> None:
    with pytest.raises(StoreError, match=r"écrivez sqlite:///chemin ou postgresql://utilisateur@hôte/base") as refused:
        connect(address)
    assert not refused.value.passing


def test_what_was_stored_is_there_when_it_is_opened_again(address: str, journal: Journal) -> None:
    journal.add(decision(1))
    first = Store.open(address)
    first.fill(journal.folder)
    first.close()
    assert Store.open(address).count() == 1


def test_an_index_is_its_owner_s_alone(tmp_path: Path, journal: Journal) -> None:
    journal.add(decision(1))
    store = Store.open(f"sqlite:///{tmp_path}/new/index.db")
    store.fill(journal.folder)
    files = list((tmp_path / "new").iterdir())
    assert {path.name for path in files} >= {"index.db", "index.db-wal"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def _age(address: str) -> None:
    engine = connect(address)
    with writing_to(engine) as connection:
        connection.execute(update(tables.layout).values(version=tables.VERSION + 1))
    engine.dispose()


def test_an_index_of_another_version_is_remade_from_the_journal(tmp_path: Path, journal: Journal) -> None:
    journal.add(decision(1))
    address = f"sqlite:///{tmp_path}/index.db"
    Store.open(address).fill(journal.folder)
    _age(address)
    store = Store.open(address)
    assert store.count() == 0
    assert store.fill(journal.folder) == 2


def test_a_fleet_s_database_of_another_version_is_refused_and_left_as_it_is(cluster: Cluster) -> None:
    address = cluster.new()
    _age(address)
    for _ in range(2):
        with pytest.raises(StoreError, match=r"une autre version de Paravent .* Mettez à jour") as refused:
            connect(address)
    assert not refused.value.passing


def test_a_database_that_serves_something_else_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE lines (patient TEXT)")
    with pytest.raises(StoreError, match="sert déjà à autre chose"):
        connect(f"sqlite:///{tmp_path}/other.db")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Bonjour, ceci est une lettre." * 100, "utf-8")
    with pytest.raises(StoreError, match=r"L'index .*letter\.txt ne peut pas être lu ou écrit"):
        connect(f"sqlite:///{path}")
    assert path.read_text("utf-8").startswith("Bonjour")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="ne peut pas être ouvert : vérifiez vos droits"):
        connect(f"sqlite:///{tmp_path}/file/index.db")
