"""What mitmproxy answers by itself, when it cannot read a request or reach a service: in French, in our words.

It writes all those answers with one function, which each version of HTTP has under its own name. Its own page is in
English and repeats what went wrong, bytes of the request included; ours says only what to do.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mitmproxy.proxy.layers.http import _http1, _http2, _http3

from proxy.gate.desk_pages import notice

CODE: Final = "proxy_error"

_UNREAD = "Paravent n’a pas pu lire cette demande"
_UNREACHED = "Paravent n’a pas pu joindre ce service, ou n’a pas pu lire sa réponse"
_AGAIN = "Réessayez dans une minute ; si cela se répète, prévenez l’informatique."

WORDS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        400: ("Demande mal formée", f"{_UNREAD} : rien n’a été envoyé.\nRechargez la page, puis recommencez."),
        413: ("Demande trop volumineuse", f"{_UNREAD} en entier : rien n’a été envoyé.\nRetirez des fichiers."),
        502: ("Service injoignable", f"{_UNREACHED}.\nVérifiez que d’autres sites s’ouvrent. {_AGAIN}"),
    }
)
"""A title and what to do, for each status that mitmproxy gives."""

_OTHER = ("Demande interrompue", f"Paravent n’a pas pu aller au bout de cette demande.\n{_AGAIN}")


def page(status_code: int, message: str) -> bytes:
    """Write a page, as `format_error` of mitmproxy does; its message is left out, for it may hold the request."""
    return notice(*WORDS.get(status_code, _OTHER), CODE, status_code).body


def speak_french() -> None:
    """Make these pages mitmproxy's own, for the life of the process."""
    for module in (_http1, _http2, _http3):
        vars(module)["format_error"] = page  # the name that its own code calls; it exports none
