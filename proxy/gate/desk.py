"""The desk of the gate: where someone says that a request was held back for nothing. Nothing of it leaves.

It lives at the AI service's own address, since that is all that a person behind the proxy is sure to reach. So the
service's page is of the same origin, and must be able to do no harm with it:

- A script of that page (`fetch`, a frame, a worker) is refused: browsers say with `Sec-Fetch-Dest` that no person
  navigates. Older ones do not say, and then a script can do what follows.
- It can learn that a form exists, which everybody knows, and send the form: a reference that it was given with the
  refusal, and one of four words. Never a text, which no field takes. What is sent is counted (`MOST_A_MINUTE`).
- A service worker of that page stands between browser and proxy, reads the four words and can answer in our place.
  `paravent report` does not pass through it.
- Other sites are refused by `Origin`, or by `Sec-Fetch-Site` where there is none; no answer has a header of CORS, no
  answer is kept (`no-store`), and none can be framed.

No answer depends on whether the reference is one of the journal's, so it tells nobody which are.
"""

import asyncio
import re
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from proxy.gate import desk_pages as pages
from proxy.gate.log import DecisionLog
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.journal.append_file import JournalError
from proxy.journal.events import Report, Said
from proxy.journal.forms import now

MOST_A_MINUTE = 30
"""Reports written in a minute, whoever sends them; a person in a hurry sends two or three."""

_MINUTE_S = 60.0
_MOST_KNOWN = 4_096  # reports remembered, so that the same one is not written twice
_LONGEST_BODY = 256  # bytes: « said=no_person » is 14
_REFERENCE = re.compile(re.escape(pages.PATH) + r"([0-9a-f]{16})", re.ASCII)
_OWN_SITE = frozenset({"same-origin", "none"})
_NO_PERSON_NAVIGATES = "Cette page ne s'ouvre que dans un onglet, par le lien du message de Paravent."
_THANKS = (
    "C'est noté, sans votre texte.\nLes personnes qui règlent Paravent dans votre établissement verront ce signalement "
    "avec sa référence, et corrigeront la règle ou le repérage s'il y a lieu.\nLa demande retenue ne part pas pour "
    "autant : reposez-la autrement, ou écrivez au contact donné dans le message."
)


def is_ours(request: Request) -> bool:
    """Whether a request is for the gate itself, however its path is spelt."""
    return f"{unquote(request.path)}/".startswith(pages.FOLDER)


@dataclass
class Desk:
    """Takes reports.

    Attributes:
        log: Where they are written down.
        clock: Seconds that only grow.
    """

    log: DecisionLog
    clock: Callable[[], float] = time.monotonic
    _known: OrderedDict[tuple[str, Said], None] = field(default_factory=OrderedDict, repr=False)
    _written: deque[float] = field(default_factory=deque, repr=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def serve(self, request: Request) -> Refuse:
        """Answer a request that is for the gate itself."""
        page = await self._serve(request)
        return pages.without_body(page) if request.method == "HEAD" else page

    async def _serve(self, request: Request) -> Refuse:
        named = _REFERENCE.fullmatch(request.path)
        if named is None:
            return pages.notice("Page inconnue", "Paravent n'a pas de page à cette adresse.", "not_found", 404)
        if not _navigates(request):
            return pages.notice("Refusé", _NO_PERSON_NAVIGATES, "not_navigation", 403)
        if request.method in {"GET", "HEAD"}:
            return pages.form(named[1])
        if request.method != "POST":
            return pages.notice("Refusé", _NO_PERSON_NAVIGATES, "method_refused", 405)
        if not _is_from_here(request):
            return pages.notice("Refusé", "Ce signalement vient d'un autre site.", "origin_refused", 403)
        said = _said(request)
        return (
            pages.form(named[1], 400, "Choisissez une des réponses.")
            if said is None
            else await self._take(named[1], said)
        )

    async def _take(self, about: str, said: Said) -> Refuse:
        """Write a report down, once, and thank for it each time."""
        async with self._turn:
            if (about, said) not in self._known:
                if self._is_hurried():
                    words = "Trop de signalements en une minute. Attendez un peu, puis recommencez."
                    return pages.notice("Pas encore noté", words, "too_many", 429)
                try:
                    await self.log.write(Report(time=now(), about=about, said=said))
                except JournalError as failure:
                    return pages.notice("Pas noté", f"{failure} Prévenez l'informatique.", failure.reason.value, 503)
                self._remember(about, said)
        return pages.notice("Merci", _THANKS, "reported", 200)

    def _is_hurried(self) -> bool:
        while self._written and self.clock() - self._written[0] > _MINUTE_S:
            self._written.popleft()
        return len(self._written) >= MOST_A_MINUTE

    def _remember(self, about: str, said: Said) -> None:
        self._written.append(self.clock())
        self._known[about, said] = None
        while len(self._known) > _MOST_KNOWN:
            self._known.popitem(last=False)


def _navigates(request: Request) -> bool:
    """Whether a person opened this in a tab, as far as the browser says."""
    return request.header("sec-fetch-dest") in {"", "document"} and request.header("sec-fetch-mode") in {"", "navigate"}


def _is_from_here(request: Request) -> bool:
    """Whether the form was sent from this desk, by its origin or by what browsers say instead (W3C Fetch Metadata)."""
    if origin := request.header("origin"):
        return bool(request.origin) and origin.lower() == request.origin
    return request.header("sec-fetch-site") in _OWN_SITE


def _said(request: Request) -> Said | None:
    """Read the one field of the form; None where anything else was sent."""
    form = request.header("content-type").partition(";")[0].strip().lower() == "application/x-www-form-urlencoded"
    if not form or request.header("content-encoding") or len(request.body) > _LONGEST_BODY:
        return None
    fields = parse_qsl(request.body.decode("ascii", "replace"), keep_blank_values=True)
    return next((said for said in Said if fields == [("said", said.value)]), None)
