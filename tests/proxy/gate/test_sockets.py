import os
import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from proxy.gate.request import End
from proxy.gate.sockets import asked_owner, read_owner

type Ends = tuple[End, End]
type Owner = Callable[[End, End], int | None]

WAYS = pytest.mark.parametrize("owner", [asked_owner, read_owner])


@pytest.fixture(params=[("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)], ids=["IPv4", "IPv6"])
def ends(request: pytest.FixtureRequest) -> Iterator[Ends]:
    """The two ends of a real connection between two sockets of this process."""
    address, family = request.param
    with closing(socket.create_server((address, 0), family=family)) as server, closing(socket.socket(family)) as client:
        client.connect(server.getsockname()[:2])
        accepted, _ = server.accept()
        with closing(accepted):
            yield client.getsockname()[:2], server.getsockname()[:2]


@WAYS
def test_the_kernel_tells_who_opened_a_connection(owner: Owner, ends: Ends) -> None:
    near, far = ends
    assert owner(near, far) == owner(far, near) == os.getuid()


@WAYS
def test_a_connection_seen_through_ipv6_belongs_to_the_same_account(owner: Owner) -> None:
    with (
        closing(socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True)) as server,
        closing(socket.create_connection(("127.0.0.1", server.getsockname()[1]))) as client,
    ):
        accepted, _ = server.accept()
        with closing(accepted):
            assert owner(client.getsockname()[:2], client.getpeername()[:2]) == os.getuid()
            assert owner(accepted.getpeername()[:2], accepted.getsockname()[:2]) == os.getuid()


@WAYS
def test_the_same_port_towards_another_server_is_another_connection(owner: Owner, ends: Ends) -> None:
    (near, (address, port)) = ends
    assert owner(near, (address, port + 1 if port < 65535 else port - 1)) is None


@WAYS
def test_whoever_listens_on_the_port_is_no_end_of_a_connection(owner: Owner, ends: Ends) -> None:
    (near, far) = ends
    assert owner(far, (near[0], 1)) is None


@WAYS
def test_a_connection_that_was_closed_is_nobodys(owner: Owner) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        client = socket.create_connection(server.getsockname())
        near, far = client.getsockname(), server.getsockname()
        client.close()
        assert owner(near, far) is None


@WAYS
@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_a_connection_from_elsewhere_has_no_account_here(owner: Owner, ends: Ends, address: str) -> None:
    ((_, port), far) = ends
    assert owner((address, port), far) is None


@WAYS
@pytest.mark.parametrize("address", ["", "pas une adresse", "localhost"])
def test_what_is_no_address_is_refused(owner: Owner, ends: Ends, address: str) -> None:
    ((_, port), far) = ends
    with pytest.raises(ValueError, match="address"):
        owner((address, port), far)


def test_a_kernel_that_cannot_be_asked_says_so(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "AF_NETLINK")
    with pytest.raises(OSError, match="sock_diag"):
        asked_owner(*ends)
