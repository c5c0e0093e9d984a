"""A refusal in the shape that the service's own client shows, or a page where a person waits for one."""

from html import escape

from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.services.registry import FORMATS
from proxy.services.wire_format import Refusal
from proxy.wire import strict_json

_PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Demande retenue — Paravent</title>
<style>
  body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 12vh auto; padding: 0 1.5rem;
         color: #1d2b36; background: #f7f9fa; white-space: pre-line }}
  h1 {{ font-size: 1.5rem; color: #14506b }}
</style>
<h1>Demande retenue par Paravent</h1>
<main>{message}</main>
</html>
"""


def refuse(request: Request | None, adapter: str | None, refusal: Refusal) -> Refuse:
    """Answer `request` (None where it could not even be read) with a refusal."""
    if request is not None and request.method == "HEAD":  # a body there would be read as the next answer
        return _answer(refusal, "text/plain", b"")
    if request is not None and request.navigates:
        return _answer(refusal, "text/html; charset=utf-8", _PAGE.format(message=escape(refusal.message)).encode())
    format_ = FORMATS.get(adapter or "", FORMATS["generic"])
    return _answer(refusal, "application/json; charset=utf-8", strict_json.dumps(format_.refusal(refusal)).encode())


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
