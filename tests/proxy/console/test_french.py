from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from proxy.console import french

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("write", "value", "expected"),
    [
        (french.number, 0, "0"),
        (french.number, 999, "999"),
        (french.number, 1_000_000, "1\u202f000\u202f000"),
        (french.number, -1_200, "−1\u202f200"),
        (french.decimal, 12.34, "12,3"),
        (french.decimal, -0.26, "−0,3"),
        (french.decimal, 1_234.0, "1\u202f234,0"),
        (french.size, 900, "900\xa0octets"),
        (french.size, 1_536, "1,5\xa0Kio"),
        (french.size, 3 * 1024**3, "3,0\xa0Gio"),
        (french.size, 2 * 1024**5, "2\u202f048,0\xa0Tio"),
        (french.lasted, 0, "0\xa0seconde"),
        (french.lasted, 59, "59\xa0secondes"),
        (french.lasted, 60, "1\xa0minute"),
        (french.lasted, 7_300, "2\xa0heures"),
        (french.lasted, 86_400 * 3, "3\xa0jours"),
        (french.day, "2026-11-02", "02/11/2026"),
        (french.day, date(2026, 1, 31), "31/01/2026"),
        (french.long_day, "2026-11-22", "dimanche 22\xa0novembre 2026"),
        (french.long_day, "2026-08-01", "samedi 1er\xa0août 2026"),
        (french.month, "2026-02-01", "février 2026"),
    ],
)
def test_a_value_is_written_as_french_readers_write_it(
    write: Callable[[object], str], value: object, expected: str
) -> None:
    assert write(value) == expected


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        (0, ("demande",), "0\xa0demande"),
        (1, ("demande",), "1\xa0demande"),
        (2, ("demande",), "2\xa0demandes"),
        (1_500, ("journal", "journaux"), "1\u202f500\xa0journaux"),
    ],
)
def test_a_plural_starts_at_two(value: int, words: tuple[str, ...], expected: str) -> None:
    assert french.counted(value, *words) == expected


@pytest.mark.parametrize(
    ("value", "whole", "expected"),
    [
        (1, 2, "50,0\u202f%"),
        (1, 100_000, "<\xa00,1\u202f%"),
        (0, 10, "0,0\u202f%"),
        (0, 0, "–"),
        (3, 3, "100,0\u202f%"),
    ],
)
def test_a_share_of_nothing_is_no_percentage_and_a_tiny_one_is_said_to_be(
    value: int, whole: int, expected: str
) -> None:
    assert french.part(value, whole) == expected


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [(12, 10, "+20,0\u202f%"), (5, 10, "−50,0\u202f%"), (4, 4, "="), (0, 0, "="), (3, 0, "nouveau")],
)
def test_a_change_says_its_direction(now: int, before: int, expected: str) -> None:
    assert french.change(now, before) == expected


def test_a_moment_is_told_in_local_time_with_its_offset() -> None:
    at = "2026-11-22T23:30:15.123Z"
    local = datetime.fromisoformat(at).astimezone()
    assert french.moment(at) == local.strftime("%d/%m/%Y à %H:%M:%S")
    assert french.minute(at) == local.strftime("%d/%m/%Y %H:%M")
    assert french.zone(at) == local.strftime("UTC%z")[:6] + ":" + local.strftime("%z")[3:]


def test_a_clock_that_is_ahead_is_not_hidden() -> None:
    assert french.ago(NOW - timedelta(hours=3), NOW) == "il y a 3\xa0heures"
    assert french.ago(NOW + timedelta(minutes=2), NOW) == "dans 2\xa0minutes (horloges décalées)"


@pytest.mark.parametrize(
    ("now", "before", "written"),
    [
        (12, 10, "+20,0\u202f% sur un mois"),
        (0, 10, "−100,0\u202f% sur un mois"),
        (0, 0, "= sur un mois"),
        (3, 0, "rien le mois d'avant"),
    ],
)
def test_a_count_without_one_before_says_that_there_was_nothing(now: int, before: int, written: str) -> None:
    assert french.compared(now, before, "sur un mois", "le mois d'avant") == written
