"""Headers and addresses can carry words too."""

from collections.abc import Iterator

from proxy.gate.request import Request
from proxy.prompt import Path, Role, Segment
from proxy.services import shapes
from proxy.wire import forms
from proxy.wire.tree import strings

_KNOWN = frozenset(
    """
    accept accept-charset accept-encoding accept-language access-control-request-headers access-control-request-method
    api-key authorization cache-control connection content-encoding content-length content-type cookie dnt expect host
    if-modified-since if-none-match keep-alive origin pragma priority proxy-authorization proxy-connection range
    referer sentry-trace te traceparent tracestate transfer-encoding upgrade upgrade-insecure-requests user-agent
    x-api-key x-requested-with
    """.split()  # noqa: SIM905 - a paragraph is easier to read and to sort than a list
)
_KNOWN_PREFIXES = (
    *(
        "anthropic-",
        "openai-",
        "oai-",
        "sec-",
        "x-stainless-",
        "x-goog-",
        "x-openai-",
        "x-oai-",
        "x-amz-",
        "x-datadog-",
    ),
    *("x-conduit-", "x-statsig-", "x-ds-", "x-same-domain", "cf-", "next-", "baggage", "x-client-", "x-ms-"),
)


def words(request: Request) -> Iterator[Segment]:
    """Whatever in the address and the headers is neither protocol nor an id."""
    for path, text in strings(forms.target(request.target)):
        if not (shapes.token(text) or shapes.identifier(text)):
            yield Segment(("target", *path), Role.URL, text, writable=False)
    for name, value in request.headers:
        if not _is_protocol(name.lower()) and not (shapes.token(value) or shapes.identifier(value)):
            yield Segment(_path(name), Role.HEADER, _readable(value), writable=False)


def _is_protocol(name: str) -> bool:
    """Names of files travel in headers of the protocol's own prefixes: those are judged."""
    return name in _KNOWN or (name.startswith(_KNOWN_PREFIXES) and "file" not in name)


def _path(name: str) -> Path:
    return ("header", name.lower())


def _readable(value: str) -> str:
    """Header bytes are UTF-8 in practice; what is not is judged as Latin-1, which every byte is."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def origin(referer: str) -> str:
    """A referring address without path or query: `https://chatgpt.com/?q=...` says what was asked."""
    scheme, separator, rest = referer.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}/" if separator else ""
