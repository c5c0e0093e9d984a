import pytest

from proxy.prompt import Role
from proxy.services import reading
from proxy.services.fields import Fields
from proxy.services.schemas import schema
from proxy.wire.types import Tree

FIELDS = Fields(*schema("parameters"))


def said(tree: Tree) -> list[tuple[Role, str, bool]]:
    prompt = reading.read("test", FIELDS, {"parameters": tree})
    return [(segment.role, segment.text, segment.writable) for segment in prompt.segments]


@pytest.mark.parametrize(
    ("tree", "segments"),
    [
        ({"description": "Cherche."}, [(Role.SYSTEM, "Cherche.", True)]),
        ({"type": "object"}, [(Role.SYSTEM, "object", False)]),
        ({"items": {"description": "Un jour.", "enum": ["lundi"]}},
         [(Role.SYSTEM, "Un jour.", True), (Role.SYSTEM, "lundi", False)]),
        ({"properties": {"ville": {"type": "string"}}}, [(Role.KEY, "ville", False), (Role.SYSTEM, "string", False)]),
        ({"default": 639980017}, [(Role.UNKNOWN, "639980017", False)]),
        ({"minimum": 1, "nullable": True}, []),
    ],
)  # fmt: skip
def test_descriptions_may_be_rewritten_and_all_else_is_judged(tree: Tree, segments: list[object]) -> None:
    assert said(tree) == segments


def test_a_list_of_whole_numbers_is_an_enumeration_and_no_tokens() -> None:
    tree: Tree = {"parameters": {"enum": [1, 2, 3, 4, 5]}}
    assert reading.read("test", FIELDS, tree).unreadable == ()
