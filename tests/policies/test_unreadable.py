import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from policies.complaint import Complaint
from policies.unreadable import diagnosis, indented_by_nbsp


def said(text: str) -> Complaint:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    return diagnosis(text, caught.value)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: b\nmode enforce\nc: d\n", (2, 1), "« : » manque"),
        ("- id x\n  title: y\n", (1, 3), "« : » manque"),
        ("a: b\nmode:enforce\nc: d\n", (2, 6), "une espace manque"),
        ("- id:x\n  title: y\n", (1, 6), "une espace manque"),
        ("w: Le CHU: x\n", (1, 10), "dans un texte sans guillemets"),
        ("w: “Le CHU: x”\n", (1, 4), "typographiques"),
        ('p: "\\d{3}"\n', (1, 5), "dans \"…\", écrivez \\\\d, ou mettez '…'"),
        ('p: "C:\\users"\n', (1, 7), "écrivez \\\\u"),
        ("p: \"abc\nb: 'c'\n", (1, 4), 'ajoutez "'),
        ('p: "abc\nb: "e"\n', (1, 4), 'ajoutez "'),
        ("p: 'abc\nb: l'eau\n", (1, 4), "ajoutez '"),
        ("p: 'l'eau'\n", (1, 7), "doublez l'apostrophe"),
        ("a: b\nc: [d\ne: f\n", (3, 2), "« [ » est ouvert à la ligne 2"),
        ("a: {b: c d: e}\n", (1, 11), "virgule"),
        ("a: {b: c, d: e]\n", (1, 15), "« } »"),
        ("a:\n  b: c\n d: e\n", (3, 2), "mauvaise indentation"),
        ("a: b\n\n# c\n c: d\n", (4, 2), "mauvaise indentation"),
        ("a:\n  b: c\n   \u00a0d: e\n", (3, 1), "insécable"),
        ("a: - b\n", (1, 4), "une liste commence"),
        ("a: @b\n", (1, 4), "ne commence pas par ce signe"),
        ("a: |x\n  b\n", (1, 5), "illisible"),
        ("a: b\n...\n\n# fin\nc: d\n", (5, 1), "rien ne peut suivre « ... »"),
        ("a: b\n... x\n", (2, 5), "rien ne peut suivre « ... »"),
        ("a: b\n...\nmode enforce\nc: d\n", (3, 1), "rien ne peut suivre « ... »"),
        ('a: "b\n...\nc: d\n', (1, 4), "n'est pas fermé"),
    ],
)
def test_a_mistake_is_told_by_its_cause_where_it_was_made(text: str, place: tuple[int, int], words: str) -> None:
    complaint = said(text)

    assert (complaint.line, complaint.column) == place
    assert words in complaint.message


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a:\n\u00a0 - b: c\n", [2]),
        ("a: \u00a0b\n", []),
        ("a: |\n  \u00a0b: c\n", []),
        ('a:\n  "\u00a0b"\n', []),
    ],
)
def test_a_non_breaking_space_is_refused_as_indentation_alone(text: str, lines: list[int]) -> None:
    found = [indented_by_nbsp(text, event) for event in yaml.parse(text, Loader=yaml.SafeLoader)]

    assert [complaint.line for complaint in found if complaint] == lines


@example('"\\')
@given(st.text(alphabet=" \n:-[]{}|'\"#%@ab\\d“”.\u00a0é"))
def test_any_unreadable_text_has_one_diagnosis_inside_it(text: str) -> None:
    try:
        list(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        complaint = diagnosis(text, error)
        assert 1 <= complaint.line <= text.count("\n") + 1
        assert complaint.message.endswith(".")
