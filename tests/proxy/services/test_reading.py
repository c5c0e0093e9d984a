import json
import time

import pytest

from policies.facts import Obstacle
from proxy.prompt import Path, Prompt, Role, Segment, Unreadable
from proxy.services import reading, registry
from proxy.services.fields import Fields, Media, Meta, Text
from proxy.wire import body
from proxy.wire.types import Binary, Tree

MARKER = "Camille Exemple, joignable au 06 39 98 00 17"
FIELDS = Fields(
    Text("messages.*.content"),
    Text("messages.*.arguments", Role.ASSISTANT, nested=True),
    Text("sealed.**", writable=False),
    Meta("model"),
    Meta("seed"),
    Media("image", Obstacle.IMAGE),
    Text("tokens"),
    Text("tokens.*"),
)


def read(tree: Tree) -> Prompt:
    return reading.read("test", FIELDS, tree)


def said(tree: Tree) -> list[tuple[Role, str, bool]]:
    return [(segment.role, segment.text, segment.writable) for segment in read(tree).segments]


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ({}, Role.USER),
        ({"role": "user"}, Role.USER),
        ({"role": "human"}, Role.USER),
        ({"role": "assistant"}, Role.ASSISTANT),
        ({"role": "model"}, Role.ASSISTANT),
        ({"role": "system"}, Role.SYSTEM),
        ({"role": "developer"}, Role.SYSTEM),
        ({"role": "tool"}, Role.TOOL),
        ({"role": "function"}, Role.TOOL),
        ({"author": {"role": "assistant"}}, Role.ASSISTANT),
        ({"role": "nouveau"}, Role.USER),
        ({"role": 3}, Role.USER),
    ],
)
def test_a_message_is_said_by_whom_its_role_says(message: dict[str, Tree], role: Role) -> None:
    prompt = read({"messages": [{**message, "content": "Bonjour"}]})
    assert [segment.role for segment in prompt.segments if segment.text == "Bonjour"] == [role]


def test_a_role_speaks_for_its_own_message_only() -> None:
    messages: Tree = [{"role": "assistant", "content": "a"}, {"content": "b"}]
    assert said({"messages": messages}) == [
        (Role.KEY, "role", False),
        (Role.UNKNOWN, "assistant", False),
        (Role.ASSISTANT, "a", True),
        (Role.USER, "b", True),
    ]


@pytest.mark.parametrize(
    ("tree", "segments"),
    [
        ({"model": "gpt-5"}, []),
        ({"model": "Camille Exemple"}, [(Role.UNKNOWN, "Camille Exemple", False)]),
        ({"sealed": {"": "x"}}, [(Role.USER, "x", False)]),
        ({"messages": [{"content": "— … !"}]}, []),
        ({"messages": [{"content": ""}]}, []),
        ({"model": None, "messages": [True]}, []),
        ({"messages": 639980017}, [(Role.UNKNOWN, "639980017", False)]),
        ({"messages": -1850375123456.0}, [(Role.UNKNOWN, "-1850375123456", False)]),
        ({"messages": 1850375123456.5}, [(Role.UNKNOWN, "1850375123456.5", False)]),
        ({"messages": 12345678}, []),
        ({"seed": 1234567890}, []),
        ({"seed": 1763712345678}, []),
        ({"seed": 185037512345641}, [(Role.UNKNOWN, "185037512345641", False)]),
        ("Bonjour", [(Role.UNKNOWN, "Bonjour", False)]),
        (None, []),
    ],
)
def test_a_leaf_is_judged_unless_it_is_what_was_declared(tree: Tree, segments: list[object]) -> None:
    assert said(tree) == segments


def test_a_leaf_that_nothing_declares_is_counted_and_judged_and_never_rewritten() -> None:
    prompt = read({"model": {"messages": "Bonjour"}})
    assert prompt.segments == (Segment(("model", "messages"), Role.UNKNOWN, "Bonjour", writable=False),)
    assert prompt.unknown_fields == 1


@pytest.mark.parametrize(
    ("key", "judged"),
    [("Camille Exemple", True), ("06 39 98 00 17", True), ("0639980017", True), ("50256", False), ("model", False)],
)
def test_a_key_is_judged_unless_the_format_uses_it(key: str, judged: bool) -> None:
    assert (Segment((key,), Role.KEY, key, writable=False) in read({key: None}).segments) is judged


def test_json_held_by_a_string_is_judged_leaf_by_leaf() -> None:
    arguments = json.dumps({"nom": "Hélène", "age": 41, "tel": 639980017, "notes": ["a", json.dumps({"b": "c"})]})
    prompt = read({"messages": [{"arguments": arguments}]})
    at = ("messages", 0, "arguments")
    leaf = [(s.path, s.role, s.text) for s in prompt.segments if s.role is not Role.KEY]
    assert leaf == [
        ((*at, "nom"), Role.ASSISTANT, "Hélène"),
        ((*at, "tel"), Role.UNKNOWN, "639980017"),
        ((*at, "notes", 0), Role.ASSISTANT, "a"),
        ((*at, "notes", 1, "b"), Role.ASSISTANT, "c"),
    ]
    assert {s.text for s in prompt.segments if s.role is Role.KEY} == {"nom", "age", "tel", "notes", "b"}


@pytest.mark.parametrize("text", ["{presque", '{"a":1,"a":2}', "Bonjour", "12"])
def test_a_string_that_holds_no_json_is_judged_whole(text: str) -> None:
    assert said({"messages": [{"arguments": text}]}) == [(Role.ASSISTANT, text, True)]


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        ({"tokens": [1, 2, 3, 4]}, ("tokens",)),
        ({"tokens": [[9906, 220, 16, 3]]}, ("tokens", 0)),
        ({"model": {"tokens": [1, 2, 3, 4]}}, ("model", "tokens")),
    ],
)
def test_words_cut_into_tokens_cannot_be_read(tree: Tree, path: Path) -> None:
    assert read(tree).unreadable == (Unreadable(path, Obstacle.TOKEN_IDS),)


@pytest.mark.parametrize(
    "tree",
    [
        {"tokens": [1, 2, 3]},
        {"tokens": [1, 2, 3, 4.5]},
        {"tokens": [True, True, True, True]},
        {"sealed": {"": [1, 2, 3, 4]}},
        {"messages": [{"arguments": '{"": [120, 118, 130, 125]}'}]},
    ],
)
def test_rows_of_numbers_in_data_are_no_tokens(tree: Tree) -> None:
    assert read(tree).unreadable == ()


@pytest.mark.parametrize(
    ("text", "unreadable", "judged"),
    [
        ("data:image/png;base64,iVBORw0KGgo=", True, False),
        ("iVBORw0KGgo" * 20, True, False),
        ("file-abc123", True, False),
        ("sediment://file_00000000a1b2c3d4e5f60718293a4b5c", True, False),
        ("https://exemple.org/scan.png?patient=Camille", True, True),
        ("data:text/plain,Camille", True, True),
        (MARKER, False, True),
        ("0639980017", True, True),
        ("", False, False),
    ],
)
def test_media_is_unreadable_and_judged_where_it_may_hold_words(text: str, unreadable: bool, judged: bool) -> None:
    prompt = read({"image": text})
    assert (bool(prompt.unreadable), bool(prompt.segments)) == (unreadable, judged)


def test_bytes_are_unreadable_for_what_they_are() -> None:
    prompt = read([Binary(b"RIFF", Obstacle.AUDIO)])
    assert prompt == Prompt("test", (), (Unreadable((0,), Obstacle.AUDIO),))


def test_the_prompt_names_its_service_and_conversation() -> None:
    prompt = reading.read("claude", FIELDS, {}, "c-1")
    assert (prompt.service, prompt.conversation) == ("claude", "c-1")


def test_a_megabyte_of_conversation_is_read_at_once() -> None:
    words = "Le patient se plaint de douleurs depuis trois jours. " * 5
    blocks: Tree = [{"type": "text", "text": words[:250]} for _ in range(8)]
    messages: Tree = [{"role": role, "content": blocks} for _ in range(250) for role in ("user", "assistant")]
    data = json.dumps({"model": "gpt-5", "messages": messages}).encode()
    _, endpoint = registry.find("openai", "/v1/chat/completions")
    started = time.process_time()
    prompt = reading.read("test", endpoint.fields, body.read("application/json", data).tree)
    assert time.process_time() - started < 0.15 * 3  # measured at 0.05 s; three times the promise, for a busy machine
    assert (len(data) > 1_000_000, len(prompt.segments)) == (True, 4_000)
