from collections.abc import Iterator

import pytest

from policies.entries import Entry, page

TEXT = """\
# un
a: 1 # deux
b:
  # trois
  - c: x
    d: y
    # quatre
  # cinq
e: [1, # six
  2]
# sept
...
# huit
"""


def flat(entries: list[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from flat(entry.children)


def words(text: str) -> dict[str, list[str]]:
    made = page(text)
    places: dict[str, list[str]] = {"fin": [comment.words for comment in made.footer]}
    for entry in flat(made.entries):
        for side in ("before", "beside", "after"):
            for comment in getattr(entry, side):
                places.setdefault(f"{side} {entry.name}", []).append(comment.words)
    return {place: said for place, said in places.items() if said}


def test_each_comment_goes_with_the_entry_above_beside_or_below() -> None:
    assert words(TEXT) == {
        "before a": ["# un"],
        "beside a": ["# deux"],
        "before 0": ["# trois"],
        "after d": ["# quatre"],
        "after 0": ["# cinq"],
        "fin": ["# sept", "# huit"],
    }


def test_comments_between_brackets_stay_there() -> None:
    assert [entry.name for entry in page(TEXT).entries if entry.inside] == ["e"]


def test_entries_know_their_place_and_their_parent() -> None:
    (item,) = page(TEXT).entries[1].children
    first, second = item.children
    assert (item.line, item.column, item.name) == (4, 2, 0)
    assert (first.name, first.column, second.column) == ("c", 4, 4)
    assert first.parent is item
    assert item.parent is not None
    assert item.parent.name == "b"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n  # x\n  1\n", {"before a": ["# x"]}),
        ("a: # x\n  b: 1\n", {"beside a": ["# x"]}),
        ("a:\n  - # x\n    b: 1\n", {"beside 0": ["# x"]}),
        ("a: 1\n    # x\nb: 2\n", {"before b": ["# x"]}),
        ("a:\n- b: 1\n# x\n", {"fin": ["# x"]}),
    ],
)
def test_comments_in_unusual_places_go_with_something(text: str, place: dict[str, list[str]]) -> None:
    assert words(text) == place
