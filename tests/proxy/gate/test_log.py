from inspect import iscoroutinefunction, signature

import pytest

from proxy.gate.log import DecisionLog
from proxy.journal.reopening import Reopening
from proxy.journal.writer import Journal


@pytest.mark.parametrize("kind", [Journal, Reopening])
def test_both_journals_write_as_the_gate_asks(kind: type) -> None:
    assert iscoroutinefunction(kind.write)
    assert list(signature(kind.write).parameters) == list(signature(DecisionLog.write).parameters)
