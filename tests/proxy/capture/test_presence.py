import pytest

from proxy.capture import presence
from tests.proxy.capture.namespace import World


@pytest.mark.parametrize(
    ("family", "table", "chain", "there"),
    [
        (presence.INET, "paravent", "redirected", True),
        (presence.INET, "paravent", "other", False),
        (presence.INET, "other", "redirected", False),
        (presence.IPV4, "paravent", "redirected", False),
        (presence.IPV6, "security", "A", True),
    ],
)
def test_a_chain_is_there_or_not(world: World, family: int, table: str, chain: str, there: bool) -> None:
    text = "table inet paravent { chain redirected { }; }; table ip6 security { chain A { }; }"
    world.station.command("nft", text)
    assert world.station.run(presence.stands, family, table, chain) is there


def test_nothing_is_there_before_anything_was_loaded(world: World) -> None:
    assert not world.station.run(presence.stands, presence.INET, "paravent", "redirected")
