"""Every recognizer is held to its own examples and non-examples, and to linear time."""

import importlib
import random
from types import ModuleType

import pytest
from presidio_analyzer import EntityRecognizer

from detectors.engine import PresidioDetector
from detectors.examples import unmark
from detectors.finding import Category
from detectors.registry import RECOGNIZERS
from detectors.safeguards import bound

MODULES = {recognizer: importlib.import_module(recognizer.__module__) for recognizer in RECOGNIZERS}
EXAMPLES = [(module, text) for module in MODULES.values() for text in module.EXAMPLES]
NON_EXAMPLES = [(r, text) for r, module in MODULES.items() for text in module.NON_EXAMPLES]
_RANDOM = random.Random(7)
NOISE = {
    "digits": "1 " * 50_000,
    "glued digits": "1" * 100_000,
    "letters": "a" * 100_000,
    "capitals": "Aa " * 33_000,
    "names": "DE LA Aa-Bb " * 8_000,
    "initials": "A. " * 33_000,
    "dots": "a." * 50_000,
    "at": "a@" * 50_000,
    "spaces": " " * 100_000,
    "lines": "né le\n" * 16_000,
    "pipes": "PID|" * 25_000,
    "mixed": "".join(_RANDOM.choice("aA1é .,-/@|\n'°") for _ in range(100_000)),
}


@pytest.mark.parametrize(
    ("module", "sentence"), EXAMPLES, ids=lambda value: None if isinstance(value, ModuleType) else value
)
def test_an_example_is_found_to_the_character(detector: PresidioDetector, module: ModuleType, sentence: str) -> None:
    text, spans = unmark(sentence)
    [reading] = detector.read([text])
    categories = {category for category, _, _ in spans}
    assert [(f.category, f.start, f.end) for f in reading.findings if f.category in categories] == spans


@pytest.mark.parametrize(
    ("recognizer", "text"), NON_EXAMPLES, ids=lambda value: None if isinstance(value, type) else value
)
def test_a_non_example_is_left_alone(detector: PresidioDetector, recognizer: type[EntityRecognizer], text: str) -> None:
    [reading] = detector.read([text])
    assert not {f.category for f in reading.findings} & {Category(e) for e in recognizer().supported_entities}


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("recognizer", RECOGNIZERS)
def test_noise_of_100_kb_takes_less_than_the_budget(recognizer: type[EntityRecognizer], noise: str) -> None:
    artifacts = type("NoArtifacts", (), {"entities": ()})()
    bound(recognizer()).analyze(NOISE[noise], [], artifacts)
