import pytest

from policies.entries import page
from policies.writing import WIDTH, remarks, written


def lines(text: str) -> str:
    return "\n".join(written(text, page(text).entries)) + "\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\nid: b\n", "id: b\ntitle: a\n"),
        ("id:   b\n", "id: b\n"),
        ("id:\n    b\n", "id: b\n"),
        ("title: un\n      deux\n", "title: un\n  deux\n"),
        ("title: >-\n      un\n        deux\n\n\n", "title: >-\n  un\n    deux\n"),
        ("title: |2\n    un\n", "title: |2\n    un\n"),
        ("hours: {to: b,from: a}\n", "hours: {from: a, to: b}\n"),
        ("hours: {}\n", "hours: {}\n"),
        ("hours:\n    to: b\n    from: a\n", "hours:\n  from: a\n  to: b\n"),
        ("rules:\n- id: a\n- id: b\n", "rules:\n  - id: a\n\n  - id: b\n"),
        ("tools:\n- why: a\n\n\n- why: b\n", "tools:\n  - why: a\n  - why: b\n"),
        ("rules: []\nid: a\n", "id: a\nrules: []\n"),
        ("hours:\n  to: b\nid: a\n", "id: a\n\nhours:\n  to: b\n"),
        ("rules:\n-\n  # un\n  title: a\n  id: b\n", "rules:\n  - id: b\n    # un\n    title: a\n"),
        ("rules:\n- # un\n  id: b\n", "rules:\n  # un\n  - id: b\n"),
        ("x:\n- - a\n  - b\n", "x:\n  - - a\n    - b\n"),
        ("tools: [a, # un\n  b]\n", "tools: [a, # un\n  b]\n"),
    ],
)
def test_entries_are_written_in_the_one_way(text: str, expected: str) -> None:
    assert lines(text) == expected


def test_what_is_too_wide_goes_one_entry_a_line_and_what_fits_does_not() -> None:
    fits = f"tools: [{'a' * (WIDTH - 9)}]\n"
    assert lines(fits) == fits
    assert lines(fits.replace("]", "a]")) == f"tools:\n  - {'a' * (WIDTH - 8)}\n"


def test_one_blank_is_kept_between_remarks() -> None:
    found = page("# un\n\n\n# deux\n# trois\n\na: 1\n").entries[0].before
    assert remarks(found) == ["# un", "", "# deux", "# trois"]
    assert remarks(found, below=6) == ["# un", "", "# deux", "# trois", ""]
    assert remarks([]) == []
