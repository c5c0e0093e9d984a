import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors import matching
from detectors.finding import Category
from detectors.matching import (
    Hit,
    RuleRecognizer,
    after,
    apart,
    before,
    figures,
    forget,
    rule,
    small,
    span,
    value,
    word_starts,
)


@given(st.text())
def test_small_text_keeps_its_length(text: str) -> None:
    assert len(small(text)) == len(text)


def test_small_text_shows_the_words_of_a_field() -> None:
    assert small("IPP_Patient İ") == "ipp patient İ"


@pytest.mark.parametrize(
    ("hits", "kept"),
    [
        ([Hit("a", 0, 5, 0.6), Hit("b", 2, 8, 0.8)], ["a"]),
        ([Hit("a", 0, 5, 0.6), Hit("b", 2, 8, 1.0)], ["a", "b"]),
        ([Hit("a", 0, 5, 1.0), Hit("b", 2, 8, 1.0)], ["a"]),
        ([Hit("b", 5, 8, 0.6), Hit("a", 0, 5, 0.6)], ["a", "b"]),
        ([Hit("short", 0, 3, 0.8), Hit("long", 0, 5, 0.6)], ["long"]),
    ],
)
def test_guesses_do_not_overlap_but_what_is_certain_is_kept(hits: list[Hit], kept: list[str]) -> None:
    assert [hit.rule for hit in apart(hits)] == kept


def test_a_rule_gives_its_group_and_explains_itself() -> None:
    recognizer = RuleRecognizer(Category.IPP, "test", (rule("essai", r"n° (?P<id>\d+)", 0.7),))
    [result] = recognizer.analyze("N° 12 ici", [], None)
    assert (result.entity_type, result.start, result.end, result.score) == ("IPP", 3, 5, 0.7)
    assert result.analysis_explanation.pattern_name == "essai"


def test_a_judge_sees_what_stands_around_and_may_refuse() -> None:
    seen = []

    def judge(match: object) -> float:
        seen.append((before(match, 3), value(match), span(match), after(match, 3)))
        return 0

    recognizer = RuleRecognizer(Category.IPP, "test", (rule("essai", r"\d+", judge),))
    assert list(recognizer.find("abcd 12 efgh")) == []
    assert seen == [("cd ", "12", (5, 7), " ef")]


def test_words_that_start_like_a_stem_are_found_once_in_order() -> None:
    assert word_starts("lit 3, delit, litière, box", ("box", "lit", "liti")) == [0, 14, 23]


def test_runs_of_digits_are_given_whole() -> None:
    assert figures("12/03 le 5a678") == [(0, 2), (3, 5), (9, 10), (11, 14)]


def test_a_rule_with_stems_begins_where_a_word_starts_like_one() -> None:
    tried = RuleRecognizer(Category.IPP, "test", (rule("essai", r"(?:ipp|nip) (?P<id>\d+)", 0.7, ("ipp", "nip")),))
    assert [(hit.start, hit.end) for hit in tried.find("IPP 12, xipp 3, NIP 4")] == [(4, 6), (20, 21)]


def test_only_the_last_text_is_kept() -> None:
    small("un secret")
    small("autre chose")
    assert small.cache_info().currsize == figures.cache_parameters()["maxsize"] == 1


def test_the_last_text_can_be_forgotten() -> None:
    kept = (small, figures, matching._first_letters)  # noqa: SLF001 - what must be empty is private
    small("Mme Vidal 12")
    figures("Mme Vidal 12")
    word_starts("mme vidal 12", ("mm",))
    assert [cache.cache_info().currsize for cache in kept] == [1, 1, 1]
    forget()
    assert [cache.cache_info().currsize for cache in kept] == [0, 0, 0]
