import pytest

from proxy.redaction.first_names import is_first_name, is_titled, kind_of
from proxy.redaction.invented_names import Kind


@pytest.mark.parametrize(
    ("name", "before", "kind"),
    [
        ("Claire", "", Kind.WOMAN),
        ("Agnès", "", Kind.WOMAN),
        ("Yasmina", "", Kind.WOMAN),
        ("Zoé", "", Kind.WOMAN),
        ("Karim", "", Kind.MAN),
        ("Pierre", "", Kind.MAN),
        ("André", "", Kind.MAN),
        ("René", "", Kind.MAN),
        ("Dominique", "Mme ", Kind.WOMAN),
        ("Dominique", "vu M. ", Kind.MAN),
        ("Claude", "la patiente ", Kind.WOMAN),
    ],
)
def test_a_first_name_is_of_whom_the_title_says_or_its_end(name: str, before: str, kind: Kind) -> None:
    assert kind_of(name, before) is kind


@pytest.mark.parametrize(("word", "known"), [("claire", True), ("jojo", True), ("toranvaux", False), ("", False)])
def test_everyday_first_names_are_known(word: str, known: bool) -> None:
    assert is_first_name(word) is known


@pytest.mark.parametrize(
    ("before", "titled"),
    [("Chère Mme ", True), ("vu par le Dr. ", True), ("patient ", False), ("Mme, ", False), ("", False)],
)
def test_a_title_stands_just_before(before: str, titled: bool) -> None:
    assert is_titled(before) is titled
