import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding
from detectors.reading import Reading
from proxy.prompt import Role, Segment
from proxy.redaction.ledger import MAX_ENTRIES, Ledger, LedgerFullError
from proxy.redaction.recall import recalled

NOTHING = Reading((), secret=False, vignette=False)


def ledger(*words: str, category: Category = Category.PERSON) -> Ledger:
    made = Ledger()
    for known in words:
        made.placeholder(category, known)
    return made


def segment(text: str, *, writable: bool = True) -> Segment:
    return Segment(("messages", 0), Role.ASSISTANT, text, writable)


def seen(text: str, known: Ledger, *, writable: bool = True) -> list[str]:
    (reading,) = recalled([segment(text, writable=writable)], [NOTHING], known)
    return [text[finding.start : finding.end] for finding in reading.findings]


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Lefèvre va bien, dites-le à Lefèvre.", ["Lefèvre"], ["Lefèvre", "Lefèvre"]),
        ("| 8012345678 |", ["8012345678"], ["8012345678"]),
        ("xLefèvrex", ["Lefèvre"], ["Lefèvre"]),
        ("Hélène Lefèvre et Lefèvre", ["Lefèvre", "Hélène Lefèvre"], ["Hélène Lefèvre", "Lefèvre"]),
        ("M. Roy est reçu", ["Roy"], ["Roy"]),
        ("la Royauté", ["Roy"], []),
        ("un lefèvre", ["Lefèvre"], []),
        ("a", ["a"], []),
        ("", ["Lefèvre"], []),
        ("Lefèvre", [], []),
    ],
)
def test_what_the_ledger_knows_is_seen_without_its_context(text: str, known: list[str], expected: list[str]) -> None:
    assert seen(text, ledger(*known)) == expected


def test_what_does_not_point_to_a_person_is_not_looked_for() -> None:
    assert seen("chambre 214", ledger("214", category=Category.UNIT)) == []


def test_what_cannot_be_rewritten_is_left_to_the_recognizers() -> None:
    assert seen("Lefèvre", ledger("Lefèvre"), writable=False) == []


def test_what_one_segment_says_with_context_is_seen_in_the_others() -> None:
    texts = ["Mme Lefèvre", "rien", "Lefèvre sort demain"]
    first = Reading((Finding(Category.PERSON, 4, 11, 0.85, "person"),), secret=True, vignette=False)
    readings = recalled([segment(text) for text in texts], [first, NOTHING, NOTHING], Ledger())
    assert [[(f.start, f.end) for f in reading.findings] for reading in readings] == [[(4, 11)], [], [(0, 7)]]
    assert readings[0].secret


def test_what_is_found_already_stays_as_it_is() -> None:
    disease = Finding(Category.DISEASE, 0, 19, 0.9, "disease")
    reading = Reading((disease,), secret=False, vignette=False)
    assert recalled([segment("maladie de Lefèvre")], [reading], ledger("Lefèvre")) == [reading]


def test_what_was_made_up_is_no_finding_and_what_it_stands_for_is() -> None:
    known = Ledger()
    known.invented.add(Category.PERSON, "Vidal", "Toranvaux")
    known.invented.add_variant(Category.PERSON, "VIDAL", "TORANVAUX")
    text = "Mme Toranvaux, puis Vidal, VIDAL et vidal"
    found = Reading((Finding(Category.PERSON, 4, 13, 1.0, "person"),))
    (reading,) = recalled([segment(text)], [found], known)
    assert [text[f.start : f.end] for f in reading.findings] == ["Vidal", "VIDAL"]


def test_a_true_day_that_looks_like_one_made_up_stays_a_finding() -> None:
    known = Ledger()
    known.invented.add(Category.DATE, "14/02/2024", "16/03/2024")
    found = Reading((Finding(Category.DATE, 3, 13, 1.0, "date"),))
    assert recalled([segment("le 16/03/2024")], [found], known) == [found]
    known.wrote("le 16/03/2024", ((3, 13),))
    assert recalled([segment("le 16/03/2024")], [found], known) == [Reading()]


def test_more_than_a_ledger_holds_is_refused() -> None:
    text = " ".join(f"N{i:04}" for i in range(MAX_ENTRIES + 1))
    found = tuple(Finding(Category.PERSON, 6 * i, 6 * i + 5, 1.0, "x") for i in range(MAX_ENTRIES + 1))
    with pytest.raises(LedgerFullError):
        recalled([segment(text)], [Reading(found, secret=False, vignette=False)], Ledger())


def test_spellings_that_nobody_wrote_count_for_nothing() -> None:
    known = Ledger()
    for i in range(MAX_ENTRIES):
        known.invented.add(Category.PERSON, f"N{i:04}", f"T{i:04}")
        known.invented.add_variant(Category.PERSON, f"n{i:04}", f"t{i:04}")
    (reading,) = recalled([segment("n0007 et N0998")], [NOTHING], known)
    assert [(f.start, f.end) for f in reading.findings] == [(0, 5), (9, 14)]


def test_many_spellings_are_looked_for_in_a_long_text_at_once() -> None:
    known = Ledger()
    for i in range(4 * MAX_ENTRIES):
        known.invented.add_variant(Category.PERSON, f"Nom{i:05}", f"Tom{i:05}")
    began = time.process_time()
    recalled([segment("rien à signaler ce matin " * 30_000)], [NOTHING], known)
    assert time.process_time() - began < 1


@given(texts=st.lists(st.text(alphabet="ab \0é"), max_size=5), known=st.sets(st.text(alphabet="abé", min_size=2)))
def test_findings_are_ordered_disjoint_and_exactly_the_words(texts: list[str], known: set[str]) -> None:
    readings = recalled([segment(text) for text in texts], [NOTHING] * len(texts), ledger(*known))
    for text, reading in zip(texts, readings, strict=True):
        ends = [0, *(finding.end for finding in reading.findings)]
        assert all(end <= f.start for end, f in zip(ends, reading.findings, strict=False))
        assert {text[f.start : f.end] for f in reading.findings} <= known
