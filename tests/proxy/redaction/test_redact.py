import logging
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detectors.engine import PresidioDetector
from detectors.finding import HEALTH, Category, Finding
from detectors.placeholder import PATTERN
from proxy.redaction.ledger import Ledger
from proxy.redaction.redact import Placeholder, redact

LETTER = "Mme Hélène Lefèvre, née le 14/02/1961, tél. 06 39 98 12 34, mail helene.lefevre@exemple.fr, IPP 8001234567."


def finding(start: int, end: int, category: Category = Category.PERSON) -> Finding:
    return Finding(category, start, end, 0.9, "test")


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """A text and disjoint findings in it, touching ones included, in any order."""
    text = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = [pair for pair in pairwise(cuts) if draw(st.booleans())]
    found = [finding(start, end, draw(st.sampled_from(Category))) for start, end in pairs]
    return text, draw(st.permutations(found))


@given(given_spans=spans())
def test_exactly_the_characters_of_the_findings_are_replaced(given_spans: tuple[str, list[Finding]]) -> None:
    text, findings = given_spans
    ledger = Ledger("AB2N")
    expected, at = "", 0
    for found in sorted(findings, key=lambda found: found.start):
        expected += text[at : found.start] + ledger.placeholder(found.category, text[found.start : found.end])
        at = found.end
    assert redact(text, findings, Ledger("AB2N")) == expected + text[at:]


def test_numbers_follow_the_reading_order_and_the_same_words_keep_theirs() -> None:
    text = "Claire, Karim, CLAIRE, Claire Vidal"
    findings = [finding(23, 35), finding(15, 21), finding(8, 13), finding(0, 6)]
    assert redact(text, findings, Ledger("AB2N")) == "[NOM_1_AB2N], [NOM_2_AB2N], [NOM_1_AB2N], [NOM_3_AB2N]"


def test_a_text_without_findings_stays_as_it_is() -> None:
    ledger = Ledger()
    assert redact("Quelle posologie ?", [], ledger) == "Quelle posologie ?"
    assert len(ledger) == 0


def test_two_names_side_by_side_are_two_placeholders() -> None:
    assert redact("Claire Karim", [finding(0, 6), finding(7, 12)], Ledger("AB2N")) == "[NOM_1_AB2N] [NOM_2_AB2N]"


def test_offsets_are_code_points() -> None:
    text = "😀 He\u0301lène 😀"
    assert redact(text, [finding(2, 9)], Ledger("AB2N")) == "😀 [NOM_1_AB2N] 😀"


@pytest.mark.parametrize("text", [LETTER, "NIR 1 85 03 75 123 456 41, M. Karim Benali", f"{LETTER}\n{LETTER.upper()}"])
def test_the_detector_finds_nothing_in_what_was_redacted(detector: PresidioDetector, text: str) -> None:
    ledger = Ledger()
    [before] = detector.read([text])
    redacted = redact(text, before.findings, ledger)
    [after] = detector.read([redacted])
    assert before.findings
    left = [finding for finding in after.findings if finding.category not in HEALTH]
    assert left == []
    assert redact(redacted, left, ledger) == redacted


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(LETTER.split(", ")))
def test_redaction_is_idempotent_whatever_surrounds_the_identity(detector: PresidioDetector, order: list[str]) -> None:
    ledger, text = Ledger(), ", ".join(order)
    for _ in range(3):
        [reading] = detector.read([text])
        text = redact(text, reading.findings, ledger)
    assert detector.read([text])[0].findings == ()
    assert PATTERN.search(text)


def test_a_text_full_of_findings_is_redacted_in_time() -> None:
    text = " ".join(f"Invention {i:04d}" for i in range(900)) + "x" * 900_000
    findings = [finding(i * 15, i * 15 + 14) for i in range(900)]
    started = time.process_time()
    redact(text, findings, Ledger())
    assert time.process_time() - started < 3


def test_a_long_list_of_the_same_people_is_redacted_in_time() -> None:
    text, ledger = "Claire va. " * 20_000, Ledger("AB2N")
    started = time.process_time()
    assert redact(text, [finding(i * 11, i * 11 + 6) for i in range(20_000)], ledger) == "[NOM_1_AB2N] va. " * 20_000
    assert time.process_time() - started < 5


def test_nothing_of_a_text_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        redact("Claire Vidal", [finding(0, 12)], Ledger())
    assert "Claire" not in caplog.text


def test_the_operator_is_one_that_presidio_knows_how_to_call() -> None:
    operator = Placeholder()
    operator.validate({})
    ledger = Ledger("AB2N")
    assert operator.operate("Claire", {"ledger": ledger, "entity_type": "PERSON"}) == "[NOM_1_AB2N]"
    assert operator.operator_name() == "paravent_placeholder"


def test_the_same_text_with_other_findings_is_redacted_anew() -> None:
    ledger, text = Ledger(), "Claire Vidal"
    first = redact(text, [Finding(Category.PERSON, 0, 6, 1.0, "x")], ledger)
    second = redact(text, [Finding(Category.PERSON, 0, 12, 1.0, "x")], ledger)
    assert first.endswith(" Vidal")
    assert "Vidal" not in second
    assert redact(text, [Finding(Category.PERSON, 0, 6, 1.0, "x")], ledger) == first


def test_what_is_given_instead_is_written_and_has_no_placeholder() -> None:
    text, ledger = "Claire vit à Brest, Karim à Brest", Ledger("AB2N")
    first, karim, second = finding(13, 18, Category.CITY), finding(20, 25), finding(28, 33, Category.CITY)
    found = [finding(0, 6), first, karim, second]
    instead = {first: "[commune]", second: "[commune de plus de 200 000 habitants]"}
    written = "[NOM_1_AB2N] vit à [commune], [NOM_2_AB2N] à [commune de plus de 200 000 habitants]"
    assert redact(text, found, ledger, instead) == written
    assert len(ledger) == 2
    assert redact(text, found, ledger) == "[NOM_1_AB2N] vit à [VILLE_1_AB2N], [NOM_2_AB2N] à [VILLE_1_AB2N]"
    assert redact(text, found, ledger, instead) == written


def test_more_replacements_than_fit_one_slice_keep_their_places() -> None:
    found = [finding(i * 5, i * 5 + 4) for i in range(130)]
    instead = {each: f"[J0 + {place}]" for place, each in enumerate(found)}
    text = " ".join(f"{i:04d}" for i in range(130))
    assert redact(text, found, Ledger(), instead) == " ".join(f"[J0 + {i}]" for i in range(130))
