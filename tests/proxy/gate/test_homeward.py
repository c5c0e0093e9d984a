import pytest
from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.test import tflow

from proxy.gate.homeward import Homeward


async def refused(host: str) -> bool:
    server = tflow.tserver_conn()
    server.state = server.state.CLOSED
    server.address, server.error = (host, 443), None
    data = ServerConnectionHookData(server, tflow.tclient_conn())
    await Homeward().server_connect(data)
    return server.error is not None


@pytest.mark.parametrize(
    ("host", "home"),
    [
        ("127.0.0.1", True),
        ("127.9.8.7", True),
        ("127.1", True),
        ("2130706433", True),
        ("0x7f000001", True),
        ("0.0.0.0", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("::", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.1", False),
        ("10.1.2.3", False),
        ("2001:db8::1", False),
        ("::ffff:192.0.2.1", False),
    ],
)
async def test_an_address_of_this_machine_is_refused_and_no_other(host: str, home: bool) -> None:
    assert await refused(host) is home


@pytest.mark.parametrize("host", ["a" * 70, "..", "nowhere.invalid"])
async def test_a_name_without_an_address_is_left_to_fail_by_itself(host: str) -> None:
    assert not await refused(host)


async def test_a_connection_without_an_address_is_left_alone() -> None:
    server = tflow.tserver_conn()
    server.state = server.state.CLOSED
    server.address, server.error = None, None
    await Homeward().server_connect(ServerConnectionHookData(server, tflow.tclient_conn()))
    assert server.error is None
