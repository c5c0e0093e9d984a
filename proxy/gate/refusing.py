"""A refusal in the shape that the service's own client shows, or a page where a person waits for one."""

import re
from collections.abc import Mapping
from html import escape

from policies.messages import Language
from proxy.gate import desk_pages
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.services.registry import FORMATS
from proxy.services.wire_format import Refusal
from proxy.wire import strict_json

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} — Paravent</title>
<style>
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 12vh auto; padding: 0 1.5rem;
         color: #1d2b36; background: #f7f9fa }}
  h1 {{ font-size: 1.5rem; color: #14506b }}
  main {{ white-space: pre-wrap; overflow-wrap: anywhere }}
</style>
<h1>{heading}</h1>
<main>{message}</main>
</html>
"""
_HEADINGS: Mapping[Language, tuple[str, str]] = {
    Language.FRENCH: ("Demande retenue", "Demande retenue par Paravent"),
    Language.ENGLISH: ("Request held back", "Request held back by Paravent"),
}


def refuse(
    request: Request | None, adapter: str | None, refusal: Refusal, language: Language = Language.FRENCH
) -> Refuse:
    """Answer `request` (None where it could not even be read) with a refusal, written in `language`."""
    if request is not None and request.method == "HEAD":  # a body there would be read as the next answer
        return _answer(refusal, "text/plain", b"")
    if request is not None and request.navigates:
        return _answer(refusal, "text/html; charset=utf-8", _page(refusal, language).encode())
    format_ = FORMATS.get(adapter or "", FORMATS["generic"])
    return _answer(refusal, "application/json; charset=utf-8", strict_json.dumps(format_.refusal(refusal)).encode())


def _page(refusal: Refusal, language: Language) -> str:
    title, heading = _HEADINGS[language]
    return _PAGE.format(language=language, title=title, heading=heading, message=_linked(refusal))


def _linked(refusal: Refusal) -> str:
    """The message, with the address of the desk as a link; no other address, for others may be words of the author."""
    path = desk_pages.PATH + refusal.reference
    link = rf'<a href="{path}" target="_blank" rel="noopener">\g<0></a>'
    return re.sub(rf"https?://[\w.:-]+{re.escape(path)}(?!\w)", link, escape(refusal.message))


def _answer(refusal: Refusal, content_type: str, body: bytes) -> Refuse:
    headers = (
        ("content-type", content_type),
        ("content-length", str(len(body))),
        ("cache-control", "no-store"),
        ("x-paravent-reference", refusal.reference),
        ("x-paravent-code", refusal.code),
        ("x-should-retry", "false"),  # official SDKs obey it: a refusal repeated is still a refusal
    )
    return Refuse(refusal.status, headers, body)
