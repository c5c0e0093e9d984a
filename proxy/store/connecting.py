"""Opens the store at an address: an engine whose tables are there, in this version's layout."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from proxy.store import tables
from proxy.store.errors import StoreError
from proxy.store.guarding import guarded
from proxy.store.sessions import WRITES, writing_to

_CONNECT_S = 5
_LOCK = text("SELECT pg_advisory_xact_lock(5026187)")  # any number: of two that make the tables, one waits
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",  # a power cut may take the last batches away: the journal still has them
    "cache_size=-65536",
    "mmap_size=2147483648",
    "temp_store=MEMORY",
)


class _OtherLayoutError(StoreError):
    """Another version made the tables; in SQLite they are remade, since they hold nothing that the journal has not."""


def connect(address: str) -> Engine:
    """Open a store, and make what is missing of it.

    Args:
        address: `sqlite:///path` or `postgresql://user@host/base`.

    Raises:
        StoreError: it is no such address, one that would give something away, or the store cannot be reached or used.
    """
    url = _url(address)
    engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
    try:
        _prepare(engine)
    except _OtherLayoutError:
        engine.dispose()
        if engine.dialect.name != "sqlite":
            raise
        _remove(Path(str(url.database)))
        return connect(address)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _url(address: str) -> URL:
    with suppress(ArgumentError):
        url = make_url(address)
        if url.drivername == "sqlite" and url.database not in {None, "", ":memory:"}:
            return url
        if url.drivername == "postgresql":
            return guarded(url).set(drivername="postgresql+psycopg")
    raise StoreError(
        "L'adresse de la base n'est pas reconnue : écrivez sqlite:///chemin ou postgresql://utilisateur@hôte/base."
    )


def _postgresql(url: URL) -> Engine:
    arguments = {"connect_timeout": _CONNECT_S, "application_name": "paravent"}
    return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=arguments)


def _sqlite(url: URL) -> Engine:
    path = Path(str(url.database))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise StoreError(f"L'index {path} ne peut pas être ouvert : vérifiez vos droits sur ce dossier.") from error
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": 30})
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions are ours to begin, below
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine) -> None:
    with writing_to(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_LOCK)
        names = set(inspect(connection).get_table_names())
        if tables.layout.name in names:
            _check(connection)
        elif names & tables.metadata.tables.keys():
            raise StoreError("Cette base sert déjà à autre chose qu'à Paravent : donnez-en une qui lui soit réservée.")
        else:
            tables.metadata.create_all(connection)
            connection.execute(insert(tables.layout).values(version=tables.VERSION))


def _check(connection: Connection) -> None:
    version = connection.scalar(select(tables.layout.c.version))
    if version != tables.VERSION:
        raise _OtherLayoutError(
            f"La base a été faite par une autre version de Paravent (disposition {version}, attendue : "
            f"{tables.VERSION}). Mettez à jour le Paravent le plus ancien ; pour repartir de zéro, donnez une base "
            "vide : « paravent journal ship » la remplira à partir des journaux des postes."
        )


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
