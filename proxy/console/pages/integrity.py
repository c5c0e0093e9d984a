"""« Intégrité »: is the journal as it was written, who says so, and what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from proxy.audit.verdict import Verdict
from proxy.audit.verify import CheckpointFormError
from proxy.console.page import Asked, Page
from proxy.console.pages import outcome, proof
from proxy.console.pages.checks import LOCAL, OWN, Checks
from proxy.console.pages.exported import NotOursError, exported
from proxy.console.pages.happenings import told
from proxy.console.pages.showing import show
from proxy.console.pages.verdicts import MEANINGS
from proxy.console.session import Right
from proxy.journal.review import Export

_SOON = 1.5  # seconds: a small journal is verified before the page comes back

_REFRESH_S = 3

MISTAKES: Mapping[str, str] = {
    "point": "Ce qui a été collé n'est pas un point de contrôle : collez la ligne entière, de « { » à « } ».",
    "autre": "Ce n'est pas un point de contrôle de ce journal : aucune de ses clés n'a signé cette ligne. Si elle a "
    "bien été exportée d'ici, ce journal a été refait ou ramené en arrière : n'effacez rien et prévenez le RSSI.",
}
"""What is said of a line that cannot be compared, by its word in the address."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """The page and its buttons, around the verifications that they share."""

    checks: Checks = field(default_factory=Checks)

    def show(self, asked: Asked) -> Response:
        """Show the last verification; while one is under way, the page comes back by itself."""
        answer = show(
            asked,
            "integrity",
            checks=self.checks.last,
            compared=self.checks.compared,
            running=self.checks.running,
            journals={LOCAL: "Journal de cette machine", OWN: "Journal de la console"},
            outcome=outcome,
            meanings={**MEANINGS, Verdict.OK: outcome.UNKEYED},
            signed=proof.last_signed(asked.console.journal),
            machines=asked.store.machines(),
            happenings=[told(one) for one in asked.store.happenings()],
            may_export=asked.session.may(Right.EXPORT),
            may_compare=asked.session.may(Right.HANDLE),
            mistaken=MISTAKES.get(asked.request.query_params.get("erreur", "")),
        )
        if self.checks.running:
            answer.headers["refresh"] = str(_REFRESH_S)
        return answer

    def run(self, asked: Asked) -> Response:
        """Begin a verification."""
        self.checks.start({LOCAL: asked.console.journal, OWN: asked.console.own_journal})
        return self._back()

    def compare(self, asked: Asked) -> Response:
        """Begin to look for the checkpoint that the form holds."""
        try:
            known = exported(asked.form.get("point", ""), asked.console.journal)
        except CheckpointFormError:
            return RedirectResponse("/integrite?erreur=point", 303)
        except NotOursError:
            return RedirectResponse("/integrite?erreur=autre", 303)
        self.checks.compare(asked.console.journal, known)
        return self._back()

    def _back(self) -> Response:
        self.checks.wait(_SOON)
        return RedirectResponse("/integrite", 303)

    def pages(self) -> tuple[Page, ...]:
        """The page, its buttons, and the last signed line as a file."""
        return (
            Page("/integrite", "integrite", self.show, menu="Intégrité"),
            Page("/integrite/verifier", "verifier", self.run, method="POST"),
            Page("/integrite/comparer", "comparer", self.compare, method="POST", needs=Right.HANDLE),
            Page(
                "/integrite/point-de-controle",
                "point",
                download,
                needs=Right.EXPORT,
                exports=Export.CHECKPOINT,
            ),
        )


def download(asked: Asked) -> Response:
    """Give the last signed line, to be kept away from this machine."""
    signed = proof.last_signed(asked.console.journal)
    if signed is None:
        raise HTTPException(404)
    name = f"paravent-point-{signed.seq}.txt"
    return PlainTextResponse(f"{signed.line}\n", headers={"content-disposition": f'attachment; filename="{name}"'})
