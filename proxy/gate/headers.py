"""Headers and addresses can carry words too."""

import re
from collections.abc import Iterator

from policies.groups import HEADER
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


_BROWSER = frozenset(
    """
    a android applewebkit brand chrome chromium compatible cpu e edg edge edga fban firefox gecko google
    headlesschrome intel ios ipad iphone k khtml like linux mac macintosh microsoft mobile mozilla not nt opera opr os
    rv safari trident u ubuntu v version win windows wow x x11
    """.split()  # noqa: SIM905 - idem
)
"""All words in which browsers introduce themselves."""

_CREDENTIALS = frozenset({"api-key", "authorization", "proxy-authorization", "x-api-key", "x-goog-api-key"})
"""Keys, which nobody here may read."""

_SECRET = re.compile(r"(?:[\w-]+ )?[!-:<-~]*", re.ASCII)
"""A scheme and its token (RFC 9110 §11.4): no spaces in it."""

_SESSION = "cookie"
"""Written by the service itself, never by a person: a name seen in one would shut the whole service for nothing."""

_PRODUCTS = re.compile(r"(?:(?:[A-Za-z][\w.-]{0,40}/[\w.+-]{1,40}|\d{1,5}(?:\.\d{1,5}){1,3})(?: |$))+", re.ASCII)
"""How programs introduce themselves (RFC 9110 §10.1.5): `OpenAI/Python 3.54.0`."""

_VERSION = re.compile(
    r"(?<![\d.])\d{1,5}(?:\.\d{1,5}){1,3}(?![\d.])|(?<=Gecko/)20100101"
    r"|(?<!\d)\d{17,20}(?!\d)|(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{16}(?![0-9a-z])"
)
"""What looks like a phone number and is none: versions, tracing ids, and the date that Firefox bears for ever."""

_NUMBER = re.compile(r"(?:\d[^A-Za-z0-9]{0,3}){8}\d")
_ITEMS = re.compile(r"[,;]\s*")


def words(request: Request) -> Iterator[Segment]:
    """Whatever in the address and the headers is neither protocol nor an id."""
    for path, text in strings(forms.target(request.target)):
        if not (shapes.token(text) or shapes.identifier(text)):
            yield Segment(("target", *path), Role.URL, text, writable=False)
    for name, given in request.headers:
        value = origin(given) if name.lower() == "referer" else given
        if not _is_protocol(name.lower(), value) and not (shapes.token(value) or shapes.identifier(value)):
            yield Segment(_path(name), Role.HEADER, _readable(value), writable=False)
        if not shapes.identifier(name):
            yield Segment(_path(name), Role.KEY, name, writable=False)


def _is_protocol(name: str, value: str) -> bool:
    """Whether a header of the protocol says what such headers say. Some of them name files: those are judged."""
    if name in {_SESSION, HEADER}:
        return True
    if name in _CREDENTIALS:
        return _SECRET.fullmatch(value) is not None
    trusted = name in _KNOWN or (name.startswith(_KNOWN_PREFIXES) and "file" not in name)
    return trusted and _says_nothing(value)


def _says_nothing(value: str) -> bool:
    """Lists of single words, dates of HTTP, and browsers' names; no accent, no address, no long number."""
    if _DATE.fullmatch(value):
        return True
    if not value.isascii() or "@" in value or _NUMBER.search(_VERSION.sub("v", shapes.without_ids(value))):
        return False
    return all(map(_is_plain, _ITEMS.split(value)))


def _is_plain(item: str) -> bool:
    """One word with no title before a name, or a browser's words alone."""
    if _PRODUCTS.fullmatch(item):
        return True
    single = " " not in item.strip() and not shapes.hides_words(item)
    return single or _BROWSER.issuperset(word.lower() for word in _LETTERS.findall(item))


_LETTERS = re.compile(r"[A-Za-z]+")
_DATE = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")


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
