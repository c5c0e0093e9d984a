import pytest

from policies.facts import Obstacle
from proxy.prompt import Role
from proxy.services import reading
from proxy.services.claude import FORMAT
from proxy.services.wire_format import Endpoint, Refusal
from proxy.wire.types import Tree

ORGANIZATION = "/api/organizations/0a1b2c3d-0000-4000-8000-00000000000a"
CHAT = f"{ORGANIZATION}/chat_conversations/0a1b2c3d-0000-4000-8000-00000000000b"


def endpoint(path: str) -> Endpoint:
    found = FORMAT.endpoint(path)
    assert found
    return found


def said(path: str, tree: Tree) -> list[tuple[Role, str]]:
    return [(s.role, s.text) for s in reading.read("claude", endpoint(path).fields, tree).segments]


@pytest.mark.parametrize(
    ("path", "tree", "role"),
    [
        (f"{CHAT}/completion", {"prompt": "x"}, Role.USER),
        (f"{CHAT}/retry_completion", {"prompt": "x"}, Role.USER),
        (f"{CHAT}/completion", {"attachments": [{"extracted_content": "x"}]}, Role.USER),
        (f"{CHAT}/completion", {"attachments": [{"file_name": "x"}]}, Role.FILE_NAME),
        (f"{CHAT}/completion", {"custom_system_prompt": "x"}, Role.SYSTEM),
        (f"{CHAT}/completion", {"personalized_styles": [{"prompt": "x"}]}, Role.SYSTEM),
        (f"{CHAT}/completion", {"tools": [{"description": "x"}]}, Role.SYSTEM),
        (f"{CHAT}/completion", {"create_conversation_params": {"name": "x"}}, Role.USER),
        (f"{CHAT}/title", {"message_content": "x"}, Role.USER),
        (CHAT, {"name": "x"}, Role.USER),
        (f"{ORGANIZATION}/chat_conversations", {"name": "x"}, Role.USER),
        (f"{ORGANIZATION}/projects/p1", {"prompt_template": "x"}, Role.SYSTEM),
        (f"{ORGANIZATION}/projects/p1/docs", {"content": "x"}, Role.USER),
        (f"{ORGANIZATION}/memory/controls", {"controls": ["x"]}, Role.SYSTEM),
    ],
)
def test_words_are_said_by_whom_the_page_says(path: str, tree: Tree, role: Role) -> None:
    assert said(path, tree) == [(role, "x")]


@pytest.mark.parametrize(
    "tree",
    [{"files": ["0a1b2c3d-0000-4000-8000-00000000000c"]}, {"files": [{"": "file_abc"}]}, {"sync_sources": ["abc"]}],
)
def test_files_cannot_be_read(tree: Tree) -> None:
    prompt = reading.read("claude", endpoint(f"{CHAT}/completion").fields, tree)
    assert [part.obstacle for part in prompt.unreadable] == [Obstacle.FILE]


@pytest.mark.parametrize("path", ["/api/auth/send_magic_link", "/api/account", "/api/bootstrap/o1/statsig"])
def test_an_account_page_passes_all_of_its_one_line_fields(path: str) -> None:
    tree: Tree = {"email_address": "camille@exemple.fr", "full_name": "Camille Exemple"}
    assert said(path, tree) == [(Role.KEY, "email_address"), (Role.KEY, "full_name")]
    assert (Role.UNKNOWN, "deux\nlignes") in said(path, {"full_name": "deux\nlignes"})
    assert not endpoint(path).rewrite


def test_preferences_are_no_account_page() -> None:
    assert FORMAT.endpoint("/api/account_profile") is None


def test_the_conversation_is_named_in_the_path() -> None:
    match = endpoint(f"{CHAT}/completion").path.fullmatch(f"{CHAT}/completion")
    assert match
    assert match["conversation"] == CHAT.rpartition("/")[2]


def test_a_refusal_is_what_the_page_shows() -> None:
    shown = FORMAT.refusal(Refusal("Non.", "REF1", "nir"))
    assert isinstance(shown, dict)
    assert shown["error"] == {"type": "permission_error", "message": "Non.", "details": {"error_code": "nir"}}
