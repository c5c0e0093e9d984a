import json
from collections.abc import Iterable

import pytest

from proxy.demo import openai_answers as answers
from proxy.demo.speech import Json, echo

PERSON = "[NOM_1_AB2N]"
ASKED = {"model": "gpt-5", "messages": [{"role": "user", "content": f"Bonjour {PERSON}"}]}
TOOLS = {"tools": [{"function": {"name": "chercher"}}]}


def deltas(events: Iterable[Json]) -> str:
    return "".join(event["choices"][0]["delta"].get("content") or "" for event in events if isinstance(event, dict))


def test_a_chat_is_answered_whole_or_streamed_with_the_same_words() -> None:
    whole = answers.chat(ASKED)["choices"][0]["message"]["content"]
    assert whole == deltas(answers.chat(ASKED | {"stream": True})) == echo(f"Bonjour {PERSON}")


def test_a_tool_is_called_about_the_person_and_its_result_is_echoed() -> None:
    call = answers.chat(ASKED | TOOLS)["choices"][0]["message"]["tool_calls"][0]["function"]
    streamed = "".join(
        call["function"]["arguments"]
        for event in answers.chat(ASKED | TOOLS | {"stream": True})
        if isinstance(event, dict)
        for call in event["choices"][0]["delta"].get("tool_calls", [])
    )
    assert json.loads(call["arguments"]) == json.loads(streamed) == {"patient": PERSON}
    result = ASKED | TOOLS | {"messages": [{"role": "tool", "content": "mardi"}]}
    assert "mardi" in answers.chat(result)["choices"][0]["message"]["content"]


@pytest.mark.parametrize("given", ["Bonjour", [{"role": "user", "content": "Bonjour"}]])
def test_a_response_is_answered_whole_or_streamed_with_the_same_words(given: object) -> None:
    body = {"model": "gpt-5", "input": given}
    whole = answers.responses(body)["output"][0]["content"][0]["text"]
    events = list(answers.responses(body | {"stream": True}))
    assert whole == "".join(event.get("delta", "") for event in events) == echo("Bonjour")
    assert [event["sequence_number"] for event in events] == list(range(len(events)))


def test_completions_and_embeddings_are_answered() -> None:
    assert "Bonjour" in answers.completions({"model": "m", "prompt": "Bonjour"})["choices"][0]["text"]
    assert len(answers.embeddings({"model": "m", "input": ["a", "b"]})["data"]) == 2
