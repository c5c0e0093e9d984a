"""From the first line of Python to the last answer, no process of the product reaches anything but itself."""

from tests.wire.household import Household
from tests.wire.kit import CHAT, asking, said

_LOCAL = {"127.0.0.1", "localhost", "None"}
_ADDRESSES = (
    "Écris à Mme Hélène Lefèvre, helene.lefevre@exemple.fr, site https://www.exemple.fr/rdv et www.example.org.",
    "Que veut dire le domaine hopital.gouv.fr dans https://intranet.example.org:8443/a?b=c ?",
)


async def test_nothing_leaves_loopback(household: Household) -> None:
    async with household.client() as client:
        for text in _ADDRESSES:
            answer = await client.post(CHAT, content=asking(text))
            assert text in said(answer)
        peers = household.peers()
    assert set(household.noted("address")) <= _LOCAL
    assert peers <= _LOCAL


async def test_the_watch_is_awake(household: Household) -> None:
    """It saw the connection to the stand-in, the only one that there is to see."""
    async with household.client() as client:
        await client.get("https://chatgpt.com/")
    assert "127.0.0.1" in household.noted("address")
