import pytest

from proxy.reasons import ReasonCode
from proxy.wire import strict_json
from proxy.wire.errors import WireError


@pytest.mark.parametrize("reason", ReasonCode)
def test_a_failure_says_its_reason_and_nothing_else(reason: ReasonCode) -> None:
    error = WireError(reason)
    assert (error.reason, str(error), error.args) == (reason, reason.value, (reason.value,))


def test_a_failure_shows_nothing_of_the_body_that_caused_it() -> None:
    with pytest.raises(WireError) as caught:
        strict_json.loads(b'{"note": "Camille Exemple"')
    assert "Camille" not in repr(caught.value)
    assert caught.value.__suppress_context__
