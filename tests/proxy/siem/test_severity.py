import pytest

from detectors.finding import Identifying
from policies.decision import Action
from policies.document import Mode
from proxy.journal.entries import Entry, Header, Opening
from proxy.journal.events import Stopped
from proxy.journal.policy_read import Cause, Outcome, PolicyRead, Supplier
from proxy.journal.review import Access, Entrance
from proxy.reasons import ReasonCode
from proxy.siem.event import noticed
from proxy.siem.notices import Missed, RolledBack
from proxy.siem.severity import Level, level
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.strategies import CHAIN, event_from

TIME = "2026-11-22T08:30:00.123Z"
_NONE = {"identifying": Identifying.NONE, "categories": {}}


def _segment(cause: Opening) -> Header:
    return Header(time=TIME, number=2, chain=CHAIN, cause=cause, key="e" * 64)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (decision(action=Action.ALLOW, **_NONE), Level.INFORMATIONAL),
        (decision(action=Action.ALLOW, observed=("new-rule",), **_NONE), Level.LOW),
        (decision(action=Action.REDACT), Level.LOW),
        (decision(action=Action.REDACT, mode=Mode.OBSERVE), Level.MEDIUM),
        (decision(**_NONE), Level.LOW),
        (decision(identifying=Identifying.INDIRECT), Level.MEDIUM),
        (decision(identifying=Identifying.NONE, secret=True), Level.MEDIUM),
        (decision(), Level.HIGH),
        (decision(mode=Mode.OBSERVE), Level.CRITICAL),
        (decision(reason=ReasonCode.TOO_LARGE, identifying=None), Level.LOW),
        (decision(reason=ReasonCode.HOST_MISMATCH, identifying=None), Level.MEDIUM),
        (PolicyRead(time=TIME, supplier=Supplier.FILE, outcome=Outcome.REFUSED, cause=Cause.INVALID), Level.MEDIUM),
        (PolicyRead(time=TIME, supplier=Supplier.FILE, outcome=Outcome.REFUSED, cause=Cause.SIGNATURE), Level.HIGH),
        (
            PolicyRead(time=TIME, supplier=Supplier.FILE, outcome=Outcome.IN_FORCE, policy_hash="c" * 64),
            Level.INFORMATIONAL,
        ),
        (Access(time=TIME, what=Entrance.REFUSED), Level.MEDIUM),
        (Access(time=TIME, what=Entrance.SIGNED_IN), Level.INFORMATIONAL),
        (_segment(Opening.DAY), Level.INFORMATIONAL),
        (_segment(Opening.ALTERED), Level.CRITICAL),
        (_segment(Opening.MISSING), Level.CRITICAL),
        (_segment(Opening.LOST), Level.CRITICAL),
        (Stopped(time=TIME, boot_id="b" * 16), Level.INFORMATIONAL),
    ],
)
def test_an_event_matters_as_much_as_what_it_tells(entry: Entry, expected: Level) -> None:
    assert level(event_from(entry)) is expected


def test_a_journal_that_went_back_matters_most() -> None:
    assert level(noticed(RolledBack(time=TIME, sent="a" * 64), CHAIN, 3)) is Level.CRITICAL
    assert level(noticed(Missed(time=TIME, first=1, last=2), CHAIN, 3)) is Level.HIGH
