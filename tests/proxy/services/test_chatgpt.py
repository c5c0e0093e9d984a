import pytest

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.chatgpt import FORMAT
from proxy.services.wire_format import Endpoint, Refusal
from proxy.wire.types import Tree

CONVERSATION = "0a1b2c3d-0000-4000-8000-000000000001"


def endpoint(path: str) -> Endpoint:
    found = FORMAT.endpoint(path)
    assert found
    return found


def said(path: str, tree: Tree) -> list[tuple[Role, str]]:
    return [(s.role, s.text) for s in reading.read("chatgpt", endpoint(path).fields, tree).segments]


@pytest.mark.parametrize(
    ("path", "tree", "role"),
    [
        ("/backend-api/f/conversation", {"messages": [{"content": {"parts": ["x"]}}]}, Role.USER),
        ("/backend-anon/conversation", {"messages": [{"content": {"parts": [{"text": "x"}]}}]}, Role.USER),
        ("/backend-alt/conversation", {"messages": [{"content": {"text": "x"}}]}, Role.USER),
        ("/backend-api/conversation",
         {"messages": [{"author": {"role": "system"}, "content": {"parts": ["x"]}}]}, Role.SYSTEM),
        ("/backend-api/conversation", {"messages": [{"metadata": {"attachments": [{"name": "x"}]}}]}, Role.FILE_NAME),
        ("/backend-api/f/conversation/prepare", {"partial_query": {"content": {"parts": ["x"]}}}, Role.DRAFT),
        ("/backend-api/conversation/experimental/generate_autocompletions", {"input_text": "x"}, Role.DRAFT),
        ("/backend-api/user_system_messages", {"about_user_message": "x"}, Role.SYSTEM),
        ("/backend-api/gizmos/g-abc", {"instructions": "x"}, Role.SYSTEM),
        (f"/backend-api/conversation/{CONVERSATION}", {"title": "x"}, Role.USER),
        ("/backend-api/files", {"file_name": "x"}, Role.FILE_NAME),
    ],
)  # fmt: skip
def test_words_are_said_by_whom_the_page_says(path: str, tree: Tree, role: Role) -> None:
    assert said(path, tree) == [(role, "x")]


def test_an_image_cannot_be_read() -> None:
    parts: Tree = [{"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_abc"}]
    fields = endpoint("/backend-api/f/conversation").fields
    prompt = reading.read("chatgpt", fields, {"messages": [{"content": {"parts": parts}}]})
    assert [part.obstacle for part in prompt.unreadable] == [Obstacle.IMAGE]


@pytest.mark.parametrize("path", ["/backend-api/me", "/backend-api/accounts/check", "/api/auth/callback/login-web"])
def test_an_account_page_passes_all_of_its_one_line_fields(path: str) -> None:
    assert said(path, {"email": "camille@exemple.fr", "name": "Camille Exemple", "phone": "06 39 98 00 17"}) == [
        (Role.KEY, "email"),
        (Role.KEY, "name"),
        (Role.KEY, "phone"),
    ]
    assert (Role.UNKNOWN, "deux\nlignes") in said(path, {"name": "deux\nlignes"})
    assert not endpoint(path).rewrite


def test_the_conversation_is_named_in_the_path() -> None:
    path = f"/backend-api/conversation/{CONVERSATION}/textdocs"
    match = endpoint(path).path.fullmatch(path)
    assert match
    assert match["conversation"] == CONVERSATION


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"p": "/message/content/parts/0", "o": "append", "v": "a"}, False),
        ({"v": "a"}, False),
        ({"o": "patch", "v": []}, True),
        ({"p": "/message/status", "o": "replace", "v": "finished_successfully"}, True),
        ({"type": "message_stream_complete"}, True),
        ("v1", False),
    ],
)
def test_a_text_ends_with_anything_but_more_of_it(event: Tree, ends: bool) -> None:
    assert endpoint("/backend-api/f/conversation").answer.ends(event) is ends


def test_a_refusal_is_what_the_page_shows() -> None:
    assert FORMAT.refusal(Refusal("Non.", "REF1", "nir")) == {"detail": "Non.", "code": "nir", "reference": "REF1"}
