"""The official clients, pointed at nothing but the proxy: what each sends, and what it shows its user."""

import asyncio
import json
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

type Json = Any


@dataclass(frozen=True, slots=True)
class Network:
    """How a client reaches the world.

    Attributes:
        proxy: Address of the proxy.
        authority: Certificate that workstations trust.
    """

    proxy: str
    authority: Path

    def options(self) -> Json:
        """Options of an httpx client, the SDKs' own included."""
        return {"proxy": self.proxy, "verify": self._context(), "timeout": 60, "trust_env": False}

    def http(self) -> Json:
        """A synchronous HTTP client."""
        return httpx.Client(**self.options())

    def _context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))


TOOL_SCHEMA = {"type": "object", "properties": {"patient": {"type": "string"}}, "required": ["patient"]}
TOOL = "chercher_rendez_vous"
ABOUT = "Cherche le prochain rendez-vous d'une personne."
RESULT = "Rendez-vous le mardi à 9 heures, salle d'attente B."

type Turn = Callable[[Network, str], str]


def openai_chat(network: Network, prompt: str) -> str:
    """OpenAI SDK, chat completions."""
    return (
        _openai(network).chat.completions.create(model="gpt-5", messages=_said(prompt)).choices[0].message.content or ""
    )


def openai_stream(network: Network, prompt: str) -> str:
    """OpenAI SDK, chat completions, streamed."""
    chunks = _openai(network).chat.completions.create(model="gpt-5", messages=_said(prompt), stream=True)
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


def openai_turns(network: Network, prompt: str) -> str:
    """OpenAI SDK, two turns: the conversation is sent whole again."""
    client, messages = _openai(network), _said(prompt)
    first = client.chat.completions.create(model="gpt-5", messages=messages).choices[0].message.content
    messages += [{"role": "assistant", "content": first}, {"role": "user", "content": "Fais plus court."}]
    client.chat.completions.create(model="gpt-5", messages=messages)
    return first or ""


def openai_tool(network: Network, prompt: str) -> str:
    """OpenAI SDK, a tool call and its result, streamed."""
    client, messages = _openai(network), _said(prompt)
    function = {"name": TOOL, "description": ABOUT, "parameters": TOOL_SCHEMA}
    tools: Json = [{"type": "function", "function": function}]
    arguments = ""
    for chunk in client.chat.completions.create(model="gpt-5", messages=messages, tools=tools, stream=True):
        for call in chunk.choices[0].delta.tool_calls or [] if chunk.choices else []:
            arguments += call.function.arguments if call.function and call.function.arguments else ""
    made = [{"id": "call_abc123XYZ", "type": "function", "function": {"name": TOOL, "arguments": arguments}}]
    messages += [{"role": "assistant", "content": None, "tool_calls": made}]
    messages += [{"role": "tool", "tool_call_id": "call_abc123XYZ", "content": RESULT}]
    client.chat.completions.create(model="gpt-5", messages=messages, tools=tools)
    return f"outil({json.loads(arguments)['patient']})"


def openai_responses(network: Network, prompt: str) -> str:
    """OpenAI SDK, Responses API, streamed."""
    with _openai(network).responses.stream(model="gpt-5", input=prompt) as stream:
        return str(stream.get_final_response().output_text)


def anthropic_message(network: Network, prompt: str) -> str:
    """Anthropic SDK, messages."""
    message = _anthropic(network).messages.create(model="claude-sonnet", max_tokens=100, messages=_said(prompt))
    return str(message.content[0].text)


def anthropic_stream(network: Network, prompt: str) -> str:
    """Anthropic SDK, messages, streamed."""
    with _anthropic(network).messages.stream(model="claude-sonnet", max_tokens=100, messages=_said(prompt)) as stream:
        return "".join(stream.text_stream)


def anthropic_tool(network: Network, prompt: str) -> str:
    """Anthropic SDK, a use of a tool and its result."""
    client, messages = _anthropic(network), _said(prompt)
    asked: Json = {
        "model": "claude-sonnet",
        "max_tokens": 100,
        "tools": [{"name": TOOL, "description": ABOUT, "input_schema": TOOL_SCHEMA}],
    }
    with client.messages.stream(messages=messages, **asked) as stream:
        use: Json = stream.get_final_message().content[0]
    messages += [{"role": "assistant", "content": [use.model_dump(include={"type", "id", "name", "input"})]}]
    messages += [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": use.id, "content": RESULT}]}]
    client.messages.create(messages=messages, **asked)
    return f"outil({use.input['patient']})"


def mistral_chat(network: Network, prompt: str) -> str:
    """Mistral SDK, chat."""
    with _mistral(network) as client:
        answer = client.chat.complete(model="mistral-large-latest", messages=_said(prompt))
        return str(answer.choices[0].message.content)


def mistral_stream(network: Network, prompt: str) -> str:
    """Mistral SDK, chat, streamed."""
    with (
        _mistral(network) as client,
        client.chat.stream(model="mistral-large-latest", messages=_said(prompt)) as events,
    ):
        return "".join(str(event.data.choices[0].delta.content or "") for event in events)


def gemini_content(network: Network, prompt: str) -> str:
    """Google SDK, generateContent."""
    return _gemini(network).models.generate_content(model="gemini-pro", contents=prompt).text or ""


def gemini_stream(network: Network, prompt: str) -> str:
    """Google SDK, generateContent, streamed."""
    chunks = _gemini(network).models.generate_content_stream(model="gemini-pro", contents=prompt)
    return "".join(chunk.text or "" for chunk in chunks)


def curl(network: Network, prompt: str) -> str:
    """curl, chat completions over HTTP/2."""
    body = json.dumps({"model": "gpt-5", "messages": _said(prompt)})
    return asyncio.run(_curl(network, "https://api.openai.com/v1/chat/completions", body))


def chatgpt_page(network: Network, prompt: str) -> str:
    """What the ChatGPT page sends, and the stream that it reads."""
    content = {"content_type": "text", "parts": [prompt]}
    message = {"id": "aaa1aaaa-0000-4000-8000-000000000001", "author": {"role": "user"}, "content": content}
    body = {"action": "next", "messages": [message], "model": "gpt-5", "conversation_id": None}
    frames = _events(_post(network, "https://chatgpt.com/backend-api/f/conversation", body))
    return "".join(f["v"] for f in frames if isinstance(f, dict) and isinstance(f.get("v"), str))


def claude_page(network: Network, prompt: str) -> str:
    """What the Claude page sends, and the stream that it reads."""
    path = "organizations/0aaa0000-0000-4000-8000-00000000000a/chat_conversations/0bbb0000-0000-4000-8000-00000000000b"
    body = {"prompt": prompt, "timezone": "Europe/Paris", "attachments": [], "files": []}
    frames = _events(_post(network, f"https://claude.ai/api/{path}/completion", body))
    return "".join(f["delta"].get("text", "") for f in frames if isinstance(f, dict) and "delta" in f)


def lechat_page(network: Network, prompt: str) -> str:
    """What the Le Chat page sends, and the lines that it reads."""
    body = {"chatId": "c0ffee00-0000-4000-8000-000000000002", "mode": "append", "messageInput": prompt}
    lines = _post(network, "https://chat.mistral.ai/api/chat", body).splitlines()
    patches = [patch for line in lines for patch in json.loads(line.partition(":")[2])["json"]["patches"]]
    values = (p["value"]["text"] if isinstance(p["value"], dict) else p["value"] for p in patches)
    return "".join(value for value in values if value != "done")


def _said(prompt: str) -> Json:
    return [{"role": "user", "content": prompt}]


def _openai(network: Network) -> Json:
    import openai  # noqa: PLC0415 - one SDK at a time, and only where the demonstration is installed

    http = openai.DefaultHttpxClient(**network.options())
    return openai.OpenAI(api_key="sk-stand-in", base_url="https://api.openai.com/v1", http_client=http)


def _anthropic(network: Network) -> Json:
    import anthropic  # noqa: PLC0415 - idem

    http = anthropic.DefaultHttpxClient(**network.options())
    return anthropic.Anthropic(api_key="sk-stand-in", base_url="https://api.anthropic.com", http_client=http)


def _mistral(network: Network) -> Json:
    from mistralai.client import Mistral  # noqa: PLC0415 - idem

    return Mistral(api_key="stand-in", client=network.http())


def _gemini(network: Network) -> Json:
    from google import genai  # noqa: PLC0415 - idem
    from google.genai import types  # noqa: PLC0415 - idem

    return genai.Client(api_key="stand-in", http_options=types.HttpOptions(httpx_client=network.http()))


def _post(network: Network, url: str, body: Json) -> str:
    with network.http() as client:
        answer = client.post(url, json=body, headers={"accept": "text/event-stream"})
        if answer.is_error:
            raise RefusedError(answer.text)
        return str(answer.text)


class RefusedError(Exception):
    """The page was answered with an error, whose text it shows."""


def _events(stream: str) -> Iterable[Json]:
    data = (line.removeprefix("data: ") for line in stream.splitlines() if line.startswith("data: "))
    return [json.loads(text) for text in data if text != "[DONE]"]


async def _curl(network: Network, url: str, body: str) -> str:
    options = ["--silent", "--http2", "--proxy", network.proxy, "--cacert", str(network.authority)]
    headers = [
        "-H",
        "content-type: application/json",
        "-H",
        "authorization: Bearer sk-stand-in",
        "--data-binary",
        "@-",
    ]
    process = await asyncio.create_subprocess_exec(
        "curl", *options, *headers, url, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate(body.encode())
    answer = json.loads(out)
    if "error" in answer:
        raise RefusedError(answer["error"]["message"])
    return str(answer["choices"][0]["message"]["content"])
