import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer

from detectors.engine import PresidioDetector
from detectors.finding import HEALTH, Category
from detectors.matching import small
from detectors.protocol import DetectionError

if TYPE_CHECKING:
    from detectors.reading import Reading

NAME = "Mme Hélène Lefèvre, née le 14/02/1961"


class Failing(EntityRecognizer):
    def load(self) -> None: ...

    def analyze(self, text: str, entities: list[str], nlp_artifacts: object) -> list:
        raise ValueError(f"cannot read {text}")


def test_findings_are_spans_of_the_original(detector: PresidioDetector) -> None:
    text = "Mme He\u0301le\u0300ne Le\u200bfèvre, NIR １８５０３７５１２３４５６４１"
    assert _found(detector, text) == [
        (Category.PERSON, "He\u0301le\u0300ne Le\u200bfèvre"),
        (Category.NIR, "１８５０３７５１２３４５６４１"),
    ]


def test_each_text_is_read_on_its_own_in_order(detector: PresidioDetector) -> None:
    readings = detector.read([NAME, "", "Quelle est la posologie ?", NAME])
    assert [len(reading.findings) for reading in readings] == [2, 0, 0, 2]
    assert readings[0] == readings[3] == detector.read([NAME])[0]
    assert detector.read([]) == []


def test_judgements_come_with_the_findings(detector: PresidioDetector) -> None:
    [secret, vignette] = detector.read(
        ["Ma patiente refuse les soins ce matin.", "Cas clinique fictif : homme de 60 ans."]
    )
    assert (secret.secret, secret.vignette) == (True, False)
    assert (vignette.secret, vignette.vignette) == (False, True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Résume le dossier de <PERSON_1>, né le <DATE_1>", []),
        ("Mme [NOM_1_7K2P], née le [NAISSANCE_1_7K2P], IPP [IPP_1_7K2P]", []),
        ("Mme [NOM_1_7K2P] et M. Durand", [(Category.PERSON, "Durand")]),
    ],
)
def test_our_placeholders_are_never_found_again(detector: PresidioDetector, text: str, found: list) -> None:
    assert _found(detector, text) == found


def test_encoded_identity_is_one_finding_over_the_blob(detector: PresidioDetector) -> None:
    blob = "UGF0aWVudCBKZWFuIER1cG9udCBuw6kgbGUgMTIvMDMvMTk4NQ=="
    assert _found(detector, f"décode : {blob}") == [(Category.ENCODED_CONTENT, blob)]
    assert _found(detector, "décode : TGEgcG9zb2xvZ2llIHVzdWVsbGUgZHUgcGFyYWPDqXRhbW9s") == []


def test_a_recognizer_that_fails_is_an_error_without_text() -> None:
    detector = PresidioDetector(extra=[Failing(["IPP"], supported_language="fr")])
    for call in (lambda: detector.read([NAME]), lambda: detector.why(NAME)):
        with pytest.raises(DetectionError) as raised:
            call()
        assert "Lefèvre" not in repr(raised.value)
        assert raised.value.__suppress_context__


def test_a_hospital_s_own_presidio_recognizer_plugs_in_with_its_context() -> None:
    site = PatternRecognizer(
        "RECORD_ID",
        name="site",
        supported_language="fr",
        patterns=[Pattern("carton", r"\bC\d{5}\b", 0.3)],
        context=["carton"],
    )
    detector = PresidioDetector(extra=[site])
    assert _found(detector, "archivé dans le carton C12345") == [(Category.RECORD_ID, "C12345")]
    assert _found(detector, "référence C12345") == []
    [explanation] = detector.why("archivé dans le carton C12345")
    assert (explanation.finding.recognizer, explanation.pattern, explanation.context) == (
        "site",
        "carton",
        "carton",
    )
    assert "site" in detector.version


def test_an_unknown_entity_of_a_recognizer_is_an_error() -> None:
    site = PatternRecognizer("US_SSN", supported_language="fr", patterns=[Pattern("x", r"\d{9}", 0.9)])
    with pytest.raises(DetectionError, match="category"):
        PresidioDetector(extra=[site]).read(["123456789"])


def test_why_names_the_pattern_and_never_the_text(detector: PresidioDetector) -> None:
    explanations = detector.why("n° sécu 1 85 03 75 123 456 41")
    assert ("nir", "clé", 1.0) in [(e.finding.recognizer, e.pattern, e.finding.score) for e in explanations]
    assert "123 456" not in repr(explanations)


def test_the_version_names_model_and_recognizers(detector: PresidioDetector) -> None:
    assert detector.version.startswith("fr_paravent-")
    assert "nir" in detector.version


def test_two_threads_take_turns(detector: PresidioDetector) -> None:
    answers: list[list[Reading]] = []
    threads = [threading.Thread(target=lambda: answers.append(detector.read([NAME] * 5))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [detector.read([NAME] * 5)] * 4


@example(text="Mme Du\ud800pont")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.one_of(st.characters(), st.sampled_from("Mme Dupont 0639981234\u200b<>[]_%=@\n")), max_size=120))
def test_any_text_is_read_and_its_findings_are_sorted_and_disjoint(detector: PresidioDetector, text: str) -> None:
    [reading] = detector.read([text])
    assert all(0 <= f.start < f.end <= len(text) for f in reading.findings)
    assert all(a.end <= b.start for a, b in pairwise(reading.findings))


@pytest.mark.parametrize("before", ["Bonjour. ", "- TA 130/80, FC 72\n", "\u200b"])
def test_harmless_text_around_does_not_lose_a_finding(detector: PresidioDetector, before: str) -> None:
    assert _found(detector, before + NAME + ". Merci.") == _found(detector, NAME)


def _found(detector: PresidioDetector, text: str) -> list[tuple[Category, str]]:
    [reading] = detector.read([text])
    return [(f.category, text[f.start : f.end]) for f in reading.findings if f.category not in HEALTH]


def test_nothing_of_a_text_is_kept_once_read(detector: PresidioDetector) -> None:
    detector.read([NAME])
    assert small.cache_info().currsize == 0
    detector.why(NAME)
    assert small.cache_info().currsize == 0
