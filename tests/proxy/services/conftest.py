"""A tap on the official clients: what they really send is read as the product would read it."""

from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from proxy.prompt import Prompt, Role
from proxy.services import reading, registry
from proxy.wire import body


@dataclass
class Tap:
    """Stands where the network would, and answers every request with an error."""

    adapter: str
    prompts: list[Prompt] = field(default_factory=list)

    def transport(self, httpx: ModuleType) -> Any:  # noqa: ANN401 - of whichever httpx the client is built on
        return httpx.MockTransport(lambda request: self._answer(httpx, request))

    def _answer(self, httpx: ModuleType, request: Any) -> Any:  # noqa: ANN401 - idem
        _, endpoint = registry.find(self.adapter, request.url.path)
        opened = body.read(request.headers["content-type"], request.read())
        self.prompts.append(reading.read("test", endpoint.fields, opened.tree))
        return httpx.Response(400, json={"error": {"message": "refusé"}})

    @property
    def strange(self) -> list[object]:
        """All that an ordinary request should not hold: leaves nobody declares, keys taken for words."""
        segments = [segment for prompt in self.prompts for segment in prompt.segments]
        odd = [(s.path, s.role) for s in segments if s.role in (Role.UNKNOWN, Role.KEY)]
        return [*odd, *(prompt.unknown_fields for prompt in self.prompts if prompt.unknown_fields)]

    @property
    def said(self) -> list[tuple[Role, str]]:
        return [(segment.role, segment.text) for prompt in self.prompts for segment in prompt.segments]


@pytest.fixture
def tap(request: pytest.FixtureRequest) -> Tap:
    """A tap for the service that the test file is named after."""
    return Tap(request.path.stem.removeprefix("test_").partition("_")[0])
