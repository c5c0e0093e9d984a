import importlib
import pkgutil

from presidio_analyzer import Pattern, PatternRecognizer, predefined_recognizers

import detectors.recognizers
from detectors.registry import RECOGNIZERS, registry
from detectors.safeguards import BoundedPattern


def test_every_recognizer_file_is_registered_and_carries_its_examples() -> None:
    files = {module.name for module in pkgutil.iter_modules(detectors.recognizers.__path__)}
    assert {recognizer.__module__.rsplit(".", 1)[-1] for recognizer in RECOGNIZERS} == files
    for file in files:
        module = importlib.import_module(f"detectors.recognizers.{file}")
        assert module.EXAMPLES
        assert module.NON_EXAMPLES


def test_a_hospital_s_own_patterns_are_bounded() -> None:
    site = PatternRecognizer("IPP", supported_language="fr", patterns=[Pattern("site", r"\d{7}", 0.9)])
    [*_, last] = registry([site]).recognizers
    assert last is site
    assert all(isinstance(pattern, BoundedPattern) for pattern in last.patterns)


def test_no_class_takes_the_name_of_one_of_presidio_s() -> None:
    """Presidio looks classes up by their bare name: a namesake of ours would take the place of its own."""
    theirs = {name for name in vars(predefined_recognizers) if name.endswith("Recognizer")}
    assert theirs
    assert not theirs & {recognizer.__name__ for recognizer in RECOGNIZERS}


def test_recognizers_speak_french_only() -> None:
    assert {recognizer.supported_language for recognizer in registry().recognizers} == {"fr"}
