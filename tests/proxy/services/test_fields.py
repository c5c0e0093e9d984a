import time

import pytest

from policies.facts import Obstacle
from proxy.prompt import Path
from proxy.services.fields import Field, Fields, Media, Meta, Text, holds_numbers, matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("", (), True),
        ("", ("a",), False),
        ("a", ("a",), True),
        ("a", (), False),
        ("a", ("a", "b"), False),
        ("a.b", ("a", "b"), True),
        ("a.*", ("a", "b"), True),
        ("a.*", ("a", 0), True),
        ("a.*", ("a",), False),
        ("a.*.c", ("a", 3, "c"), True),
        ("a.*.c", ("a", 3, "d"), False),
        ("**", (), True),
        ("**", ("a", 0, "b"), True),
        ("a.**", ("a",), True),
        ("a.**", ("a", "b", 0), True),
        ("a.**", ("b",), False),
        ("**.c", ("a", "b", "c"), True),
        ("**.c", ("c",), True),
        ("**.c", ("c", "d"), False),
        ("a.**.c", ("a", "c"), True),
        ("a.**.c", ("a", "b", 0, "c"), True),
        ("*.c", (0, "c"), True),
        ("a", (0,), False),
    ],
)
def test_a_pattern_names_paths(pattern: str, path: Path, expected: bool) -> None:
    assert matches(pattern, path) is expected
    assert (Fields(Text(pattern)).lookup(path) is not None) is expected


def test_the_first_field_that_matches_decides() -> None:
    special, general = Text("a.b"), Meta("a.*")
    assert Fields(special, general).lookup(("a", "b")) is special
    assert Fields(general, special).lookup(("a", "b")) is general
    assert (Fields(special) + Fields(general)).lookup(("a", "b")) is special


def test_a_path_that_nothing_declares_has_no_field() -> None:
    assert Fields(Text("a")).lookup(("b",)) is None


def test_keys_that_nothing_declares_cost_nothing() -> None:
    fields = Fields(*(Text(f"a.**.b{i}.**") for i in range(200)), Text("a.*.c"))
    started = time.process_time()
    assert {fields.lookup(("a", f"k{i}", "c")) for i in range(20_000)} == {Text("a.*.c")}
    assert time.process_time() - started < 1


def test_the_vocabulary_is_every_key_that_a_pattern_spells() -> None:
    fields = Fields(Text("a.*.b"), Meta("c.**.d"), Media("", Obstacle.IMAGE))
    assert fields.vocabulary == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (Meta("a"), True),
        (Text("a.**"), True),
        (Text("a.*"), False),
        (Text("a"), False),
        (Media("a.**", Obstacle.FILE), False),
        (None, False),
    ],
)
def test_rows_of_numbers_are_at_home_in_metadata_and_data(field: Field | None, expected: bool) -> None:
    assert holds_numbers(field) is expected
