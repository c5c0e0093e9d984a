import pytest

from proxy.store.states import Alarm, Handling
from tests.proxy.store.journals import NOON


@pytest.mark.parametrize(
    ("outcome", "is_open"),
    [(None, True), ("reopened", True), ("false_alarm", False), ("justified", False), ("rule_changed", False)],
)
def test_an_alarm_is_open_until_someone_handled_it_and_when_it_is_reopened(outcome: str | None, is_open: bool) -> None:
    handling = Handling(NOON, outcome, "a" * 16) if outcome else None
    alarm = Alarm(reference="b" * 16, said={"other": 1}, first=NOON, last=NOON, row=None, handling=handling)
    assert alarm.is_open is is_open
