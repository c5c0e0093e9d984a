import logging
import socket
import subprocess
import sys

import pytest
import regex
from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import EmailRecognizer
from tldextract import tldextract

from detectors import safeguards
from detectors.protocol import DetectionError

SLOW, BAIT = r"(?:(a|a|aa)+)+$b", "a" * 40 + "!"


@pytest.fixture
def short_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safeguards, "REGEX_BUDGET", 0.05)


def test_presidio_still_swallows_time_outs_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presidio_analyzer.pattern_recognizer.REGEX_TIMEOUT_SECONDS", 0.05)
    monkeypatch.setattr(logging.getLogger("presidio-analyzer"), "filters", [])
    assert _hospital_recognizer().analyze(BAIT, ["IPP"]) == []


def test_a_time_out_in_a_hospital_s_own_recognizer_is_an_error(short_budget: None) -> None:
    recognizer = safeguards.bound(_hospital_recognizer())
    with pytest.raises(DetectionError) as raised:
        recognizer.analyze(BAIT, ["IPP"])
    assert "aaaa" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_compiling_again_with_other_flags_keeps_the_bound(short_budget: None) -> None:
    recognizer = safeguards.bound(_hospital_recognizer())
    with pytest.raises(DetectionError):
        recognizer.analyze(BAIT, ["IPP"], regex_flags=regex.MULTILINE)


def test_a_recognizer_with_a_loop_of_its_own_cannot_skip_a_time_out() -> None:
    safeguards.tame()
    with pytest.raises(DetectionError):
        logging.getLogger("presidio-analyzer").warning(
            "Regex pattern '%s' timed out after %s seconds, skipping.", "x", 2
        )


def test_bounded_patterns_find_what_presidio_s_find() -> None:
    plain, bounded = _hospital_recognizer(r"\d{4}"), safeguards.bound(_hospital_recognizer(r"\d{4}"))
    text = "IPP 1234 et 5678"
    assert [(r.start, r.end) for r in bounded.analyze(text, ["IPP"])] == [
        (r.start, r.end) for r in plain.analyze(text, ["IPP"])
    ]


def test_the_loggers_of_presidio_print_nothing(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    safeguards.tame()
    for name in ("presidio-analyzer", "decision_process", "tldextract"):
        logging.getLogger(name).error("Dupont")
    assert "Dupont" not in caplog.text + "".join(capfd.readouterr())


def test_presidio_s_own_email_recognizer_looks_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    safeguards.tame()
    monkeypatch.setattr(socket, "socket", _no_socket)
    monkeypatch.setattr(socket, "create_connection", _no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", _no_socket)
    [result] = EmailRecognizer(supported_language="fr").analyze("helene@example.org", ["EMAIL_ADDRESS"])
    assert result.score == 1.0
    assert tldextract.TLD_EXTRACTOR.suffix_list_urls == ()


def test_importing_detection_opens_no_socket() -> None:
    code = (
        "import socket\n"
        "def no(*a, **k): raise SystemExit('socket')\n"
        "socket.socket.connect = no; socket.getaddrinfo = no\n"
        "import detectors.safeguards, detectors.registry\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def _hospital_recognizer(expression: str = SLOW) -> PatternRecognizer:
    return PatternRecognizer("IPP", supported_language="fr", patterns=[Pattern("site", expression, 0.9)])


def _no_socket(*_: object, **__: object) -> None:
    raise AssertionError("a socket was opened")
