import pytest

from proxy.prompt import Role
from proxy.services import reading
from proxy.services.generic import ANY, FORMAT
from proxy.services.wire_format import Endpoint, Refusal
from proxy.wire.types import Tree

SIGN_IN = FORMAT.endpoint("/login")


def values(endpoint: Endpoint | None, tree: Tree) -> list[str]:
    assert endpoint
    return [s.text for s in reading.read("test", endpoint.fields, tree).segments if s.role is not Role.KEY]


@pytest.mark.parametrize(
    ("path", "signs_in"),
    [
        ("/login", True),
        ("/api/auth/callback/credentials", True),
        ("/v2/oauth2/token", True),
        ("/self-service/login/flows", True),
        ("/api/users/me", True),
        ("/session", True),
        ("/sessions", False),
        ("/", False),
        ("/api/chat", False),
        ("/login/../api/chat?x", False),
        ("/api/author", False),
        ("/message", False),
        ("/api/chat/loginx", False),
        ("login", False),
    ],
)
def test_a_sign_in_page_is_known_by_its_path(path: str, signs_in: bool) -> None:
    assert (FORMAT.endpoint(path) is SIGN_IN) is signs_in
    assert FORMAT.endpoint(path) in (SIGN_IN, ANY)


@pytest.mark.parametrize(
    "tree",
    [
        {"email": "camille@exemple.fr", "password": "un secret", "otp": "123456"},
        {"user": {"firstName": "Camille", "last_name": "Exemple"}},
        {"0": {"json": {"traits": {"email": "camille@exemple.fr"}}}},
        [{"phone": "06 39 98 00 17"}],
    ],
)
def test_account_fields_of_a_sign_in_page_pass(tree: Tree) -> None:
    assert values(SIGN_IN, tree) == []


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ({"prompt": "Camille"}, "Camille"),
        ({"email": "deux\nlignes"}, "deux\nlignes"),
        ({"name": "x" * 321}, "x" * 321),
        ({"a": {"b": {"c": {"d": {"name": "Camille"}}}}}, "Camille"),
        ({"email": {"note": "Camille"}}, "Camille"),
    ],
)
def test_all_else_on_a_sign_in_page_is_judged(tree: Tree, text: str) -> None:
    assert values(SIGN_IN, tree) == [text]


def test_account_fields_anywhere_else_are_judged() -> None:
    assert values(ANY, {"email": "camille@exemple.fr"}) == ["camille@exemple.fr"]


def test_nothing_is_rewritten_where_nothing_is_declared() -> None:
    assert [endpoint.rewrite for endpoint in FORMAT.endpoints] == [False, False]


def test_a_refusal_says_its_message_where_most_clients_look() -> None:
    assert FORMAT.refusal(Refusal("Non.", "REF1", "nir")) == {
        "error": {"message": "Non.", "code": "nir", "reference": "REF1"},
        "message": "Non.",
    }
