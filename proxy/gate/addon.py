"""mitmproxy's hooks: the seal, set before a body is read and lifted by a verdict alone.

mitmproxy forwards a request whenever a hook raises (tests/wire/test_mitmproxy_contract.py). So the first hook sets
a refusal, and only the last line of the second takes it away. What happens in between cannot open anything.
"""

import asyncio
import re
from dataclasses import dataclass, field, replace

from mitmproxy import http
from mitmproxy.proxy import layer
from mitmproxy.proxy.mode_specs import TransparentMode

from policies.groups import HEADER
from proxy.gate import raw
from proxy.gate.answers import prepare, restore
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.headers import origin
from proxy.gate.lookout import Lookout
from proxy.gate.passage import Forward, Passage, Refuse
from proxy.gate.passwords import is_asked, signed_in
from proxy.gate.refusing import refuse
from proxy.gate.request import EXAMINED, End, Request
from proxy.gate.responses import response
from proxy.gate.scope import Names, Scope
from proxy.journal.forms import new_id
from proxy.reasons import ADVICE, ReasonCode
from proxy.services.wire_format import Refusal
from proxy.wire.errors import WireError

_PASSAGE = "paravent_passage"
_SEAL = refuse(None, None, Refusal(ADVICE[ReasonCode.INTERNAL_ERROR], "-", ReasonCode.INTERNAL_ERROR, 503))
"""What is answered where not even the service could be told."""

_MOST_TOLD = 8
"""Ids that one answer may give its conversation; more would push those of others out of memory."""

_PORT = re.compile(r":[0-9]*\Z")
_NAME = re.compile(r"[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\]")

_USUAL_PORTS = {"http": ":80", "https": ":443"}

_LEFT = ("Client disconnected", "reset by client", "peer closed connection")
"""How mitmproxy says, over HTTP/1 and HTTP/2, that the client is gone."""


@dataclass
class Gate:
    """The hooks. One instance for the life of the proxy; an embedded object, so nothing reloads or unloads it."""

    scope: Scope
    keeper: Gatekeeper
    lookout: Lookout

    async def next_layer(self, nextlayer: layer.NextLayer) -> None:
        """Inside a tunnel to an AI host, anything but TLS and HTTP is refused, told and written down."""
        service = raw.stranger(nextlayer, self.scope)
        if service is not None:
            refused = await self.keeper.refuse(Request(service, "CONNECT", "/"), ReasonCode.NOT_HTTP)
            nextlayer.layer = raw.Closing(nextlayer.context, refused)
        else:
            self.lookout.see(raw.names(nextlayer))

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """Seal, before a byte of the body is read. What is no AI service's is passed on untouched."""
        flow.response = response(_SEAL)
        names = _names(flow)
        service = self.scope.service_of(names)
        if service is None:
            if _is_ambiguous(flow, names):
                return
            flow.response = None
            flow.request.headers.pop(HEADER, None)
            flow.request.stream = True
            self.lookout.see((names.address, names.host))
            return
        request = Request(
            service,
            flow.request.method,
            flow.request.path,
            client=_client(flow),
            ends=_ends(flow),
            origin=_origin(flow),
        )
        flow.metadata[EXAMINED] = request
        flow.response = response(self.keeper.answer(request, ReasonCode.INTERNAL_ERROR, new_id()))

    async def request(self, flow: http.HTTPFlow) -> None:
        """Examine, and lift the seal when a verdict says so. Whatever goes wrong leaves it in place."""
        sealed: Request | None = flow.metadata.get(EXAMINED)
        if sealed is None or is_asked(flow):
            return
        passage = await self._examine(flow, sealed)
        flow.metadata[_PASSAGE] = passage
        if isinstance(passage, Refuse):
            flow.response = response(passage)
        else:
            _rewrite(flow, passage)
            flow.response = None

    async def _examine(self, flow: http.HTTPFlow, sealed: Request) -> Passage:
        try:
            self.scope.check(_names(flow))
            return await self.keeper.examine(_request(flow, sealed))
        except WireError as failure:
            return await self.keeper.refuse(sealed, failure.reason)
        except asyncio.CancelledError:
            # Let out, it would leave the client hanging; this answer is what it gets.
            return await self.keeper.refuse(sealed, ReasonCode.CANCELLED)
        except BaseException:  # noqa: BLE001 - its message may hold the prompt, and nothing may open the gate
            return await self.keeper.refuse(sealed, ReasonCode.INTERNAL_ERROR)

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """Let the answer stream, through the restoring of words where some were replaced."""
        passage = flow.metadata.get(_PASSAGE)
        if isinstance(passage, Forward):
            prepare(flow, passage, self._teller(flow, passage))
        elif flow.response is not None:
            flow.response.stream = EXAMINED not in flow.metadata

    def response(self, flow: http.HTTPFlow) -> None:
        """Put words back in an answer that came in one piece."""
        passage = flow.metadata.get(_PASSAGE)
        if isinstance(passage, Forward) and flow.response is not None and not flow.response.stream:
            restore(flow, passage, self._teller(flow, passage))

    async def error(self, flow: http.HTTPFlow) -> None:
        """A client that left, or a request that mitmproxy refused: written down, unless its decision says all."""
        request: Request | None = flow.metadata.get(EXAMINED)
        if request is not None and not _is_settled(flow):
            await self.keeper.refuse(request, _reason(flow))

    def _teller(self, flow: http.HTTPFlow, passage: Forward) -> "_Teller | None":
        request: Request = flow.metadata[EXAMINED]
        return _Teller(self.keeper, request, passage) if passage.answer.conversation and passage.ledger else None


@dataclass
class _Teller:
    """Told a conversation's id by an answer, makes the gatekeeper remember it, once."""

    keeper: Gatekeeper
    request: Request
    passage: Forward
    told: set[str] = field(default_factory=set)

    def __call__(self, conversation: str) -> None:
        if conversation not in self.told and len(self.told) < _MOST_TOLD and self.passage.ledger is not None:
            self.told.add(conversation)
            self.keeper.learn(self.request, self.passage.ledger, conversation)


def _names(flow: http.HTTPFlow) -> Names:
    host = flow.request.host_header
    return Names(
        address=None if _is_captured(flow) else flow.request.host,
        sni=flow.client_conn.sni,
        host=_PORT.sub("", host) if host else host,
    )


def _is_ambiguous(flow: http.HTTPFlow, names: Names) -> bool:
    """Whether a captured request in the clear could be read as another's: its Host is all that says whom it is for.

    A target in absolute form goes before Host (RFC 9112 §3.2.2), so it has none here.
    """
    if not _is_captured(flow) or flow.client_conn.sni:
        return False
    return bool(flow.request.authority) or not _NAME.fullmatch(names.host or "")


def _client(flow: http.HTTPFlow) -> str:
    return str(flow.client_conn.peername[0]) if flow.client_conn.peername else ""


def _is_captured(flow: http.HTTPFlow) -> bool:
    return isinstance(flow.client_conn.proxy_mode, TransparentMode)


def _ends(flow: http.HTTPFlow) -> tuple[End, End] | None:
    """Both ends as the client's own socket has them: a captured one still believes in the service's address."""
    peer, own = flow.client_conn.peername, flow.client_conn.sockname
    if _is_captured(flow):
        own = (flow.request.host, flow.request.port)
    return ((str(peer[0]), int(peer[1])), (str(own[0]), int(own[1]))) if peer and own else None


def _origin(flow: http.HTTPFlow) -> str:
    """Scheme and authority without a usual port, as browsers write them (RFC 6454 §6.1)."""
    authority = (flow.request.host_header or flow.request.host).lower()
    return f"{flow.request.scheme}://{authority}".removesuffix(_USUAL_PORTS.get(flow.request.scheme, ""))


def _request(flow: http.HTTPFlow, sealed: Request) -> Request:
    return replace(
        sealed,
        method=flow.request.method,
        target=flow.request.path,
        headers=tuple(flow.request.headers.items(multi=True)),
        login=signed_in(flow),
        body=flow.request.raw_content or b"",
    )


def _rewrite(flow: http.HTTPFlow, passage: Forward) -> None:
    """The request as it may leave: identity encoding, its true length, no trailers; its answer readable if need be."""
    if passage.body is not None:
        flow.request.headers.pop("content-encoding", None)
        flow.request.raw_content = passage.body
        flow.request.headers.pop("transfer-encoding", None)
        flow.request.headers["content-length"] = str(len(passage.body))
    flow.request.trailers = None
    flow.request.headers.pop(HEADER, None)
    if passage.ledger is not None:
        flow.request.headers["accept-encoding"] = "identity"
    if referer := flow.request.headers.get("referer"):
        flow.request.headers["referer"] = origin(referer)


def _is_settled(flow: http.HTTPFlow) -> bool:
    """Whether the journal has the last word: it was refused, it left, or the service was out of reach."""
    passage = flow.metadata.get(_PASSAGE)
    left_the_house = flow.server_conn.timestamp_start is not None
    return passage is not None and (
        isinstance(passage, Refuse) or left_the_house or _reason(flow) is not ReasonCode.CLIENT_GONE
    )


def _reason(flow: http.HTTPFlow) -> ReasonCode:
    message = flow.error.msg if flow.error else ""
    if "body_size_limit" in message:
        return ReasonCode.TOO_LARGE
    return ReasonCode.CLIENT_GONE if any(words in message for words in _LEFT) else ReasonCode.HTTP_MALFORMED
