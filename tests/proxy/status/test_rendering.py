"""What the page says; how a browser shows it is tests/browser/test_status.py's."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from proxy.standing import Light, Point
from proxy.status.rendering import CLOSED, SAYINGS, STYLE, moment, page
from tests.proxy.status.house import SHUT, STANDINGS, WELL


@pytest.mark.parametrize(
    ("light", "word", "sign"),
    [
        (Light.GREEN, "Tout va bien", "✓"),
        (Light.AMBER, "À surveiller", "!"),
        (Light.RED, "À réparer tout de suite", "✕"),
    ],
)
def test_each_light_has_its_word_and_its_sign(light: Light, word: str, sign: str) -> None:
    shown = page(replace(STANDINGS[light], closed=False))
    assert f"<title>{word} · Paravent</title>" in shown
    assert f'<span aria-hidden="true">{sign}</span> {word}</h1>' in shown
    assert SAYINGS[light].sentence in shown


def test_only_a_gate_that_is_shut_is_said_to_be() -> None:
    shut, ailing = page(SHUT), page(replace(SHUT, closed=False))
    for said in (f"<title>{CLOSED.word} · Paravent</title>", f"</span> {CLOSED.word}</h1>", CLOSED.sentence):
        assert said in shut
        assert said not in ailing
    assert SAYINGS[Light.RED].sentence not in shut


def test_each_point_says_what_was_seen_and_what_to_do() -> None:
    shown = page(SHUT)
    for point in SHUT.points:
        assert point.what in shown
    assert shown.count("À faire") == 2
    assert "Renouvelez-la : « paravent ca renew »." in shown
    assert "À faire" not in page(WELL)


def test_version_address_and_moments_are_told() -> None:
    shown = page(WELL)
    for told in ("0.1.0", "http://127.0.0.1:8080", moment(WELL.started)):
        assert told in shown


def test_every_word_is_escaped() -> None:
    evil = "<script>alert('x')</script>"
    shown = page(replace(WELL, version=evil, points=(Point(Light.RED, evil, evil, evil),)))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 4


def test_nothing_is_asked_from_elsewhere() -> None:
    shown = page(SHUT)
    for word in ("src=", "url(", "@import", "<link", "<script", "http-equiv", "//cdn"):
        assert word not in shown
    assert "<style" in shown
    assert STYLE in shown


def test_moments_are_local_and_to_the_second() -> None:
    at = datetime(2026, 11, 22, 9, 30, 1, tzinfo=timezone(timedelta(hours=1)))
    assert moment(at) == f"le {at.astimezone():%d/%m/%Y à %H:%M:%S}"
    assert moment(at).startswith("le 22/11/2026 à ")
