import pytest
from mitmproxy import http
from mitmproxy.test import tflow, tutils

from proxy.gate.perching import Perching
from proxy.services.canary import HOST


def asked(host: str, port: int = 4443, *, refused: bool = False) -> http.HTTPFlow:
    flow = tflow.tflow(req=tutils.treq(host=host, port=80, scheme=b"http"))
    flow.server_conn.via = ("http", ("proxy.chu.example", 3128))
    flow.response = http.Response.make(403) if refused else None
    Perching(lambda: port).request(flow)
    return flow


def test_a_request_of_the_canary_goes_home_past_any_parent_proxy() -> None:
    flow = asked(HOST)
    assert (flow.request.host, flow.request.port) == ("127.0.0.1", 4443)
    assert (flow.server_conn.address, flow.server_conn.via) == (("127.0.0.1", 4443), None)
    assert flow.response is None


def test_without_a_canary_it_goes_nowhere() -> None:
    flow = asked(HOST, port=0)
    assert flow.response is not None
    assert flow.response.status_code == 503


@pytest.mark.parametrize(("host", "refused"), [("api.openai.com", False), (f"x.{HOST}", False), (HOST, True)])
def test_all_else_is_left_alone(host: str, refused: bool) -> None:
    flow = asked(host, refused=refused)
    assert (flow.request.host, flow.server_conn.via) == (host, ("http", ("proxy.chu.example", 3128)))
