"""A request as it came, before anything of it is understood."""

from dataclasses import dataclass, field

from proxy.services.catalogue import Service

type End = tuple[str, int]
"""Address and port."""

EXAMINED = "paravent_request"
"""Under this name mitmproxy's flow keeps a request of an AI service, sealed until a verdict."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the client sent, and to whom.

    Attributes:
        service: Whose host it is.
        method: HTTP method.
        target: Path and query.
        headers: In order, names as sent.
        body: Bytes as received, still encoded.
        client: Address of the client.
        ends: Of the connection: the client's address and port, and the proxy's.
        origin: Scheme and authority that it was sent to, in lower case, as browsers write the origin of a page; empty
            where that is not known.
        login: Of the one who signed in to the proxy; empty where nobody did.
    """

    service: Service
    method: str
    target: str = field(repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)
    client: str = ""
    ends: tuple[End, End] | None = None
    origin: str = ""
    login: str = field(default="", repr=False)

    def header(self, name: str) -> str:
        """The values of a header, joined as HTTP joins them; empty where it is absent."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def navigates(self) -> bool:
        """Whether a person waits for a page, who should be answered with one."""
        return self.method == "GET" and "text/html" in self.header("accept")

    @property
    def upgrades(self) -> bool:
        """Whether it asks to leave HTTP for frames that nobody reads; not all servers ask for a Connection header."""
        return bool(self.header("upgrade"))
