"""Requests for each test that asks for some, and a gatekeeper."""

import json
from collections.abc import Callable

import pytest

from proxy.gate.accounting import Account
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.request import Request
from proxy.services.catalogue import Catalogue
from tests.proxy.gate.house import House, Judging, Writing

_CATALOGUE = Catalogue.load()


@pytest.fixture
def catalogue() -> Catalogue:
    return _CATALOGUE


@pytest.fixture
def trequest() -> Callable[..., Request]:
    """Makes requests: by default a chat completion for OpenAI's API, sent by a program."""

    def make(
        body: object = None,
        *,
        host: str = "api.openai.com",
        method: str = "POST",
        target: str = "/v1/chat/completions",
        headers: dict[str, str] | None = None,
        client: str = "127.0.0.1",
    ) -> Request:
        service = _CATALOGUE.service_for(host)
        assert service is not None
        sent = {"content-type": "application/json", **(headers or {})}
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        return Request(service, method, target, tuple(sent.items()), data, client, origin=f"https://{host}")

    return make


@pytest.fixture
def house() -> House:
    log: list[str] = []
    judge, journal = Judging(log), Writing(log)
    return House(Gatekeeper(judge, journal, Account()), judge, journal, log)
