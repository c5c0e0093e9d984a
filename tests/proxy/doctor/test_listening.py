import socket
from collections.abc import Iterator

import pytest

from proxy.doctor.listening import CHECKS, listens
from proxy.doctor.machine import Machine
from proxy.standing import Light, Point

EXPLICIT, TRANSPARENT = CHECKS


@pytest.fixture
def port() -> Iterator[int]:
    """Somebody listens there, over IPv4 alone."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_a_port_listens_or_not(port: int, free: int) -> None:
    assert listens("127.0.0.1", port)
    assert not listens("127.0.0.1", free)


def test_the_explicit_port_is_where_the_machine_has_it(port: int, free: int) -> None:
    assert EXPLICIT.point(Machine(explicit=port)).light is Light.GREEN
    told = EXPLICIT.point(Machine(explicit=free))
    assert (told.light, str(free) in told.words, "systemctl restart" in told.remedy) == (Light.RED, True, True)


def transparent(port: int) -> Point:
    return TRANSPARENT.point(Machine(transparent=port))


def test_the_transparent_port_listens_over_both_protocols(port: int, free: int) -> None:
    assert transparent(free).light is Light.RED
    assert transparent(port).light is (Light.AMBER if socket.has_dualstack_ipv6() else Light.GREEN)
    if socket.has_dualstack_ipv6():
        with socket.create_server(("::1", port), family=socket.AF_INET6):
            assert transparent(port).light is Light.GREEN
