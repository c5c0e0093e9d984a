import pytest

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.lechat import FORMAT
from proxy.services.wire_format import Endpoint, Refusal
from proxy.wire.types import Tree

NEW = "/api/trpc/message.newChat"


def endpoint(path: str) -> Endpoint:
    found = FORMAT.endpoint(path)
    assert found
    return found


def said(path: str, tree: Tree) -> list[tuple[Role, str]]:
    return [(s.role, s.text) for s in reading.read("lechat", endpoint(path).fields, tree).segments]


@pytest.mark.parametrize(
    ("path", "tree", "role"),
    [
        (NEW, {"0": {"json": {"content": "x"}}}, Role.USER),
        (NEW, {"0": {"json": {"content": [{"type": "text", "text": "x"}]}}}, Role.USER),
        (NEW, {"12": {"json": {"content": "x"}}}, Role.USER),
        (NEW, {"0": {"json": {"instructions": "x"}}}, Role.SYSTEM),
        ("/api/trpc/message.newChat,user.session", {"0": {"json": {"content": "x"}}}, Role.USER),
        ("/api/trpc/user.session,message.newChat", {"1": {"json": {"content": "x"}}}, Role.USER),
        ("/api/trpc/event.send,message.newChat", {"1": {"json": {"content": "x"}}}, Role.USER),
        ("/api/chat", {"messageInput": "x"}, Role.USER),
        ("/api/chat", {"messageInput": [{"text": "x"}]}, Role.USER),
        ("/api/chat", {"content": "x"}, Role.USER),
        ("/api/chat", {"messageFiles": [{"name": "x"}]}, Role.FILE_NAME),
        ("/api/chat", {"clientPromptData": {"currentDate": "x"}}, Role.USER),
    ],
)
def test_words_are_said_by_whom_the_page_says(path: str, tree: Tree, role: Role) -> None:
    assert said(path, tree) == [(role, "x")]


@pytest.mark.parametrize("path", ["/api/trpc/event.sendEventToDatalake", NEW])
def test_words_where_the_page_puts_none_are_judged(path: str) -> None:
    assert (Role.UNKNOWN, "Camille Exemple") in said(path, {"0": {"json": {"action": "Camille Exemple"}}})


def test_a_file_cannot_be_read() -> None:
    prompt = reading.read("lechat", endpoint(NEW).fields, {"0": {"json": {"files": [{"url": "abc"}]}}})
    assert [part.obstacle for part in prompt.unreadable] == [Obstacle.FILE]


@pytest.mark.parametrize("path", ["/api/trpc/user.updateProfile", "/api/trpc/auth.login", "/api/trpc/account.get"])
def test_an_account_page_passes_all_of_its_one_line_fields(path: str) -> None:
    assert said(path, {"0": {"json": {"email": "camille@exemple.fr"}}}) == [(Role.KEY, "json"), (Role.KEY, "email")]
    assert not endpoint(path).rewrite


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"json": {"patches": [{"op": "append", "path": "/contentChunks/0/text", "value": "a"}]}}, False),
        ({"json": {"patches": [{"op": "replace", "path": "/generationStatus", "value": "success"}]}}, True),
        ({"json": {"patches": []}}, False),
        ({"json": {"type": "bootstrap"}}, False),
        ({"json": "x"}, False),
        (None, False),
    ],
)
def test_a_text_ends_with_a_patch_of_anything_else(event: Tree, ends: bool) -> None:
    assert endpoint("/api/chat").answer.ends(event) is ends


def test_a_refusal_is_an_error_of_trpc() -> None:
    data = {"code": "FORBIDDEN", "httpStatus": 403, "reference": "REF1"}
    assert FORMAT.refusal(Refusal("Non.", "REF1", "nir")) == [
        {"error": {"json": {"message": "Non.", "code": -32003, "data": data}}}
    ]
