import pytest

from proxy.audit.verdict import Fault, FoundError, Place, Verdict, verdict_of


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_a_verdict_that_is_not_ok(fault: Fault) -> None:
    assert verdict_of(fault) is not Verdict.OK


@pytest.mark.parametrize(
    ("fault", "verdict"),
    [
        (None, Verdict.OK),
        (Fault.WRONG_CODE, Verdict.TAMPERED),
        (Fault.REPEATED, Verdict.TAMPERED),
        (Fault.NOT_THE_CHECKPOINT, Verdict.TAMPERED),
        (Fault.LINES_MISSING, Verdict.GAP),
        (Fault.PURGE_UNTOLD, Verdict.GAP),
        (Fault.CUT_SHORT, Verdict.TRUNCATED),
        (Fault.ENDS_EARLY, Verdict.TRUNCATED),
        (Fault.EMPTY, Verdict.TRUNCATED),
        (Fault.KEYS_LOST, Verdict.UNSIGNED),
        (Fault.TAIL_UNSIGNED, Verdict.UNSIGNED),
        (Fault.SEAL_MISSING, Verdict.UNSIGNED),
        (Fault.CHECKPOINT_PURGED, Verdict.UNSIGNED),
        (Fault.WRONG_PURGE, Verdict.TAMPERED),
    ],
)
def test_a_fault_has_a_word(fault: Fault | None, verdict: Verdict) -> None:
    assert verdict_of(fault) is verdict


def test_what_was_found_names_its_place() -> None:
    found = FoundError(Fault.WRONG_CODE, Place("00000001.jsonl", 3))
    assert (found.fault, found.place) == (Fault.WRONG_CODE, Place("00000001.jsonl", 3))
    assert str(found) == "00000001.jsonl:3: wrong_code"
