from contextlib import suppress

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from proxy.store.connecting import connect
from proxy.store.errors import StoreError
from proxy.store.sessions import reading_from, told, writing_to


def test_a_transaction_that_fails_leaves_nothing(address: str) -> None:
    engine = connect(address)
    with suppress(ZeroDivisionError), writing_to(engine) as connection:
        connection.execute(text("UPDATE layout SET version = 77"))
        raise ZeroDivisionError
    with reading_from(engine) as connection:
        assert connection.scalar(text("SELECT version FROM layout")) != 77


def test_what_the_database_refuses_is_told_without_its_statement(address: str) -> None:
    engine = connect(address)
    with pytest.raises(StoreError) as refused, writing_to(engine) as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    assert "nowhere" not in str(refused.value)
    assert "vérifiez" in str(refused.value).lower()


@pytest.mark.parametrize(
    ("error", "passing", "says"),
    [
        (OperationalError("SELECT 1", {}, OSError()), True, "ne répond pas ou refuse la connexion"),
        (ProgrammingError("SELECT 1", {}, OSError()), False, "a le droit d'y créer et d'y écrire des tables"),
    ],
)
def test_an_outage_passes_and_a_missing_right_does_not(error: Exception, passing: bool, says: str) -> None:
    with (
        pytest.raises(StoreError, match=says) as refused,
        told(make_url("postgresql://p:motdepasse@h/b?sslpassword=motdepasse")),
    ):
        raise error
    assert refused.value.passing is passing
    assert "motdepasse" not in str(refused.value)
    assert " h/b " in str(refused.value)
