"""From how it stands to a page: French, without script, and without anything from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from proxy.standing import Light, Standing

_FOLDER = Path(__file__).parent

STYLE = (_FOLDER / "style.css").read_text("utf-8")
"""Inside the page, and allowed there by its hash alone (headers.py)."""


@dataclass(frozen=True, slots=True)
class Saying:
    """How a light is told, to the eye and without colours.

    Attributes:
        sign: One character.
        word: The whole state.
        sentence: What it means for whoever works here.
        mark: The state of one point.
    """

    sign: str
    word: str
    sentence: str
    mark: str


SAYINGS: Mapping[Light, Saying] = {
    Light.GREEN: Saying("✓", "Tout va bien", "Les demandes aux services d’IA sont vérifiées.", "en ordre"),
    Light.AMBER: Saying(
        "!",
        "À surveiller",
        "Les demandes aux services d’IA sont vérifiées. L’informatique doit s’occuper bientôt de ce qui suit.",
        "à surveiller",
    ),
    Light.RED: Saying(
        "✕",
        "À réparer tout de suite",
        "Paravent ne s’est pas fermé : des demandes aux services d’IA peuvent encore partir. "
        "L’informatique doit s’occuper tout de suite de ce qui suit.",
        "à réparer",
    ),
}

CLOSED = Saying(
    "✕",
    "Fermé",
    "Les demandes aux services d’IA sont refusées. Les autres sites ne sont pas touchés.",
    "à réparer",
)
"""Where the gate is shut: a red light alone does not say so."""


def page(standing: Standing) -> str:
    """Write the page of how it stands; every word of it is escaped."""
    saying = CLOSED if standing.closed else SAYINGS[standing.light]
    return _PAGE.render(standing=standing, saying=saying, signs=SAYINGS, style=Markup(STYLE))  # noqa: S704 - a file of ours


def moment(value: datetime) -> str:
    """Write a moment in local time: le 22/11/2026 à 09:30:00."""
    return f"le {value.astimezone():%d/%m/%Y à %H:%M:%S}"


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["moment"] = moment
    return made


_PAGE = _environment().get_template("status.html")
