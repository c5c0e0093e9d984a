import json

import pytest

from detectors.finding import Category
from proxy.redaction.ledger import Ledger
from proxy.restoration.events import EventRestorer
from proxy.services.wire_format import Answer
from proxy.wire.types import Tree

NAME = 'Hélène "Nono"\\Lefèvre'
LEDGER = Ledger("AB2N")
PLACEHOLDER = LEDGER.placeholder(Category.PERSON, NAME)
HEAD, TAIL = PLACEHOLDER[:8], PLACEHOLDER[8:]


def ends(event: Tree) -> bool:
    return isinstance(event, dict) and event.get("end") is True


def restored(answer: Answer, *events: Tree) -> list[Tree]:
    restorer: EventRestorer[int] = EventRestorer(answer, LEDGER)
    out = [out for number, event in enumerate(events) for out, _ in restorer.feed(event, number)]
    return out + [event for event, _ in restorer.finish()]


@pytest.mark.parametrize(
    ("answer", "events", "expected"),
    [
        (Answer(), [{"text": PLACEHOLDER}], [{"text": NAME}]),
        (Answer(), [{"text": HEAD}, {"text": TAIL}], [{"text": HEAD}, {"text": TAIL}]),
        (Answer(deltas=("t",)), [{"t": HEAD}, {"t": TAIL}], [{"t": ""}, {"t": NAME}]),
        (Answer(deltas=("t",)), [{"t": "a" + HEAD}], [{"t": "a"}, {"t": HEAD}]),
        (Answer(deltas=("t",), ends=ends), [{"t": HEAD}, {"end": True}], [{"t": ""}, {"t": HEAD}, {"end": True}]),
        (
            Answer(deltas=("t",), ends=ends),
            [{"t": HEAD}, {"t": TAIL + "[", "end": True}],
            [{"t": ""}, {"t": NAME + "[", "end": True}],
        ),
        (Answer(frozen=("**.sealed",)), [{"a": {"sealed": PLACEHOLDER}}], [{"a": {"sealed": PLACEHOLDER}}]),
        (
            Answer(nested=("args",)),
            [{"args": f'["{PLACEHOLDER}"]'}],
            [{"args": json.dumps([NAME], ensure_ascii=False)}],
        ),
        (
            Answer(deltas=("t",), nested_types=frozenset({"call"})),
            [{"type": "call", "t": f'["{HEAD}'}, {"type": "call", "t": TAIL + '"]'}],
            [{"type": "call", "t": '["'}, {"type": "call", "t": json.dumps([NAME], ensure_ascii=False)[2:]}],
        ),
        (Answer(), ["v1", [PLACEHOLDER], {"n": 1}], ["v1", [NAME], {"n": 1}]),
    ],
)
def test_events_come_back_with_words_in_their_place(answer: Answer, events: list[Tree], expected: list[Tree]) -> None:
    assert restored(answer, *events) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"c": [{"index": 0, "t": "{}"}]}, {"c": [{"index": 1, "t": "{}"}]}),
        ({"c": [{"t": "{}"}]}, {"c": [{"t": "{}", "thought": True}]}),
        ({"c": [{"t": "{}"}], "item_id": "a"}, {"c": [{"t": "{}"}], "item_id": "b"}),
    ],
)
def test_two_texts_at_the_same_leaf_are_told_apart(one: Tree, other: Tree) -> None:
    def event(model: Tree, piece: str) -> Tree:
        return json.loads(json.dumps(model).replace("{}", piece))

    answer = Answer(deltas=("c.*.t",))
    events = [event(one, HEAD), event(other, "deux "), event(one, TAIL), event(other, HEAD), event(other, TAIL)]
    name = json.dumps(NAME)[1:-1]
    assert restored(answer, *events) == [
        event(one, ""),
        event(other, "deux "),
        event(one, name),
        event(other, ""),
        event(other, name),
    ]


def test_what_is_held_back_is_told_alone_without_the_other_pieces_of_its_event() -> None:
    answer = Answer(deltas=("a", "b"))
    assert restored(answer, {"a": "un " + HEAD, "b": "deux", "c": PLACEHOLDER}) == [
        {"a": "un ", "b": "deux", "c": NAME},
        {"a": HEAD, "b": "", "c": NAME},
    ]


def test_what_is_held_back_is_told_once() -> None:
    restorer: EventRestorer[int] = EventRestorer(Answer(deltas=("t",)), LEDGER)
    assert list(restorer.feed({"t": HEAD}, 7)) == [({"t": ""}, 7)]
    assert list(restorer.finish()) == [({"t": HEAD}, 7)]
    assert list(restorer.finish()) == []


def test_a_pointer_that_moves_ends_the_text_before_it() -> None:
    answer = Answer(deltas=("v",), joined=True, pointer="p")
    events: list[Tree] = [{"p": "/thoughts/0", "v": HEAD}, {"v": TAIL + HEAD}, {"p": "/parts/0", "v": TAIL}, {"v": "."}]
    assert restored(answer, *events) == [
        {"p": "/thoughts/0", "v": ""},
        {"v": NAME},
        {"v": HEAD},
        {"p": "/parts/0", "v": TAIL},
        {"v": "."},
    ]


def test_patches_of_one_element_are_one_text_and_those_of_another_are_not() -> None:
    answer = Answer(deltas=("patches.*.value", "patches.*.value.text"), joined=True, ends=ends)
    add = {"path": "/chunks/0", "value": {"text": HEAD}}
    append = {"path": "/chunks/0/text", "value": TAIL + HEAD}
    done = {"path": "/status", "value": "done"}
    assert restored(answer, {"patches": [add]}, {"patches": [append]}, {"patches": [done], "end": True}) == [
        {"patches": [add | {"value": {"text": ""}}]},
        {"patches": [append | {"value": NAME}]},
        {"patches": [append | {"value": HEAD}]},
        {"patches": [done], "end": True},
    ]


def test_an_event_without_change_is_the_very_same_object() -> None:
    restorer: EventRestorer[None] = EventRestorer(Answer(deltas=("t",)), LEDGER)
    event: Tree = {"t": "bonjour", "n": 1.0}
    assert next(restorer.feed(event, None))[0] is event
