"""A conversation is sent whole at each turn: its cost follows new text, and its people keep their placeholders."""

import json
import re

import httpx

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from tests.wire.kit import CHAT, journal, said

_TURNS = 40
_PEOPLE = ("Mme Hélène Lefèvre", "M. Karim Benali", "Mme Claire Vidal", "M. Jean Morel")


def _question(turn: int) -> str:
    return f"Rédige le paragraphe {turn} du courrier de {_PEOPLE[turn % len(_PEOPLE)]}."


async def test_forty_turns_cost_as_much_as_their_new_words(
    asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    messages: list[dict[str, str]] = []
    for turn in range(_TURNS):
        messages.append({"role": "user", "content": _question(turn)})
        answer = await asker.post(CHAT, content=json.dumps({"model": "gpt-5", "messages": messages}).encode())
        assert said(answer) == f"Bien reçu : « {_question(turn)} »"
        messages.append({"role": "assistant", "content": said(answer)})
    lines = journal(paravent)
    assert [line["segments"] for line in lines] == [2 * turn + 1 for turn in range(_TURNS)]
    assert {line["segments"] - line["cached_segments"] for line in lines[1:]} == {2}
    assert _placeholders(received) == len(_PEOPLE)


def _placeholders(received: list[Received]) -> int:
    """How many placeholders the service ever saw; that of each turn's question is the same ever after."""
    histories = [[message["content"] for message in json.loads(item.body)["messages"]] for item in received]
    last = histories[-1]
    assert all(history == last[: len(history)] for history in histories)
    return len(set(re.findall(r"\[NOM_\d+_\w{4}\]", " ".join(last))))
