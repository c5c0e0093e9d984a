"""What only an establishment's own proxy brings: a capture whose connections leave through it."""

from collections.abc import Iterator

import pytest

from tests.lab.clients import curl
from tests.lab.desk import Desk
from tests.lab.internet import OPENAI
from tests.lab.product import keeper, started, take_down
from tests.lab.prompts import CHAT, LETTER, leaked

pytestmark = pytest.mark.parametrize("furnished", ["behind_parent"], indirect=True)


@pytest.fixture
def captured(desk: Desk) -> Iterator[Desk]:
    with started(keeper(desk.world)) as program:
        yield desk
    take_down(program)


def test_a_captured_connection_leaves_through_the_parent_proxy(captured: Desk) -> None:
    answer = curl(captured.world, CHAT, said=LETTER)
    assert answer.status == 200
    assert answer.certificate not in {"", captured.world.internet.fingerprint(OPENAI)}
    (received,) = captured.world.internet.received
    assert leaked(received.plain) == []
