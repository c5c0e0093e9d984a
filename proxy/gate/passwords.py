"""People who sign in to the proxy itself: for machines that several share, where no account of the system tells."""

import asyncio
import base64
import hmac
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http import HTTPStatus
from typing import override

from mitmproxy import http
from mitmproxy.addons.proxyauth import ProxyAuth
from mitmproxy.proxy.mode_specs import TransparentMode

from proxy.gate import desk
from proxy.gate.desk_pages import notice
from proxy.gate.request import EXAMINED, Request
from proxy.gate.responses import response
from proxy.services.canary import HOST

type Pair = tuple[str, str]
"""A name and a password."""

_HEADER = "proxy-authorization"
_PAGE = notice(
    "Qui êtes-vous ?",
    "Ce poste est partagé : pour aller sur ce site par Paravent, donnez votre nom et votre mot de passe.\n"
    "Vous ne les avez pas ? Demandez-les à l'informatique.",
    "sign_in",
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED,
)
_ASKING = replace(_PAGE, headers=(*_PAGE.headers, ("proxy-authenticate", 'Basic realm="Paravent", charset="UTF-8"')))


class Passwords(ProxyAuth):
    """mitmproxy's sign-in (RFC 9110 §11.7), for those who chose to go through a proxy: others cannot be asked.

    bcrypt takes a tenth of a second, by design, and the event loop serves everybody: it runs in a thread, and once for
    each right password, of which a hash under a key of this run is remembered.
    """

    def __init__(self) -> None:
        super().__init__()
        self._key = secrets.token_bytes(32)
        self._right: set[bytes] = set()
        self._threads = ThreadPoolExecutor(1, "passwords")  # its own: DNS and files must not wait behind wrong ones

    @override
    async def http_connect(self, f: http.HTTPFlow) -> None:  # type: ignore[override]  # mitmproxy awaits its hooks
        """Ask for a password before a tunnel is opened."""
        await self._check(f)
        super().http_connect(f)

    @override
    async def requestheaders(self, f: http.HTTPFlow) -> None:  # type: ignore[override]  # mitmproxy awaits its hooks
        """Ask for a password, unless the connection was captured; the product's own trials and its desk need none."""
        if isinstance(f.client_conn.proxy_mode, TransparentMode) or f.request.host == HOST or _is_for_the_desk(f):
            return
        if f.client_conn not in self.authenticated:
            await self._check(f)
        super().requestheaders(f)
        if is_asked(f):
            f.request.stream = False  # mitmproxy cannot answer a request that it is already passing on

    @override
    def authenticate_http(self, f: http.HTTPFlow) -> bool:
        """Tell whether the name and the password are right, as they were found to be; else ask for them."""
        given = _given(f)
        if given is None or self._hashed(given) not in self._right:
            f.response = response(_ASKING)
            return False
        f.metadata["proxyauth"] = given
        del f.request.headers[_HEADER]
        return True

    async def _check(self, flow: http.HTTPFlow) -> None:
        given = _given(flow)
        if self.validator is None or given is None or (hashed := self._hashed(given)) in self._right:
            return
        try:
            right = await asyncio.get_running_loop().run_in_executor(self._threads, self.validator, *given)
        except ValueError:
            return  # longer than bcrypt takes (72 bytes), or with a zero in it: nobody's
        if right:
            self._right.add(hashed)

    def _hashed(self, given: Pair) -> bytes:
        return hmac.digest(self._key, "\0".join(given).encode(), "sha256")


def signed_in(flow: http.HTTPFlow) -> str:
    """Give the name of the one who signed in; empty where nobody had to."""
    known = flow.metadata.get("proxyauth")
    return str(known[0]) if known else ""


def is_asked(flow: http.HTTPFlow) -> bool:
    """Tell whether a request was answered by asking for a password: then it is nobody's, and goes no further."""
    return flow.response is not None and flow.response.status_code == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED


def _is_for_the_desk(flow: http.HTTPFlow) -> bool:
    """Whether the gate itself answers, on whatever path that leads nowhere else (`paravent report`)."""
    request: Request | None = flow.metadata.get(EXAMINED)
    return request is not None and desk.is_ours(request)


def _given(flow: http.HTTPFlow) -> Pair | None:
    """Read what was given (RFC 7617: a name has no colon, a password may)."""
    scheme, _, given = flow.request.headers.get(_HEADER, "").partition(" ")
    try:
        name, colon, password = base64.b64decode(given.strip(), validate=True).decode().partition(":")
    except ValueError:
        return None
    return (name, password) if scheme.lower() == "basic" and colon else None
