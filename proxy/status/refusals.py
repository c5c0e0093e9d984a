"""What is answered that is no page: one line, in French."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.responses import PlainTextResponse, Response

REFUSALS: Mapping[int, str] = MappingProxyType(
    {
        403: "Demande venue d’un autre site : l’état de Paravent ne se lit que depuis son adresse.",
        404: "Page inconnue. L’état de Paravent est à l’adresse /.",
        405: "Demande impossible : l’état de Paravent se lit, et rien ne s’y change.",
        421: "Autre adresse : l’état de Paravent ne se lit qu’à 127.0.0.1 ou localhost, avec son port.",
        429: "Trop de lecteurs à la fois pour ce compte. Fermez-en un, puis recommencez.",
        500: "Erreur de Paravent : prévenez l’informatique.",
    }
)
"""By HTTP status."""


def refusal(status: int) -> Response:
    """Answer with a refusal; `status` is one of `REFUSALS`."""
    allowed = {"allow": "GET, HEAD"} if status == 405 else None  # noqa: PLR2004 - HTTP's own number (RFC 9110 §15.5.6)
    return PlainTextResponse(f"{REFUSALS[status]}\n", status, allowed)
