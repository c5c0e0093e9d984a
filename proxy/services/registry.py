"""Which wire format speaks for a request. The one place that knows all services."""

from proxy.services import anthropic, chatgpt, claude, gemini, generic, lechat, mistral, openai
from proxy.services.wire_format import Endpoint, WireFormat

FORMATS = {
    format_.name: format_
    for format_ in (
        openai.FORMAT,
        anthropic.FORMAT,
        mistral.FORMAT,
        gemini.FORMAT,
        chatgpt.FORMAT,
        claude.FORMAT,
        lechat.FORMAT,
        generic.FORMAT,
    )
}

_APIS = ("openai", "anthropic", "mistral", "gemini")
"""Formats that third parties speak too: their paths are telling enough to be recognised at any API host."""


def find(adapter: str | None, path: str) -> tuple[WireFormat, Endpoint]:
    """The format and endpoint for `path` (no query) at a service with that adapter; never none.

    Nobody signs in to an API: there, a path with `sessions` or `profile` in it is judged like any other.
    """
    names = [adapter, *_APIS] if adapter in _APIS else [adapter]
    for format_ in (FORMATS[name] for name in names if name in FORMATS):
        endpoint = format_.endpoint(path)
        if endpoint is not None:
            return format_, endpoint
    own = FORMATS.get(adapter or "", generic.FORMAT)
    return own, (adapter not in _APIS and generic.FORMAT.endpoint(path)) or generic.ANY
