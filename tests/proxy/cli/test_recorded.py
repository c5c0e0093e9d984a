import json
from pathlib import Path
from typing import Any

import pytest
import typer

from detectors.finding import Category, Finding, Identifying, Role
from detectors.protocol import DetectionError
from detectors.reading import Reading
from detectors.site import Site, SiteIdentifier
from policies.decision import Action
from policies.facts import Obstacle, Tier
from policies.model import Policy
from proxy.cli.recorded import Numbered, Recorded, Unmasked, from_journal, from_texts, is_journal, lines_of
from proxy.journal.book import Book
from proxy.journal.entries import Entry
from proxy.journal.events import Recovered
from proxy.journal.record import Record
from proxy.journal.segments import segments
from proxy.reasons import ReasonCode
from proxy.screening.facts import Audience
from proxy.services.catalogue import Kind
from tests.policies.comparisons import SHIPPED, policy

CATALOGUED = {"chatgpt": Tier.OPEN}
TRUSTING = policy(tiers={"chatgpt": Tier.APPROVED})


def record(**changes: Any) -> Record:  # noqa: ANN401 - any field of a record
    usual: dict[str, Any] = {
        "id": "0123456789abcdef",
        "time": "2026-11-22T12:00:00.000Z",
        "service": "chatgpt",
        "kind": Kind.WEB,
        "tier": Tier.CONTRACTED,
        "action": Action.REDACT,
        "rule_id": "identite-directe",
        "categories": {Category.PERSON: 2},
        "obstacles": {Obstacle.IMAGE: 1},
        "identifying": Identifying.DIRECT,
        "secret": True,
        "vignette": False,
        "anonymity": 10,
        "persons": (Role.PATIENT,),
        "groups": ("dim",),
    }
    return Record(**usual | changes)


def journal(folder: Path, *entries: Entry) -> list[Recorded]:
    book = Book.open(folder, "0" * 16)
    book.append(entries)
    book.close()
    return read_journal(folder)


def read_journal(path: Path) -> list[Recorded]:
    lines = lines_of(path)
    assert is_journal(lines)
    return list(from_journal(lines, (SHIPPED, TRUSTING), CATALOGUED))


def test_a_decision_is_rebuilt_with_the_tier_of_the_catalogue_then_of_each_policy(tmp_path: Path) -> None:
    (one,) = journal(tmp_path, Recovered(time="2026-11-22T12:00:00.000Z", cut_bytes=1), record())
    assert one.place == "0123456789abcdef"
    assert (one.old.tier, one.new.tier) == (Tier.OPEN, Tier.APPROVED)
    facts = one.old
    assert (facts.categories, facts.obstacles) == ({Category.PERSON}, {Obstacle.IMAGE})
    assert (facts.identifying, facts.secret, facts.vignette) == (Identifying.DIRECT, True, False)
    assert (facts.groups, facts.persons, facts.anonymity) == ({"dim"}, {Role.PATIENT}, 10)
    assert facts.complete
    assert facts.at is not None
    assert facts.at.tzinfo is None


def test_a_service_that_the_catalogue_has_lost_keeps_the_tier_of_the_time(tmp_path: Path) -> None:
    (one,) = journal(tmp_path, record(service="ancien"))
    assert one.old.tier is Tier.CONTRACTED


@pytest.mark.parametrize(
    ("changes", "complete"),
    [
        ({"reason": ReasonCode.REDACTION_INCOMPLETE, "action": Action.BLOCK}, True),
        ({"reason": ReasonCode.CANNOT_REWRITE, "action": Action.BLOCK}, True),
        ({"reason": ReasonCode.ANALYSIS_TIMEOUT, "action": Action.BLOCK}, False),
        ({"reason": ReasonCode.ANALYSIS_TIMEOUT, "action": Action.BLOCK, "identifying": None}, False),
    ],
)
def test_what_was_refused_before_it_was_read_is_incomplete(
    tmp_path: Path, changes: dict[str, Any], complete: bool
) -> None:
    (one,) = journal(tmp_path, record(**changes))
    assert one.old.complete is complete


@pytest.mark.parametrize(
    ("changes", "unmasked"),
    [
        ({}, None),
        ({"reason": ReasonCode.ANALYSIS_TIMEOUT, "action": Action.BLOCK}, None),
        (
            {"reason": ReasonCode.REDACTION_INCOMPLETE, "action": Action.BLOCK, "rule_id": "secret-medical"},
            Unmasked(ReasonCode.REDACTION_INCOMPLETE, "secret-medical"),
        ),
        (
            {"reason": ReasonCode.CANNOT_REWRITE, "action": Action.BLOCK},
            Unmasked(ReasonCode.CANNOT_REWRITE, "identite-directe"),
        ),
    ],
)
def test_a_masking_that_did_not_do_is_remembered_with_the_rule_that_held_the_rest(
    tmp_path: Path, changes: dict[str, Any], unmasked: Unmasked | None
) -> None:
    (one,) = journal(tmp_path, record(**changes))
    assert one.unmasked == unmasked


@pytest.mark.parametrize("line", ['{"event":"decision"}', "{", '{"event":"decision","id":"x","time":"hier"}', "[]"])
def test_a_line_that_is_none_of_a_journal_ends_the_command_at_its_place(
    tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    journal(tmp_path, record())
    (segment,) = segments(tmp_path)
    with segment.path.open("ab") as file:
        file.write(line.encode() + b"\n")
    with pytest.raises(typer.Exit):
        read_journal(tmp_path)


class Seeing:
    """Sees the establishment's identifiers alone; fails on one text."""

    version = "1"

    def __init__(self) -> None:
        self.reads: list[Site] = []

    def read(self, texts: list[str], site: Site = ()) -> list[Reading]:
        self.reads.append(site)
        if "panne" in texts[0]:
            raise DetectionError
        found = tuple(Finding(one.category, 0, 3, 1.0, one.name) for one in site)
        return [Reading(findings=found)]


SITE = policy(site=(SiteIdentifier("site_ipp", Category.IPP, "8[0-9]{9}"),))


def texts(path: Path, data: bytes, pair: tuple[Policy, Policy], seeing: Seeing) -> list[Recorded]:
    path.write_bytes(data)
    lines = lines_of(path)
    assert not is_journal(lines)
    return list(from_texts(lines, pair, Audience("chatgpt", Tier.OPEN), seeing))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b'{"id": "a", "text": "un"}\n\n{"id": 7, "text": "deux"}\n', ["ligne 1 (a)", "ligne 3 (7)"]),
        (b'\xef\xbb\xbf{"text": "un"}\n', ["ligne 1"]),
        ("première\r\ndeuxième".encode(), ["ligne 1", "ligne 2"]),
        (b"", []),
    ],
)
def test_texts_are_named_by_line_and_id(tmp_path: Path, data: bytes, places: list[str]) -> None:
    assert [one.place for one in texts(tmp_path / "t", data, (SHIPPED, SHIPPED), Seeing())] == places


def test_a_text_is_read_once_unless_the_policies_look_for_other_identifiers(tmp_path: Path) -> None:
    same, other = Seeing(), Seeing()
    texts(tmp_path / "t", b"un", (SHIPPED, TRUSTING), same)
    (one,) = texts(tmp_path / "t", b"un", (SHIPPED, SITE), other)
    assert (len(same.reads), len(other.reads)) == (1, 2)
    assert (one.old.categories, one.new.categories) == (frozenset(), {Category.IPP})


def test_a_text_that_cannot_be_read_is_incomplete(tmp_path: Path) -> None:
    (one,) = texts(tmp_path / "t", b"panne", (SHIPPED, SHIPPED), Seeing())
    assert not one.old.complete


@pytest.mark.parametrize("data", [b'{"id": 1}\n', b'{"text": "a"}\nb\n', b"\xff\xfe\n"])
def test_a_line_that_is_no_text_ends_the_command(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(typer.Exit):
        texts(tmp_path / "t", data, (SHIPPED, SHIPPED), Seeing())


def test_a_file_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    with pytest.raises(typer.Exit):
        lines_of(tmp_path / "rien")


def test_a_journal_is_known_by_its_first_line() -> None:
    assert is_journal([Numbered(Path("f"), 1, json.dumps({"event": "policy"}).encode())])
    assert not is_journal([Numbered(Path("f"), 1, b'{"id": 1, "text": "a"}')])
    assert not is_journal([Numbered(Path("f"), 1, b"bonjour")])
    assert not is_journal([])
