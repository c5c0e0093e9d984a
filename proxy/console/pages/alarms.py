"""« Fausses alertes »: what people reported of decisions, and what the team makes of it."""

import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from proxy.console.page import Asked, Page
from proxy.console.pages.showing import show, titles_of
from proxy.console.session import Right
from proxy.journal.review import Handling

type State = Literal["open", "handled", "all"]

STATES: Mapping[str, State] = {"ouvertes": "open", "traitees": "handled", "toutes": "all"}
"""What may be shown, by its word in the address; the first where none is said."""

ROWS = 50
"""Alarms of a page."""

_UNKNOWN = "inconnues"
"""Of `decision` in an address: alarms of references that no journal holds, which anyone can make up."""

_NUMBER = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)
_FORM = re.compile(r"[0-9a-f]{16}")


def alarms(asked: Asked) -> Response:
    """Show a page of reports, those that wait for an answer unless asked otherwise, on decisions that are known."""
    params = asked.request.query_params
    state, known = STATES.get(params.get("etat", ""), "open"), params.get("decision") != _UNKNOWN
    number = int(written) if _NUMBER.fullmatch(written := params.get("page", "")) else 1
    return show(
        asked,
        "alarms",
        state=state,
        states=STATES,
        known=known,
        alarms=asked.store.alarms(state, known=known, limit=ROWS, skip=(number - 1) * ROWS),
        unknown=asked.store.count_alarms(state, known=False),
        titles=titles_of(asked),
        may_handle=asked.session.may(Right.HANDLE),
        done=_reference(params.get("fait", "")),
        place=place,
        **_around(number, asked.store.count_alarms(state, known=known)),
    )


def place(state: State, *, known: bool = True, page: int = 1) -> str:
    """Write the address of a page of the list."""
    word = next(word for word, value in STATES.items() if value == state)
    more = {"decision": "" if known else _UNKNOWN, "page": "" if page == 1 else str(page)}
    return f"/alertes?{urlencode({'etat': word} | {name: value for name, value in more.items() if value})}"


def _around(number: int, count: int) -> dict[str, int]:
    """How many there are, and the pages before and after one; 0 where there is none."""
    last = max(1, -(-count // ROWS))
    return {"count": count, "newer": min(number - 1, last), "older": number + 1 if number < last else 0}


def handle(asked: Asked) -> Response:
    """Write down an answer to the reports on a decision, then show the list, or the decision it was given from."""
    reference, outcome = asked.request.path_params["reference"], asked.form.get("issue", "")
    if outcome not in set(Handling):
        raise HTTPException(400)
    asked.handle(reference, Handling(outcome))
    back = f"/decisions/{reference}" if asked.form.get("retour") == "decision" else "/alertes"
    return RedirectResponse(f"{back}?{urlencode({'fait': reference})}", 303)


def _reference(written: str) -> str:
    """What may be shown of an address as a reference: nothing that someone else could have made up in words."""
    return written if _FORM.fullmatch(written) else ""


PAGE = Page("/alertes", "alertes", alarms, menu="Fausses alertes")
FORM = Page("/alertes/{reference}", "traiter", handle, method="POST", needs=Right.HANDLE)
