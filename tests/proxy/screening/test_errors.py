import pytest

from proxy.reasons import ReasonCode
from proxy.screening.errors import ScreeningError


@pytest.mark.parametrize("reason", ReasonCode)
def test_the_message_is_the_code_and_nothing_else(reason: ReasonCode) -> None:
    assert (str(ScreeningError(reason)), ScreeningError(reason).reason) == (reason.value, reason)
