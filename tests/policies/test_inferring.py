import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category
from detectors.site import SiteIdentifier
from policies.inferring import infer


@pytest.mark.parametrize(
    ("examples", "pattern"),
    [
        (["8012345678", "8098765432"], "[0-9]{10}"),
        (["P0012345", "P009876"], "[A-Z][0-9]{6,7}"),
        (["ab-12.3", "cd-45.6"], r"[A-Z]{2}-[0-9]{2}\.[0-9]"),
        (["12 345", "67 890"], "[0-9]{2} [0-9]{3}"),
        (["A1", "1A"], "[A-Z][0-9]|[0-9][A-Z]"),
        (["1(2)", "3(4)"], r"[0-9]\([0-9]\)"),
        (["É12", "É34"], "É[0-9]{2}"),
        ([" 12 ", "34"], "[0-9]{2}"),
    ],
)
def test_digits_letters_and_separators_make_the_pattern(examples: list[str], pattern: str) -> None:
    assert infer(examples) == pattern


SEPARATORS = st.sampled_from("-./_ +*?()|[]{}^$\\#")
NUMBERS = st.from_regex(r"\A[A-Za-z0-9]{1,6}\Z").flatmap(
    lambda start: st.builds(lambda sep, end: start + sep + end, SEPARATORS, st.from_regex(r"\A[A-Za-z0-9]{1,6}\Z"))
)


@given(st.lists(NUMBERS, min_size=1, max_size=3))
def test_a_pattern_recognises_each_of_its_examples_whole(examples: list[str]) -> None:
    found = SiteIdentifier("ipp", Category.IPP, infer(examples))

    for example in examples:
        assert (0, len(example)) in {(one.start, one.end) for one in found.found(example)}
