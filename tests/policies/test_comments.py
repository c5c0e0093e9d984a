import pytest

from policies.comments import Comment, comments


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\n", []),
        ("# un  \na: 1\n", [Comment(0, 0, 0, "# un", own=True)]),
        ("a: 1 # un\n", [Comment(5, 0, 5, "# un", own=False)]),
        ("a:\n  # un\n  b: 1\n", [Comment(5, 1, 2, "# un", own=True)]),
        ("a: 'x # y'\n", []),
        ("a: x#y\n", []),
        ("a: |\n  # texte\n  b\n# un\n", [Comment(19, 3, 0, "# un", own=True)]),
        ("a: [1, # un\n  2]\n", [Comment(7, 0, 7, "# un", own=False)]),
        ("a: 1\n...\n# un\n", [Comment(9, 2, 0, "# un", own=True)]),
    ],
)
def test_comments_are_found_where_they_stand(text: str, found: list[Comment]) -> None:
    assert comments(text) == found
