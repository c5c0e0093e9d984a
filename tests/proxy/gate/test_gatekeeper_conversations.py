"""Which requests belong to one conversation, and so share a ledger of pseudonyms."""

import pytest

from tests.proxy.gate.house import House, Make, forwarded, said


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": ("Bonjour",)}, {"a": ("Bonjour", "Encore")}, True),
        ({"a": ("Bonjour",)}, {"a": ("Bonsoir",)}, False),
        ({"a": ("Bonjour",), "key": "Bearer x"}, {"a": ("Bonjour",), "key": "Bearer y"}, False),
        ({"a": ("Bonjour",), "key": "Bearer x"}, {"a": ("Bonjour",), "key": "Bearer x", "client": "::1"}, True),
        ({"a": ("Bonjour",)}, {"a": ("Bonjour",), "client": "::1"}, False),
        ({"a": ("Bonjour",)}, {"a": ("Bonjour",), "host": "api.groq.com"}, False),
    ],
)
async def test_a_conversation_is_told_by_who_asks_whom_and_how_it_began(
    house: House, trequest: Make, one: dict, other: dict, same: bool
) -> None:
    for turn in (one, other):
        options = {name: turn[name] for name in ("client", "host") if name in turn}
        await forwarded(house, trequest(said(*turn["a"]), headers={"authorization": turn.get("key", "")}, **options))
    first, second = (ledger for _, _, ledger in house.judge.seen)
    assert (first is second) is same


async def test_once_the_service_has_told_its_id_a_conversation_is_known_by_it(house: House, trequest: Make) -> None:
    page = {"messages": [{"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["Bonjour"]}}]}
    to_page = {"host": "chatgpt.com", "target": "/backend-api/f/conversation"}
    request = trequest(page, **to_page)
    first = await forwarded(house, request)
    assert first.ledger is not None
    house.keeper.learn(request, first.ledger, "6f2c0000-0000-4000-8000-00000000000a")
    then = trequest(page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000a"}, **to_page)
    assert (await forwarded(house, then)).ledger is first.ledger
    again = trequest(
        method="GET", host="chatgpt.com", target="/backend-api/conversation/6f2c0000-0000-4000-8000-00000000000a"
    )
    assert (await forwarded(house, again)).ledger is first.ledger
    other = trequest(page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000b"}, **to_page)
    assert (await forwarded(house, other)).ledger is not first.ledger
    stranger = trequest(
        page | {"conversation_id": "6f2c0000-0000-4000-8000-00000000000a"}, client="192.0.2.7", **to_page
    )
    assert (await forwarded(house, stranger)).ledger is not first.ledger
