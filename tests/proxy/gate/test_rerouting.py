from mitmproxy.proxy.server_hooks import ServerConnectionHookData
from mitmproxy.test import tflow

from proxy.gate.rerouting import Rerouting


def test_every_connection_goes_to_one_address_and_then_has_its_name_again() -> None:
    rerouting = Rerouting("127.0.0.1", 4443)
    server = tflow.tserver_conn()
    server.state = server.state.CLOSED
    server.address = ("api.openai.com", 443)
    data = ServerConnectionHookData(server, tflow.tclient_conn())
    rerouting.server_connect(data)
    assert server.address == ("127.0.0.1", 4443)
    rerouting.server_connected(data)
    assert server.address == ("api.openai.com", 443)


def test_the_name_that_tls_checks_is_left_alone() -> None:
    server = tflow.tserver_conn()
    server.state = server.state.CLOSED
    server.address, server.sni = ("api.openai.com", 443), "api.openai.com"
    data = ServerConnectionHookData(server, tflow.tclient_conn())
    Rerouting("127.0.0.1", 4443).server_connect(data)
    Rerouting("127.0.0.1", 4443).server_connect_error(data)
    assert server.sni == "api.openai.com"
