import importlib
import pkgutil

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


def test_every_pattern_is_bounded() -> None:
    patterns = [p for r in registry().recognizers for p in getattr(r, "patterns", [])]
    assert patterns
    assert all(isinstance(pattern, BoundedPattern) for pattern in patterns)


def test_recognizers_speak_french_only() -> None:
    assert {recognizer.supported_language for recognizer in registry().recognizers} == {"fr"}
