"""The ways in which a workstation is set up, and what its person does there, whatever the way."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from proxy.pac import pac
from proxy.services.catalogue import SHIPPED, Catalogue
from tests.lab import clients
from tests.lab.clients import Answer, Json
from tests.lab.product import Program, authority, keeper, paravent, started
from tests.lab.world import PARENT, World, world

_CATALOGUE = Catalogue.load(SHIPPED)
_PARAVENT = "http://127.0.0.1:8080"
_PARENT = f"http://{PARENT[0]}:{PARENT[1]}"
STATUS_PAC = "--proxy-pac-url=http://127.0.0.1:8088/proxy.pac"
"""What a managed browser is told; not there while the proxy is not."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A workstation where the product runs.

    Attributes:
        world: Around it.
        paravent: The proxy.
        keeper: Of the capture; None where programs are told of the proxy instead.
        told: The environment of curl for AI hosts.
        past: The same, for all others.
        arguments: The browser's.
    """

    world: World
    paravent: Program
    keeper: Program | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    past: Mapping[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()

    def curl(self, url: str, *more: str, said: str | None = None) -> Answer:
        """Fetch an address, or say something there, as this desk is told to."""
        ai = _CATALOGUE.service_for(urlsplit(url).hostname or "") is not None
        return clients.curl(self.world, url, *more, said=said, **(self.told if ai else self.past))

    def browse(self, *visits: Mapping[str, str], arguments: tuple[str, ...] = ()) -> list[Json]:
        """Make these visits in the browser."""
        return clients.browse(self.world, *visits, arguments=(*self.arguments, *arguments))

    def arrived(self) -> str:
        """All words that reached a site."""
        return "\n".join(received.plain for received in self.world.internet.received)


@contextmanager
def transparent() -> Iterator[Desk]:
    """No program has any setting: what goes to AI hosts is captured."""
    with ExitStack() as stack:
        built = stack.enter_context(world())
        program = stack.enter_context(started(paravent(built, "--transparent", "8081")))
        built.trust(authority(program))
        yield Desk(built, program, stack.enter_context(started(keeper(built))))


@contextmanager
def explicit() -> Iterator[Desk]:
    """The browser has a PAC file; curl is told of the proxy for AI hosts."""
    with world() as built, started(paravent(built)) as program:
        built.trust(authority(program))
        yield Desk(built, program, None, _proxied(_PARAVENT), {}, pac_file())


@contextmanager
def behind_parent() -> Iterator[Desk]:
    """The same, where the establishment's own proxy is the only way out."""
    with world(parent=True) as built, started(paravent(built, "--transparent", "8081", "--parent", _PARENT)) as program:
        built.trust(authority(program))
        yield Desk(built, program, None, _proxied(_PARAVENT), _proxied(_PARENT), pac_file(f"{PARENT[0]}:{PARENT[1]}"))


def _proxied(address: str) -> dict[str, str]:
    return {"http_proxy": address, "https_proxy": address}


def pac_file(parent: str | None = None) -> tuple[str, ...]:
    """Tell a browser of the product's PAC file, in an address that holds all of it and is there whatever happens."""
    script = base64.b64encode(pac(_CATALOGUE, parent=parent).encode()).decode()
    return (f"--proxy-pac-url=data:application/x-ns-proxy-autoconfig;base64,{script}",)
