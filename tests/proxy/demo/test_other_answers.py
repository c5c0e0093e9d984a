import json

from proxy.demo import other_answers as answers
from proxy.demo.speech import echo

PERSON = "[NOM_1_AB2N]"
TEXT = f"Bonjour {PERSON}"
ASKED = {"model": "claude", "messages": [{"role": "user", "content": TEXT}]}
TOOLS = {"tools": [{"name": "chercher"}]}


def test_a_message_is_answered_whole_or_streamed_with_the_same_words() -> None:
    whole = answers.messages(ASKED)["content"][0]["text"]
    events = answers.messages(ASKED | {"stream": True})
    assert whole == "".join(event.get("delta", {}).get("text", "") for event in events) == echo(TEXT)


def test_a_tool_is_used_about_the_person() -> None:
    assert answers.messages(ASKED | TOOLS)["content"][0]["input"] == {"patient": PERSON}
    events = answers.messages(ASKED | TOOLS | {"stream": True})
    arguments = "".join(event.get("delta", {}).get("partial_json", "") for event in events)
    assert json.loads(arguments) == {"patient": PERSON}


def test_gemini_answers_whole_or_streamed_and_calls_functions() -> None:
    body = {"contents": [{"parts": [{"text": TEXT}]}]}
    whole = answers.gemini(body, stream=False)["candidates"][0]["content"]["parts"][0]["text"]
    events = answers.gemini(body, stream=True)
    assert whole == "".join(e["candidates"][0]["content"]["parts"][0]["text"] for e in events) == echo(TEXT)
    asked = body | {"tools": [{"functionDeclarations": [{"name": "chercher"}]}]}
    part = answers.gemini(asked, stream=False)["candidates"][0]["content"]["parts"][0]
    assert part["functionCall"]["args"] == {"patient": PERSON}


def test_the_pages_streams_hold_the_same_words() -> None:
    chatgpt = answers.chatgpt({"messages": [{"content": {"parts": [TEXT]}}]})
    said = [event["v"] for event in chatgpt if isinstance(event, dict) and isinstance(event.get("v"), str)]
    claude = [event.get("delta", {}).get("text", "") for event in answers.claude_web({"prompt": TEXT})]
    lechat = [event["json"]["patches"][0]["value"] for event in answers.lechat({"messageInput": TEXT})]
    assert "".join(said) == "".join(claude) == lechat[0]["text"] + "".join(lechat[1:-1]) == echo(TEXT)
    assert len(answers.lechat_new([{}, {}])) == 2
