from proxy.audit.verdict import Fault, Verdict
from proxy.console.pages.verdicts import FAULTS, MEANINGS


def test_every_verdict_has_a_meaning_and_something_to_do() -> None:
    assert set(MEANINGS) == set(Verdict)
    assert len({meaning.title for meaning in MEANINGS.values()}) == len(Verdict)
    assert all(meaning.todo.endswith(".") for meaning in MEANINGS.values())


def test_every_fault_is_said() -> None:
    assert set(FAULTS) == set(Fault)
    assert len(set(FAULTS.values())) == len(Fault)
