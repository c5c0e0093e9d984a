from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from proxy.doctor.journal import CHECKS, JOURNAL, clock
from proxy.doctor.machine import Machine
from proxy.journal.book import Book
from proxy.journal.events import Stopped
from proxy.journal.forms import now
from proxy.standing import Light, Point

BOOT = "0123456789abcdef"
THEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """One with a short journal."""
    machine = Machine(tmp_path)
    machine.at(JOURNAL).parent.mkdir(parents=True)
    book = Book.open(machine.at(JOURNAL), BOOT)
    for _ in range(3):
        book.append([Stopped(time=now(), boot_id=BOOT)])
    book.close()
    return machine


def point(machine: Machine, name: str) -> Point:
    return next(check for check in CHECKS if check.name == name).point(machine)


def test_a_whole_journal_is_green_and_an_altered_one_named(machine: Machine) -> None:
    assert point(machine, "journal-chain").light is Light.GREEN
    segment = machine.at(JOURNAL) / "00000001.jsonl"
    segment.write_bytes(segment.read_bytes().replace(b'"stopped"', b'"started"', 1))
    told = point(machine, "journal-chain")
    assert (told.light, told.words) == (Light.RED, "00000001.jsonl:2 — TAMPERED")
    assert f"paravent journal verify {JOURNAL}" in told.remedy


def test_a_journal_that_is_missing_or_empty_was_never_written(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    assert point(machine, "journal-chain").light is Light.RED
    machine.at(JOURNAL).mkdir(parents=True)
    told = point(machine, "journal-chain")
    assert (told.light, "vide" in told.words) == (Light.RED, True)


def test_a_file_that_is_no_key_is_told(machine: Machine) -> None:
    (machine.at(JOURNAL) / "autre.key").write_text("rien")
    assert point(machine, "journal-chain").words == "autre.key n'est pas une clé de journal"


@pytest.mark.parametrize(
    ("behind", "light"),
    [(timedelta(0), Light.GREEN), (timedelta(minutes=4), Light.GREEN), (timedelta(minutes=6), Light.RED)],
)
def test_a_clock_may_be_minutes_behind_what_is_past_and_no_more(behind: timedelta, light: Light) -> None:
    assert clock(THEN - behind, THEN, "la dernière ligne du journal").light is light


def test_the_clock_is_held_against_the_journals_last_line(machine: Machine) -> None:
    assert point(machine, "clock").light is Light.GREEN
    late = Machine(machine.root, clock=lambda: datetime.now(UTC) - timedelta(days=30))
    assert "avant la dernière ligne du journal" in point(late, "clock").words


def test_without_anything_to_hold_it_against_the_clock_is_not_judged(tmp_path: Path) -> None:
    assert point(Machine(tmp_path), "clock").light is Light.AMBER
