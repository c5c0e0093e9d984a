import pytest

from detectors.anonymity.estimate import Estimate, estimate
from detectors.anonymity.profile import NOBODY, Profile, Trait
from detectors.finding import Cue
from proxy.cli.judged import CUES, TRAITS, reasons

ANYBODY = estimate(NOBODY)


def test_every_cue_and_every_trait_has_its_words_in_french() -> None:
    assert set(CUES) == set(Cue)
    assert set(TRAITS) == set(Trait)


def test_a_secret_text_is_explained_by_the_names_of_its_cues() -> None:
    (line,) = reasons(secret=True, shown=[Cue.BED, Cue.MOMENT], estimate=ANYBODY)
    assert CUES[Cue.BED] in line
    assert CUES[Cue.MOMENT] in line


def test_a_secret_text_without_a_cue_that_has_a_name_is_explained_by_its_wording() -> None:
    (line,) = reasons(secret=True, shown=[], estimate=ANYBODY)
    assert "tournure" in line


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Profile(singular=True), "Une seule personne"),
        (Profile(34, 34, inhabitants=300), "Moins de 5 personnes"),
        (Profile(34, 34), "Moins de 1 000 000 personnes"),
    ],
)
def test_what_tells_who_somebody_is_is_counted(told: Profile, words: str) -> None:
    (line,) = reasons(secret=False, shown=[Cue.BED], estimate=estimate(told))
    assert line.startswith(words)


def test_a_text_of_nobody_needs_no_explanation() -> None:
    assert list(reasons(secret=False, shown=[Cue.TASK], estimate=Estimate(1e7, 100_000_000, ()))) == []
