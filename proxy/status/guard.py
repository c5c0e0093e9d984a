"""Which requests are looked at: what only reads, asked at this very address, by no other site.

Against DNS rebinding: the exact `Host`. Against a site that reads through its visitor's browser: `Sec-Fetch-Site`
(https://web.dev/articles/fetch-metadata), beside the headers that keep answers from being read elsewhere. A browser
asks for its proxy's set-up on no site's behalf; what it holds is no secret, and no site is refused it.
"""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from proxy.status.refusals import refusal

PAC = "/proxy.pac"

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_OWN = {"same-origin", "none"}  # ours, or typed by the reader


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware around all of it.

    Attributes:
        guarded: What is inside.
        port: That it is served on.
    """

    guarded: ASGIApp
    port: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it. WebSockets are refused; of `lifespan` there is nothing to tell."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            status = self._refused(scope)
            scope["app"] = self.guarded  # Starlette's routes then raise 404, which else they answer in English
            answer = self.guarded if status is None else refusal(status)
            await answer(scope, receive, send)

    def _refused(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        if scope["method"] not in {"GET", "HEAD"}:
            return 405
        if headers.getlist("host") not in [[f"{name}:{self.port}"] for name in _NAMES]:
            return 421
        foreign = any(site not in _OWN for site in headers.getlist("sec-fetch-site"))
        return 403 if foreign and scope["path"] != PAC else None
