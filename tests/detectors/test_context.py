from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.context import IndexedContextEnhancer

NOTHING = NlpArtifacts([], [], [], [], None, "fr", scores=[])  # type: ignore[arg-type]  # no engine is needed
TOKENS, INDICES = ["n°", "sécu", ":", "185"], [0, 3, 8, 10]


def test_the_token_of_a_match_is_the_one_that_holds_its_start() -> None:
    find = IndexedContextEnhancer._find_index_of_match_token  # noqa: SLF001 - Presidio's extension point
    assert [find("", start, TOKENS, INDICES) for start in (0, 3, 5, 10, 11, 99)] == [0, 1, 1, 3, 3, 3]


def test_a_match_outside_of_every_token_is_not_an_error() -> None:
    assert IndexedContextEnhancer._find_index_of_match_token("", 0, [], []) == 0  # noqa: SLF001 - idem


def test_without_any_word_of_context_results_are_given_back_uncopied() -> None:
    plain = PatternRecognizer("IPP", name="plain", patterns=[Pattern("p", r"\d{4}", 0.3)])
    results = plain.analyze("5678", [])
    assert IndexedContextEnhancer().enhance_using_context("5678", results, NOTHING, [plain]) is results


def test_only_results_whose_recognizer_has_words_of_context_are_copied() -> None:
    plain = PatternRecognizer("IPP", name="plain", patterns=[Pattern("p", r"\d{4}", 0.3)])
    helped = PatternRecognizer("NDA", name="helped", patterns=[Pattern("p", r"C\d{4}", 0.3)], context=["carton"])
    [ipp], [nda] = plain.analyze("5678", []), helped.analyze("C1234", [])
    same, copied = IndexedContextEnhancer().enhance_using_context("C1234 5678", [nda, ipp], NOTHING, [plain, helped])
    assert same is ipp
    assert copied is not nda
    assert copied == nda
