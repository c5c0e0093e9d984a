import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policies.syntax import MAX_DEPTH, complaints


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# rien",
        "a: b",
        "---\na: [b, {c: d}]\n",
        "a: 'deux: points'\nb: |\n  texte\n",
        "é: ≤ 3\n",
        "[" * MAX_DEPTH + "]" * MAX_DEPTH,
    ],
)
def test_a_plain_document_is_accepted(text: str) -> None:
    assert complaints(text) == []


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a:\n\tb: c", (2, 1), "tabulation"),
        ("a: b\tc", (1, 5), "tabulation"),
        ("a: &x 1", (1, 4), "ancre"),
        ("a: &x 1\nb: *x", (2, 4), "alias"),
        ("<<: *x", (1, 5), "alias"),
        ("a: !!str 1", (1, 4), "étiquette"),
        ("!!python/object/apply:os.system [a]", (1, 1), "étiquette"),
        ("a: !local {b: c}", (1, 4), "étiquette"),
        ("--- a\n--- b", (2, 1), "second document"),
        ("[" * (MAX_DEPTH + 1), (1, MAX_DEPTH + 1), "niveaux"),
        ("[" * 500_000, (1, MAX_DEPTH + 1), "niveaux"),
        ("a: [b", (1, 6), "virgule"),
        ("a: 'b", (1, 4), "fermé"),
        ("a: b: c", (1, 5), "sans guillemets"),
        ("a: b\n c: d", (2, 2), "indentation"),
        ("a:\n  b: c\n\u00a0\u00a0d: e", (3, 1), "insécable"),
        ('a: &x b\nc: "\\d"', (1, 4), "ancre"),
        ('a: &x b\nc: "\\d"', (2, 5), "\\\\d"),
        ("ab\x00", (1, 3), "contrôle"),
        ('a: "\\UFFFFFFFF"', (1, 5), "Unicode"),
    ],
)
def test_what_is_not_plain_is_refused_at_its_place(text: str, place: tuple[int, int], word: str) -> None:
    found = [complaint for complaint in complaints(text) if word in complaint.message]

    assert [(complaint.line, complaint.column, complaint.where) for complaint in found] == [(*place, "")]


def test_several_things_are_said_at_once() -> None:
    assert len(complaints("a: &x 1\nb: *x\nc: !t 2")) == 3


@given(st.text(alphabet=" \n\t:-[]{}&*!<>|'\"#%@ab\\U1\x00é"))
def test_any_text_is_refused_or_composes_quietly(text: str) -> None:
    if not complaints(text):
        yaml.compose(text, Loader=yaml.SafeLoader)
