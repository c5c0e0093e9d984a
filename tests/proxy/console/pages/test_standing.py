from datetime import UTC, datetime

from proxy.audit.verdict import Fault, Place, Verdict, Verification
from proxy.console.pages.checks import LOCAL, OWN, Check
from proxy.console.pages.standing import standing
from proxy.store.states import Machine
from proxy.store.views import Actions

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def machine(checkpoint: datetime | None) -> Machine:
    return Machine(
        chain="c0ffee0000000001", own=False, first=AT, last=AT, seq=1_204, digest="0" * 64, checkpoint=checkpoint,
        boot_id=None, version=None, detector_version=None, policy_hash=None, actions=Actions(),
    )  # fmt: skip


def test_what_was_verified_is_said_with_its_verdict() -> None:
    bad = Verification(Verdict.GAP, Fault.LINES_MISSING, Place("1", 2), "c0ffee0000000001", 1, "0" * 64, 1, keyed=False)
    first, second, *_ = standing({LOCAL: Check(AT, 1.0, bad)}, ())
    assert "lignes manquantes (GAP), 1\xa0ligne vérifiée sans la clé" in first
    assert "pas vérifié" in second


def test_a_journal_that_could_not_be_read_is_said_so() -> None:
    assert "n'a pas pu être lu jusqu'au bout, le" in standing({OWN: Check(AT, 1.0, None)}, ())[1]


def test_each_journal_is_told_with_its_last_signature() -> None:
    signed, unsigned = standing({}, [machine(AT), machine(None)])[2:]
    assert "1\u202f204 lignes, dernière signature le" in signed
    assert "aucune signature" in unsigned
