"""Which requests may be looked at at all, before anyone is known: the part of the guard that needs no one's name.

Against: DNS rebinding (the exact `Host`), a site that acts through its visitor's browser (`Origin` and
`Sec-Fetch-Site`), a proxy in between, tricks with paths. https://web.dev/articles/fetch-metadata tells the idea.
"""

import re
from dataclasses import dataclass, field
from typing import Self

from starlette.datastructures import Headers
from starlette.types import Scope

from proxy.console import refusals
from proxy.console.configuration import Address
from proxy.console.refusals import Refusal

OPEN = frozenset(
    {
        *(("GET", "/entrer"), ("POST", "/entrer"), ("GET", "/entrer/compte"), ("GET", "/entrer/retour")),
        *(("GET", "/static/style.css"), ("GET", "/static/icon.svg")),
    }
)
"""All that is answered to someone unknown; HEAD is GET."""

FORM_BYTES = 64 * 1024
"""The longest form that is read."""

_PATH = r"/|(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+"  # nothing escaped, empty, or that begins with a dot
_TARGET = re.compile(rf"(?:{_PATH})(?:\?[A-Za-z0-9=&%._~:,+-]*)?")
_RELAYS = {
    "via",
    "forwarded",
    "x-real-ip",
    "proxy-connection",
    "proxy-authorization",
    "x-original-url",
    "x-rewrite-url",
}
_OWN = {"same-origin", "none"}  # ours, or typed by the reader


@dataclass(frozen=True, slots=True)
class Head:
    """All of a request but its form. HEAD is told as GET."""

    method: str
    raw_path: str
    query: str = field(repr=False)
    headers: Headers = field(repr=False)

    @classmethod
    def of(cls, scope: Scope) -> Self:
        """Read it from ASGI; `path` is not, since it is already unescaped."""
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        return cls(
            method, scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1"), Headers(scope=scope)
        )

    @property
    def is_open(self) -> bool:
        """Whether it needs nobody's session."""
        return (self.method, self.raw_path) in OPEN

    @property
    def is_foreign(self) -> bool:
        """Whether another site had it sent."""
        return self.headers.get("sec-fetch-site", "none") not in _OWN

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.raw_path}?{self.query}" if self.query else self.raw_path


def local(target: str) -> str:
    """A place of this console to go to next, or its first page for anything else."""
    return target if _TARGET.fullmatch(target) else "/"


def check(head: Head, address: Address) -> Refusal | None:
    """Say why a request is not looked at, or None where it may be."""
    if head.headers.getlist("host") != [address.authority]:
        return refusals.ELSEWHERE
    if any(name in _RELAYS or name.startswith("x-forwarded-") for name in head.headers):
        return refusals.RELAYED
    if not head.raw_path.startswith("/"):
        return refusals.RELAYED  # « GET http://… » is how a proxy is spoken to
    if not re.fullmatch(_PATH, head.raw_path):
        return refusals.UNKNOWN_PAGE
    if head.method == "POST":
        return _check_post(head, address)
    return _check_get(head) if head.method == "GET" else refusals.METHOD


def _check_get(head: Head) -> Refusal | None:
    if "sec-purpose" in head.headers:
        return refusals.STRANGER  # a browser that guesses: nobody asked yet, and an export would be written down
    carries = head.headers.get("content-length", "0") != "0" or "transfer-encoding" in head.headers
    return refusals.MALFORMED if carries else None


def _check_post(head: Head, address: Address) -> Refusal | None:
    origins, sites = head.headers.getlist("origin"), head.headers.getlist("sec-fetch-site")
    if not (origins or sites) or origins not in ([], [address.origin]) or sites not in ([], ["same-origin"]):
        return refusals.STRANGER
    if head.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return refusals.NO_FORM
    length = head.headers.get("content-length", "")
    if not re.fullmatch(r"\d{1,12}", length, re.ASCII):
        return refusals.MALFORMED
    return refusals.LARGE if int(length) > FORM_BYTES else None
