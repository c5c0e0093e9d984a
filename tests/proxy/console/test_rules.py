"""Which requests may be looked at at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Scope

from proxy.console import refusals
from proxy.console.configuration import Address
from proxy.console.refusals import Refusal
from proxy.console.rules import OPEN, Head, check, local

ADDRESS = Address()
OWN = {"host": "127.0.0.1:8788"}
FORM = OWN | {"content-type": "application/x-www-form-urlencoded", "content-length": "4"}


def _scope(method: str, path: str, headers: dict[str, str]) -> Scope:
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    return {"method": method, "raw_path": path.encode("latin-1"), "query_string": b"", "headers": raw}


def _head(method: str = "GET", path: str = "/", headers: dict[str, str] = OWN) -> Head:
    return Head.of({"type": "http", **_scope(method, path, headers)})


@pytest.mark.parametrize(
    ("head", "refusal"),
    [
        (_head(), None),
        (_head("HEAD"), None),
        (_head(path="/decisions/0123456789abcdef"), None),
        (_head(headers={"host": "evil.example"}), refusals.ELSEWHERE),
        (_head(headers={}), refusals.ELSEWHERE),
        (_head(headers=OWN | {"via": "1.1 a"}), refusals.RELAYED),
        (_head(headers=OWN | {"x-forwarded-anything": "a"}), refusals.RELAYED),
        (_head(path="http://127.0.0.1:8788/"), refusals.RELAYED),
        (_head(path="/%65xport"), refusals.UNKNOWN_PAGE),
        (_head("PUT"), refusals.METHOD),
        (_head("GET", headers=OWN | {"content-length": "3"}), refusals.MALFORMED),
        (_head("POST", headers=FORM), refusals.STRANGER),
        (_head("POST", headers=FORM | {"origin": ADDRESS.origin}), None),
        (_head("POST", headers=FORM | {"sec-fetch-site": "same-origin"}), None),
        (_head("POST", headers=FORM | {"origin": ADDRESS.origin, "sec-fetch-site": "cross-site"}), refusals.STRANGER),
        (_head("POST", headers=OWN | {"origin": ADDRESS.origin}), refusals.NO_FORM),
        (_head("POST", headers=FORM | {"origin": ADDRESS.origin, "content-length": "-1"}), refusals.MALFORMED),
        (_head("POST", headers=FORM | {"origin": ADDRESS.origin, "content-length": "70000"}), refusals.LARGE),
    ],
)
def test_a_request_is_looked_at_only_if_it_can_be_ours(head: Head, refusal: Refusal | None) -> None:
    assert check(head, ADDRESS) is refusal


def test_over_tls_the_host_is_the_public_one_without_a_port() -> None:
    public = Address("0.0.0.0", 8788, "https://console.chu.example")
    assert check(_head(headers={"host": "console.chu.example"}), public) is None
    for other in ("console.chu.example:443", "CONSOLE.chu.example", "console.chu.example.", "127.0.0.1:8788"):
        assert check(_head(headers={"host": other}), public) is refusals.ELSEWHERE


@given(
    path=st.text(st.characters(codec="latin-1", exclude_characters=" \r\n"), max_size=30).map(lambda text: f"/{text}")
)
def test_no_path_at_all_opens_a_page_to_a_stranger(path: str) -> None:
    head = _head(path=path)
    if check(head, ADDRESS) is None:
        assert not head.is_open or path in {opened for _, opened in OPEN}
        assert re.fullmatch(r"[A-Za-z0-9._~/-]+", path)
        assert "//" not in path
        assert "/." not in path


@given(st.text(max_size=40) | st.from_regex(r"/[a-z/.%\\\\?]*", fullmatch=True))
def test_a_place_to_go_to_is_always_of_this_console(target: str) -> None:
    went = local(target)
    assert went in {target, "/"}
    assert went.startswith("/")
    assert not went.startswith("//")
    assert not set(went) & set("\\\r\n\t\0 ")


def test_only_the_ways_in_and_what_they_look_like_are_open() -> None:
    assert {path for _, path in OPEN} == {
        *("/entrer", "/entrer/compte", "/entrer/retour", "/static/style.css", "/static/icon.svg")
    }
    assert _head("POST", "/entrer/retour").is_open is False
    assert _head("HEAD", "/entrer").is_open is True
