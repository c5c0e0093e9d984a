"""What an address gives away is refused, and who is at the other end is proven."""

import pytest
from sqlalchemy import make_url

from proxy.store.errors import StoreError
from proxy.store.guarding import guarded

HERE = ["", "u@/b", "u@localhost/b", "u@127.0.0.1:5432/b", "u@[::1]/b", "u@/b?host=/var/run/postgresql"]
ELSEWHERE = ["u@base.chu.example/b", "u@10.0.0.7/b", "u@/b?host=base.chu.example", "u@localhost/b?hostaddr=10.0.0.7"]
ELSEWHERE += ["u@/b?host=localhost,base.chu.example", "u@localhost.chu.example/b", "u@/b?host=/tmp&host=10.0.0.7"]


@pytest.mark.parametrize("name", ["password", "sslpassword"])
@pytest.mark.parametrize("host", ["127.0.0.1", "base.chu.example"])
def test_a_password_among_the_parameters_is_refused_and_not_repeated(name: str, host: str) -> None:
    with pytest.raises(StoreError, match=r"PGPASSWORD ou dans ~/\.pgpass") as refused:
        guarded(make_url(f"postgresql://u@{host}/b?{name}=hunter2"))
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("address", HERE)
def test_on_this_machine_an_address_stays_as_it_is(address: str) -> None:
    url = make_url(f"postgresql://{address}")
    assert guarded(url) == url


@pytest.mark.parametrize("address", ELSEWHERE)
def test_beyond_this_machine_the_server_is_proven(address: str) -> None:
    query = guarded(make_url(f"postgresql://{address}")).query
    assert (query["sslmode"], query["sslrootcert"]) == ("verify-full", "system")


@pytest.mark.parametrize("address", ELSEWHERE)
@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca", "VERIFY-FULL", ""])
def test_less_than_that_is_refused_with_what_to_write(address: str, mode: str) -> None:
    with pytest.raises(StoreError, match="seul sslmode=verify-full est accepté"):
        guarded(make_url(f"postgresql://{address}").update_query_dict({"sslmode": mode}))


def test_the_authority_of_the_hospital_is_kept() -> None:
    url = guarded(make_url("postgresql://u@base.chu.example/b?sslmode=verify-full&sslrootcert=/etc/ca.pem"))
    assert url.query == {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
