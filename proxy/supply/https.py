"""One file at an HTTPS address: asked for again only if it changed, bounded in size and in time.

urllib, with nothing but TLS: no proxy (the system's may be this very program), no cookie, no other scheme even where
a redirection asks for one.
"""

import ssl
import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, override
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

from proxy.causes import cause
from proxy.supply.shelf import AbsentError, SupplyError

STEP_S, TOTAL_S = 10.0, 30.0
"""Seconds that one exchange with the server may take, and all of them."""

_NOT_MODIFIED = 304
_ABSENT = (404, 410)
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Copy:
    """A file as it was last given; `etag` is the server's mark of it, empty where it gives none."""

    content: bytes = field(repr=False)
    etag: str = ""


class _Secure(HTTPRedirectHandler):
    """Goes on to where a redirection leads, over HTTPS only."""

    @override
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.startswith("https://"):
            raise SupplyError(f"{req.full_url} : le serveur renvoie vers une adresse qui n'est pas en https.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Https:
    """Gets files."""

    def __init__(self, authority: Path | None = None, *, step_s: float = STEP_S, total_s: float = TOTAL_S) -> None:
        """Trust the system's authorities, or nothing but the one given.

        Raises:
            OSError: the authority's file cannot be read, or is no certificate.
        """
        self._step_s, self._total_s = step_s, total_s
        context = ssl.create_default_context(cafile=authority)
        self._opener: OpenerDirector = build_opener(ProxyHandler({}), HTTPSHandler(context=context), _Secure())
        self._opener.addheaders = [("User-Agent", "Paravent")]

    def get(self, url: str, known: Copy | None, most: int) -> Copy:
        """Give a file, at most that many bytes of it; the copy that is known where it did not change.

        Raises:
            AbsentError: the server has none.
            SupplyError: the server cannot be reached, cannot be trusted, or answers with something else.
        """
        request = Request(url, headers={"If-None-Match": known.etag} if known and known.etag else {})  # noqa: S310 - https only, see _Secure
        try:
            return self._got(request, most)
        except HTTPError as error:
            error.close()
            if error.code == _NOT_MODIFIED and known is not None:
                return known
            if error.code in _ABSENT:
                raise AbsentError(f"absent du serveur ({error.code})") from None
            raise SupplyError(f"{url} : le serveur répond {error.code}.") from None
        except (URLError, OSError, HTTPException, ValueError) as error:
            raise SupplyError(f"{url} : {_why(error)}.") from None

    def _got(self, request: Request, most: int) -> Copy:
        limit = time.monotonic() + self._total_s
        content = bytearray()
        with self._opener.open(request, timeout=self._step_s) as answer:
            while piece := answer.read1(min(_CHUNK, most - len(content))):
                content += piece
                if time.monotonic() > limit:
                    raise TimeoutError
            if len(content) < most and answer.length:  # what the server announced and did not send
                raise SupplyError(f"{request.full_url} : la réponse est coupée avant la fin.")
            return Copy(bytes(content), answer.headers.get("ETag") or "")


def _why(error: Exception) -> str:
    first = error.reason if isinstance(error, URLError) else error
    if isinstance(first, ssl.SSLCertVerificationError):
        return f"le certificat du serveur n'est pas reconnu ({first.verify_message}) ; voir --policy-ca"
    if isinstance(first, TimeoutError):
        return "le serveur ne répond pas à temps"
    return f"serveur injoignable ({cause(first)})" if isinstance(first, OSError) else "serveur injoignable"
