from collections.abc import Mapping

import pytest

from proxy.journal.reading import Line
from proxy.store import keys, noting
from tests.proxy.store.journals import CHAIN, NOON

TIME = keys.milliseconds(NOON)


def _line(event: str, **told: object) -> Line:
    return Line(CHAIN, 1, 2, 3, event, b"", {"event": event, "time": "2026-11-02T12:00:00.000Z", **told})


@pytest.mark.parametrize(
    ("event", "told", "notable"),
    [
        ("started", {"boot_id": "a"}, False),
        ("stopped", {}, False),
        ("policy", {"outcome": "in_force"}, False),
        ("policy", {"outcome": "refused"}, True),
        ("recovered", {"cut_bytes": 3}, True),
        ("clock", {"direction": "back"}, True),
        ("purged", {"through": 3}, True),
        ("segment", {"cause": "missing"}, True),
        ("segment", {"cause": "altered"}, True),
        ("segment", {"cause": "lost"}, True),
        ("report", {"about": "a" * 16}, False),
        ("handled", {"about": "a" * 16}, False),
        ("access", {"what": "signed_in"}, False),
    ],
)
def test_what_is_looked_up_is_kept_and_what_is_odd_is_notable(
    event: str, told: Mapping[str, object], notable: bool
) -> None:
    about = told.get("about")
    expected = {"key": 7, "time": TIME, "event": event, "notable": notable, "about": about}
    assert noting.event(7, _line(event, **told)) == expected


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("decision", {}),
        ("checkpoint", {}),
        ("identity", {}),
        ("elsewhere", {}),
        ("segment", {"cause": "day"}),
        ("new", {}),
    ],
)
def test_what_nobody_looks_up_by_itself_is_not(event: str, told: Mapping[str, object]) -> None:
    assert noting.event(7, _line(event, **told)) is None


def test_a_contact_names_its_site() -> None:
    assert noting.contact(7, _line("elsewhere", site="poe")) == {"key": 7, "time": TIME, "site": "poe"}
    assert noting.contact(7, _line("elsewhere", site="<b>")) is None
    assert noting.contact(7, _line("decision", site="poe")) is None


def test_a_report_counts_what_was_said() -> None:
    row = noting.report(_line("report", about="a" * 16, said="public"))
    said = {"no_person": 0, "invented": 0, "public": 1, "other": 0}
    assert row == {"about": "a" * 16, "first": TIME, "last": TIME, **said}
    assert noting.report(_line("report", about="a" * 16, said="anything")) is None
    assert noting.report(_line("report", said="public")) is None
    assert noting.report(_line("decision", about="a" * 16, said="public")) is None


def test_a_handling_tells_who_and_how() -> None:
    row = noting.handling(_line("handled", about="a" * 16, outcome="justified", who="b" * 16))
    assert row is not None
    assert (row["about"], row["outcome"], row["who"], row["handled"]) == ("a" * 16, "justified", "b" * 16, TIME)
    assert noting.handling(_line("handled", about="a" * 16)) is None
    assert noting.handling(_line("report", about="a" * 16, outcome="justified")) is None


def test_the_latest_word_on_a_machine_stands() -> None:
    told = [
        _line("started", boot_id="a" * 16, version="0.1.0", detector_version="d-1"),
        _line("policy", outcome="in_force", policy_hash="1" * 64),
        _line("policy", outcome="refused"),
        _line("decision", policy_hash="9" * 64),
    ]
    known = {"boot_id": "a" * 16, "version": "0.1.0", "detector_version": "d-1", "policy_hash": "1" * 64}
    assert noting.standing(told) == known
    checked = noting.standing([*told, _line("checkpoint", boot_id="b" * 16, policy_hash="2" * 64)])
    assert checked == {
        **known,
        "boot_id": "b" * 16,
        "policy_hash": "2" * 64,
        "detector_version": None,
        "checkpoint": TIME,
    }


def test_a_time_that_cannot_be_read_is_the_first() -> None:
    assert noting.time_of(Line(CHAIN, 1, 1, 1, "clock", b"", {"time": "soon"})) == 0
