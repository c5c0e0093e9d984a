import asyncio
import base64
import threading
from http import HTTPStatus
from pathlib import Path

import bcrypt
import pytest
from mitmproxy import http
from mitmproxy.addons.proxyauth import mkauth
from mitmproxy.proxy import mode_specs
from mitmproxy.test import taddons, tflow

from proxy.gate.passwords import Passwords, is_asked, signed_in

SECRET = "{SHA}" + "W6ph5Mm5Pz8GgiULbPgzG37mj9g="  # SHA-1 of « password », as htpasswd -s writes it
SLOW = bcrypt.hashpw(b"mot:de:passe", bcrypt.gensalt(5)).decode()  # as htpasswd -B writes it


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "comptes"
    path.write_text(f"c.martin:{SECRET}\nd.petit:{SLOW}\n")
    return path


async def asked(file: Path, mode: str, **headers: str) -> http.HTTPFlow:
    """A request in the clear, after the part has seen it."""
    flow = tflow.tflow()
    flow.client_conn.proxy_mode = mode_specs.ProxyMode.parse(mode)
    for name, value in headers.items():
        flow.request.headers[name.replace("_", "-")] = value
    with taddons.context(part := Passwords()) as context:
        context.configure(part, proxyauth=f"@{file}")
        await part.requestheaders(flow)
    return flow


async def test_whoever_does_not_sign_in_is_asked_to(file: Path) -> None:
    flow = await asked(file, "regular")
    assert is_asked(flow)
    assert flow.response is not None
    assert flow.response.status_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
    assert signed_in(flow) == ""


async def test_whoever_signs_in_is_known_and_the_password_goes_no_further(file: Path) -> None:
    flow = await asked(file, "regular", proxy_authorization="Basic Yy5tYXJ0aW46cGFzc3dvcmQ=")
    assert (signed_in(flow), is_asked(flow)) == ("c.martin", False)
    assert "proxy-authorization" not in flow.request.headers


async def test_a_wrong_password_is_asked_for_again(file: Path) -> None:
    assert is_asked(await asked(file, "regular", proxy_authorization="Basic Yy5tYXJ0aW46YXV0cmU="))


async def test_a_captured_connection_cannot_be_asked(file: Path) -> None:
    flow = await asked(file, "transparent")
    assert flow.response is None
    assert signed_in(flow) == ""


async def test_a_request_that_was_being_passed_on_is_asked_all_the_same(file: Path) -> None:
    flow = await asked(file, "regular")
    assert flow.request.stream is False


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("Basic d.petit:mot:de:passe", True),
        ("basic d.petit:mot:de:passe", True),
        ("Basic d.petit:mot:de", False),
        ("Basic d.petit:mot", False),
        ("Basic d.petit", False),
        ("Bearer d.petit:mot:de:passe", False),
        (f"Basic d.petit:{'long' * 20}", False),
        ("Basic d.petit:mot\0de:passe", False),
        ("Basic personne:mot:de:passe", False),
    ],
)
async def test_a_password_may_hold_what_its_owner_likes_but_must_be_theirs(file: Path, given: str, right: bool) -> None:
    scheme, _, pair = given.partition(" ")
    coded = base64.b64encode(pair.encode()).decode()
    assert is_asked(await asked(file, "regular", proxy_authorization=f"{scheme} {coded}")) != right


@pytest.mark.parametrize("coded", ["", "d.petit:mot:de:passe", "é", "/w=="])
async def test_what_nobody_can_read_is_no_password(file: Path, coded: str) -> None:
    assert is_asked(await asked(file, "regular", proxy_authorization=f"Basic {coded}"))


class Slow:
    """A validator that notes where it is asked."""

    def __init__(self) -> None:
        self.asked: list[threading.Thread] = []

    def __call__(self, username: str, password: str) -> bool:
        self.asked.append(threading.current_thread())
        return (username, password) == ("c.martin", "juste")


@pytest.mark.parametrize(("password", "times"), [("juste", 1), ("faux", 3)])
async def test_a_slow_hash_keeps_nobody_waiting_and_is_made_once_for_a_right_password(
    file: Path, password: str, times: int
) -> None:
    with taddons.context(part := Passwords()) as context:
        context.configure(part, proxyauth=f"@{file}")
        part.validator = slow = Slow()  # type: ignore[assignment]  # all that a validator is, is to be called
        for _ in range(3):
            flow = tflow.tflow()
            flow.client_conn.proxy_mode = mode_specs.ProxyMode.parse("regular")
            flow.request.headers["proxy-authorization"] = mkauth("c.martin", password)
            await asyncio.create_task(part.requestheaders(flow))
            assert is_asked(flow) == (password != "juste")
    assert len(slow.asked) == times
    assert threading.main_thread() not in slow.asked
