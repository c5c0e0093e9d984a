"""Connections to an open store: one to read, one to write, and what to say when neither can be."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from proxy.store.errors import StoreError

WRITES = "paravent_writes"
"""Option of a connection whose transaction writes: SQLite then locks at once, so that two fillings take turns."""


@contextmanager
def reading_from(engine: Engine) -> Iterator[Connection]:
    """A connection for queries.

    Raises:
        StoreError: the store cannot be reached or read.
    """
    with told(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing_to(engine: Engine) -> Iterator[Connection]:
    """A transaction, kept whole or not at all.

    Raises:
        StoreError: the store cannot be reached or written.
    """
    with told(engine.url), engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Say in French, without a secret, what the database could not do.

    Raises:
        StoreError: in place of what SQLAlchemy raises.
    """
    try:
        yield
    except SQLAlchemyError as error:
        raise _refusal(url, error) from error


def _refusal(url: URL, error: SQLAlchemyError) -> StoreError:
    shown = f"{url.host or 'ce poste'}/{url.database}"  # nothing else: what more an address says may be a secret
    if url.get_backend_name() == "sqlite":
        return StoreError(
            f"L'index {url.database} ne peut pas être lu ou écrit. Vérifiez vos droits et la place sur le disque ; "
            "si cela persiste, effacez ce fichier : il sera refait à partir du journal.",
            passing=_passes(error),
        )
    if _passes(error):
        return StoreError(
            f"La base {shown} ne répond pas ou refuse la connexion. Vérifiez qu'elle est démarrée, joignable d'ici, et "
            "que l'utilisateur et le mot de passe sont bons.",
            passing=True,
        )
    return StoreError(
        f"La base {shown} refuse ce que Paravent lui demande. Vérifiez que son utilisateur a le droit d'y créer et d'y "
        "écrire des tables, et qu'aucune autre application ne se sert de cette base."
    )


def _passes(error: SQLAlchemyError) -> bool:
    """Whether waiting may be enough."""
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    return lost or isinstance(error, OperationalError | InterfaceError | PoolTimeoutError)
