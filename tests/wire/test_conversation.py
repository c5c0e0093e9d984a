"""A conversation is sent whole at each turn: its cost follows new text, and its people keep their placeholders."""

import json
import re

import httpx
from starlette.responses import JSONResponse, Response

from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from tests.wire.kit import CHAT, World, decisions, said

_TURNS = 40
_PEOPLE = ("Mme Hélène Lefèvre", "M. Karim Benali", "Mme Claire Vidal", "M. Jean Morel")


def _question(turn: int) -> str:
    return f"Écris la ligne {turn} du mail à {_PEOPLE[turn % len(_PEOPLE)]}."


async def test_a_name_that_an_answer_gave_back_bare_does_not_leave_with_the_next_turn(
    world: World, asker: httpx.AsyncClient, received: list[Received]
) -> None:
    world.stand_in.pages = {"/v1/chat/completions": lambda _: _answering("{} va bien. | {} |", received)}
    messages = [{"role": "user", "content": "Rédige un courrier pour Mme Lefèvre, IPP 8012345678."}]
    answer = await asker.post(CHAT, content=json.dumps({"model": "gpt-5", "messages": messages}).encode())
    assert said(answer) == "Lefèvre va bien. | 8012345678 |"
    messages += [{"role": "assistant", "content": said(answer)}, {"role": "user", "content": "Raccourcis."}]
    await asker.post(CHAT, content=json.dumps({"model": "gpt-5", "messages": messages}).encode())
    assert not {"Lefèvre", "8012345678"} & set(re.findall(r"\w+", received[1].plain))


def _answering(words: str, received: list[Received]) -> JSONResponse:
    """An answer made of the placeholders of the last request."""
    placeholders = re.findall(r"\[\w+\]", received[-1].words)
    return JSONResponse({"choices": [{"message": {"content": words.format(*placeholders)}}]})


async def test_an_answer_that_names_a_thousand_conversations_makes_none_forgotten(
    world: World, asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    path = "/backend-api/f/conversation"
    events = "".join(f'data: {{"conversation_id": "c-{i}"}}\n\n' for i in range(1_000))
    world.stand_in.pages = {path: lambda _: Response(events, media_type="text/event-stream")}
    parts = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["Écris à Mme Lefèvre."]}}
    await asker.post(f"https://chatgpt.com{path}", content=json.dumps({"messages": [parts]}).encode())
    assert len(received) == 1
    assert 1 < len(paravent.keeper.conversations) < 20


async def test_forty_turns_cost_as_much_as_their_new_words(
    asker: httpx.AsyncClient, paravent: Paravent, received: list[Received]
) -> None:
    messages: list[dict[str, str]] = []
    for turn in range(_TURNS):
        messages.append({"role": "user", "content": _question(turn)})
        answer = await asker.post(CHAT, content=json.dumps({"model": "gpt-5", "messages": messages}).encode())
        assert said(answer) == f"Bien reçu : « {_question(turn)} »"
        messages.append({"role": "assistant", "content": said(answer)})
    lines = decisions(paravent)
    assert [line["segments"] for line in lines] == [2 * turn + 1 for turn in range(_TURNS)]
    assert {line["segments"] - line["cached_segments"] for line in lines[1:]} == {2}
    assert _placeholders(received) == len(_PEOPLE)


def _placeholders(received: list[Received]) -> int:
    """How many placeholders the service ever saw; that of each turn's question is the same ever after."""
    histories = [[message["content"] for message in json.loads(item.body)["messages"]] for item in received]
    last = histories[-1]
    assert all(history == last[: len(history)] for history in histories)
    return len(set(re.findall(r"\[NOM_\d+_\w{4}\]", " ".join(last))))
