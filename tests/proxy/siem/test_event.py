from dataclasses import replace

import pytest
from hypothesis import given

from policies.decision import Action
from policies.document import Mode
from proxy.journal.entries import EVENTS, Entry
from proxy.journal.events import Elsewhere, Known, Report, Said
from proxy.journal.record import Record
from proxy.siem.admission import LARGEST
from proxy.siem.event import NAMELESS, NAMES, event_of, noticed
from proxy.siem.notices import Malformed, Missed
from proxy.siem.otlp_request import request
from tests.proxy.siem.decisions import REFERENCE, USER, decision
from tests.proxy.siem.strategies import CHAIN, SEEN, any_entry, event_from, line_of

TIME = "2026-11-22T08:30:00.123Z"


@given(any_entry)
def test_an_event_carries_the_proof_of_its_line(entry: Entry) -> None:
    line = line_of(entry, 12, "d" * 64)
    proof = event_of(line, SEEN).proof
    assert (proof.chain, proof.seq, proof.digest, proof.prev, proof.mac) == (
        CHAIN,
        12,
        line.digest,
        "d" * 64,
        "ab" * 16,
    )


def test_a_signature_travels_with_its_line_and_anything_else_under_that_name_does_not() -> None:
    assert event_from(decision(), signature="ab" * 64).proof.signature == "ab" * 64
    assert event_from(decision(), signature="Madame Lefèvre").proof.signature is None


@pytest.mark.parametrize(
    "change",
    [{"service": "Madame Lefèvre"}, {"mac": "Madame Lefèvre"}, {"prev": 7}, {"prev": "d"}, {"latency_ms": "x"}],
    ids=str,
)
def test_a_line_that_was_written_by_another_hand_becomes_a_notice_that_shows_nothing_of_it(
    change: dict[str, object],
) -> None:
    line = line_of(decision(), 9, **change)
    event = event_of(line, SEEN)
    assert event.entry == Malformed(time=SEEN, segment=1, row=9)
    assert (event.proof.seq, event.proof.digest, event.proof.mac) == (9, line.digest, None)
    assert "Lefèvre" not in repr(event)


@pytest.mark.parametrize(
    ("seq", "change", "told"),
    [
        (9, {"latency_ms": 2**53 + 1}, 9),
        (9, {"latency_ms": 10**30}, 9),
        (2**63, {}, LARGEST),
        (10**30, {}, LARGEST),
        (9, {"time": "9999-12-31T23:59:59.999Z"}, 9),
        (9, {"time": "1900-01-01T00:00:00.000Z"}, 9),
    ],
    ids=str,
)
def test_numbers_and_years_that_a_destination_could_not_hold_become_a_notice_that_it_can(
    seq: int, change: dict[str, object], told: int
) -> None:
    event = event_of(replace(line_of(decision(), seq, **change), row=9), SEEN)
    assert isinstance(event.entry, Malformed)
    assert event.proof.seq == told
    assert request([event], 0).SerializeToString()


def test_the_largest_number_and_the_last_year_are_told() -> None:
    told = event_from(decision(latency_ms=LARGEST, time="2199-12-31T23:59:59.999Z"))
    assert isinstance(told.entry, Record)
    assert request([told], 0).SerializeToString()


def test_a_chain_without_a_proper_name_is_not_named() -> None:
    event = event_of(replace(line_of(decision()), chain="Lefèvre"), SEEN)
    assert event.proof.chain == NAMELESS


def test_a_sealed_identity_goes_to_nobody() -> None:
    event = event_from(Known(time=TIME, user=USER, sealed="s" * 200))
    assert event.details == {"user": USER}


@pytest.mark.parametrize(
    ("entry", "action"),
    [
        (decision(), "decision_block"),
        (decision(action=Action.ALLOW), "decision_allow"),
        (decision(mode=Mode.OBSERVE), "decision_block_observed"),
        (decision(mode=Mode.OBSERVE, action=Action.ALLOW), "decision_allow"),
        (Report(time=TIME, about=REFERENCE, said=Said.PUBLIC), "report"),
        (Elsewhere(time=TIME, site="some-site"), "elsewhere"),
    ],
)
def test_what_was_done_has_one_stable_word(entry: Entry, action: str) -> None:
    assert event_from(entry).action == action


def test_a_report_is_found_by_the_reference_of_its_decision() -> None:
    report = event_from(Report(time=TIME, about=REFERENCE, said=Said.PUBLIC))
    assert report.reference == event_from(decision()).reference == REFERENCE
    assert event_from(Elsewhere(time=TIME, site="some-site")).reference is None


def test_time_is_told_to_the_millisecond() -> None:
    assert event_from(decision(time="2000-01-01T00:00:01.234Z")).milliseconds == 946_684_801_234


def test_two_notices_never_pass_for_one() -> None:
    one, other = (noticed(Missed(time=TIME, first=3, last=last), CHAIN, 2) for last in (4, 5))
    assert one.proof.digest != other.proof.digest


def test_no_two_kinds_of_events_share_a_name() -> None:
    assert len(set(NAMES.values())) == len(NAMES) == len(EVENTS) + 3
