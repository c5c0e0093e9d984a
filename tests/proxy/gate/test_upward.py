import pytest
from mitmproxy import http
from mitmproxy.proxy import mode_specs
from mitmproxy.test import tflow, tutils

from proxy.gate.upward import Upward

PARENT = ("proxy.chu.example", 3128)


def led(mode: str = "transparent", *, sni: str | None = "api.openai.com", refused: bool = False) -> http.HTTPFlow:
    flow = tflow.tflow(req=tutils.treq(host="203.0.113.7", port=443, scheme=b"https"))
    flow.request.headers["host"] = "api.openai.com"
    flow.client_conn.proxy_mode, flow.client_conn.sni = mode_specs.ProxyMode.parse(mode), sni
    flow.response = http.Response.make(403) if refused else None
    Upward(PARENT).request(flow)
    return flow


@pytest.mark.parametrize("sni", ["api.openai.com", None])
def test_a_captured_request_leaves_by_its_name_through_the_parent(sni: str | None) -> None:
    flow = led(sni=sni)
    assert (flow.request.host, flow.request.port) == ("api.openai.com", 443)
    assert (flow.server_conn.address, flow.server_conn.via) == (("api.openai.com", 443), ("http", PARENT))


@pytest.mark.parametrize(("mode", "refused"), [("regular", False), ("transparent", True)])
def test_what_already_has_its_way_or_its_answer_keeps_it(mode: str, refused: bool) -> None:
    flow = led(mode, refused=refused)
    assert (flow.request.host, flow.server_conn.via) == ("203.0.113.7", None)


def test_without_a_parent_nothing_changes() -> None:
    flow = tflow.tflow()
    flow.client_conn.proxy_mode = mode_specs.ProxyMode.parse("transparent")
    before = flow.request.host
    Upward(None).request(flow)
    assert (flow.request.host, flow.server_conn.via) == (before, None)
