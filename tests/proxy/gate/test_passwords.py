from http import HTTPStatus
from pathlib import Path

import pytest
from mitmproxy import http
from mitmproxy.proxy import mode_specs
from mitmproxy.test import taddons, tflow

from proxy.gate.passwords import Passwords, is_asked, signed_in

SECRET = "{SHA}" + "W6ph5Mm5Pz8GgiULbPgzG37mj9g="  # SHA-1 of « password », as htpasswd -s writes it


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "comptes"
    path.write_text(f"c.martin:{SECRET}\n")
    return path


def asked(file: Path, mode: str, **headers: str) -> http.HTTPFlow:
    """A request in the clear, after the part has seen it."""
    flow = tflow.tflow()
    flow.client_conn.proxy_mode = mode_specs.ProxyMode.parse(mode)
    for name, value in headers.items():
        flow.request.headers[name.replace("_", "-")] = value
    with taddons.context(part := Passwords()) as context:
        context.configure(part, proxyauth=f"@{file}")
        part.requestheaders(flow)
    return flow


def test_whoever_does_not_sign_in_is_asked_to(file: Path) -> None:
    flow = asked(file, "regular")
    assert is_asked(flow)
    assert flow.response is not None
    assert flow.response.status_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
    assert signed_in(flow) == ""


def test_whoever_signs_in_is_known_and_the_password_goes_no_further(file: Path) -> None:
    flow = asked(file, "regular", proxy_authorization="Basic Yy5tYXJ0aW46cGFzc3dvcmQ=")
    assert (signed_in(flow), is_asked(flow)) == ("c.martin", False)
    assert "proxy-authorization" not in flow.request.headers


def test_a_wrong_password_is_asked_for_again(file: Path) -> None:
    assert is_asked(asked(file, "regular", proxy_authorization="Basic Yy5tYXJ0aW46YXV0cmU="))


def test_a_captured_connection_cannot_be_asked(file: Path) -> None:
    flow = asked(file, "transparent")
    assert flow.response is None
    assert signed_in(flow) == ""


def test_a_request_that_was_being_passed_on_is_asked_all_the_same(file: Path) -> None:
    flow = asked(file, "regular")
    assert flow.request.stream is False
