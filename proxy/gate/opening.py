"""From bytes to a Prompt: decode, parse, and account for every leaf by the service's declared format."""

from dataclasses import dataclass, field, replace

from proxy.gate.headers import words
from proxy.gate.request import Request
from proxy.prompt import Prompt
from proxy.services import reading, registry
from proxy.services.fields import matches
from proxy.services.wire_format import Endpoint, WireFormat
from proxy.wire import body, decoding
from proxy.wire.body import Body
from proxy.wire.tree import strings
from proxy.wire.types import Tree


@dataclass(frozen=True, slots=True)
class Opened:
    """A request that was understood in full.

    Attributes:
        format: Of its service.
        endpoint: That it is for.
        body: Opened.
        prompt: Everything in it that is judged.
    """

    format: WireFormat
    endpoint: Endpoint
    body: Body = field(repr=False)
    prompt: Prompt


def opened(request: Request) -> Opened:
    """Understand a request.

    Raises:
        WireError: some of it cannot be understood.
    """
    format_, endpoint = registry.find(request.service.adapter, request.path)
    decoded = decoding.decode(request.header("content-encoding"), request.body)
    content = body.read(request.header("content-type"), decoded)
    conversation = _conversation(endpoint, request.path, content.tree)
    prompt = reading.read(request.service.id, endpoint.fields, content.tree, conversation)
    return Opened(format_, endpoint, content, replace(prompt, segments=(*prompt.segments, *words(request))))


def _conversation(endpoint: Endpoint, path: str, tree: Tree) -> str | None:
    """Its id, in the path or in the body."""
    match = endpoint.path.fullmatch(path)
    if match is not None and (named := match.groupdict().get("conversation")):
        return str(named)
    return next(
        (text for at, text in strings(tree) if text and any(matches(pattern, at) for pattern in endpoint.conversation)),
        None,
    )
