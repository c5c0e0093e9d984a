import re
import time

import pytest

from proxy.services import generic, registry
from proxy.services.catalogue import Catalogue


@pytest.mark.parametrize(
    ("adapter", "path", "format_"),
    [
        ("openai", "/v1/chat/completions", "openai"),
        ("openai", "/v1/responses", "openai"),
        ("openai", "/openai/deployments/gpt/chat/completions", "openai"),
        ("openai", "/v1/messages", "anthropic"),
        ("openai", "/anthropic/v1/messages", "anthropic"),
        ("anthropic", "/v1/messages/count_tokens", "anthropic"),
        ("mistral", "/v1/chat/completions", "mistral"),
        ("mistral", "/v1/responses", "openai"),
        ("gemini", "/v1beta/models/gemini-2.5-flash:generateContent", "gemini"),
        ("gemini", "/v1/projects/p/locations/l/publishers/google/models/m:streamGenerateContent", "gemini"),
        ("gemini", "/v1beta/openai/chat/completions", "openai"),
        ("chatgpt", "/backend-api/f/conversation", "chatgpt"),
        ("claude", "/api/organizations/o/chat_conversations/c/completion", "claude"),
        ("lechat", "/api/chat", "lechat"),
    ],
)
def test_a_request_is_read_in_the_format_its_path_tells(adapter: str, path: str, format_: str) -> None:
    found, endpoint = registry.find(adapter, path)
    assert found.name == format_
    assert endpoint in found.endpoints


@pytest.mark.parametrize(
    ("adapter", "path"),
    [
        ("openai", "/v1/threads/t/messages"),
        ("openai", "/v1/live/sessions/s/events"),
        ("anthropic", "/v1/sessions/s/events"),
        ("mistral", "/v1/ocr"),
        ("gemini", "/v1beta/models/m:predict"),
        ("chatgpt", "/v1/chat/completions"),
        ("claude", "/api/organizations/o/chat_conversations/c/tool_result"),
        ("lechat", "/api/chatter"),
        (None, "/v2/ask"),
        ("inconnu", "/v2/ask"),
        (None, ""),
    ],
)
def test_a_path_that_nothing_declares_is_judged_whole_and_never_rewritten(adapter: str | None, path: str) -> None:
    _, endpoint = registry.find(adapter, path)
    assert endpoint is generic.ANY


@pytest.mark.parametrize("adapter", [None, "chatgpt", "claude", "lechat"])
@pytest.mark.parametrize("path", ["/login", "/api/v2/auth/password", "/api/me", "/self-service/kratos/flows"])
def test_pages_sign_in(adapter: str | None, path: str) -> None:
    _, endpoint = registry.find(adapter, path)
    assert endpoint is not generic.ANY


@pytest.mark.parametrize("adapter", ["openai", "anthropic", "mistral", "gemini"])
def test_nobody_signs_in_to_an_api(adapter: str) -> None:
    assert registry.find(adapter, "/v1/agents/sessions/s/events")[1] is generic.ANY


@pytest.mark.parametrize("adapter", [None, "mistral", "chatgpt"])
def test_an_unknown_path_is_refused_in_the_words_of_its_service(adapter: str | None) -> None:
    assert registry.find(adapter, "/nowhere")[0].name == (adapter or "generic")


def test_every_adapter_of_the_catalogue_is_a_format() -> None:
    adapters = {service.adapter for service in Catalogue.load().services if service.adapter}
    assert adapters <= set(registry.FORMATS)


@pytest.mark.parametrize("adapter", [None, *registry.FORMATS])
@pytest.mark.parametrize("path", ["/me" * 20_000 + "/%", "/a" * 30_000 + ":", "/v1/" + "a" * 60_000, "/" * 60_000])
def test_finding_takes_linear_time(adapter: str | None, path: str) -> None:
    started = time.process_time()
    registry.find(adapter, path)
    assert time.process_time() - started < 0.5


def test_every_path_is_matched_whole() -> None:
    paths = [endpoint.path for format_ in registry.FORMATS.values() for endpoint in format_.endpoints]
    assert all(isinstance(path, re.Pattern) for path in paths)
    assert all(registry.find(name, "/v1/chat/completions/x\n")[1] is generic.ANY for name in registry.FORMATS)
