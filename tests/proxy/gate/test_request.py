from collections.abc import Callable

import pytest

from proxy.gate.request import Request


@pytest.mark.parametrize(
    ("headers", "name", "value"),
    [
        ((), "accept", ""),
        ((("Accept", "a"),), "accept", "a"),
        ((("accept", "a"), ("x", "y"), ("ACCEPT", "b")), "accept", "a, b"),
    ],
)
def test_a_header_is_found_whatever_its_case_and_joined_when_repeated(
    trequest: Callable[..., Request], headers: tuple[tuple[str, str], ...], name: str, value: str
) -> None:
    assert Request(trequest().service, "GET", "/", headers).header(name) == value


@pytest.mark.parametrize(("target", "path"), [("/a?q=1?2", "/a"), ("/a", "/a"), ("?q", ""), ("", "")])
def test_the_path_has_no_query(trequest: Callable[..., Request], target: str, path: str) -> None:
    assert trequest(target=target).path == path


@pytest.mark.parametrize(
    ("method", "accept", "expected"),
    [
        ("GET", "text/html,application/xhtml+xml", True),
        ("GET", "application/json", False),
        ("POST", "text/html", False),
        ("GET", "", False),
    ],
)
def test_a_person_who_waits_for_a_page_is_recognised(
    trequest: Callable[..., Request], method: str, accept: str, expected: bool
) -> None:
    assert trequest(method=method, headers={"accept": accept}).navigates is expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Connection": "keep-alive, Upgrade", "Upgrade": "websocket"}, True),
        ({"connection": "upgrade", "upgrade": "h2c"}, True),
        ({"connection": "keep-alive", "upgrade": "websocket"}, True),
        ({"connection": "upgrade"}, False),
        ({}, False),
    ],
)
def test_a_request_to_leave_http_is_recognised(
    trequest: Callable[..., Request], headers: dict[str, str], expected: bool
) -> None:
    assert trequest(headers=headers).upgrades is expected


def test_a_request_never_shows_its_words(trequest: Callable[..., Request]) -> None:
    request = trequest({"a": "Lefevre"}, target="/?q=Lefevre", headers={"x-a": "Lefevre"})
    assert "Lefevre" not in repr(request)
