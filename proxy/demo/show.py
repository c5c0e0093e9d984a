"""The demonstration itself: stand-in, proxy, clients, and a table of what went where."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from proxy import ca
from proxy.composition import Paravent
from proxy.demo.clients import Network
from proxy.demo.scenes import SCENES, Scene
from proxy.demo.stand_in import Received, StandIn
from proxy.journal.reading import lines
from proxy.settings import Settings

_VERBS = {"allow": "laissée passer", "redact": "masquée", "block": "bloquée"}
_STYLES = {"laissée passer": "green", "masquée": "yellow", "bloquée": "red"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one scene gave.

    Attributes:
        scene: That was played.
        decisions: Actions that the journal holds for it, in order.
        reached: What the service received.
        shown: What the client showed its user.
        leaked: Secrets found in what the service received.
    """

    scene: Scene
    decisions: tuple[str, ...]
    reached: tuple[Received, ...] = field(repr=False)
    shown: str = field(repr=False)
    leaked: tuple[str, ...] = field(repr=False)


async def play(scenes: Sequence[Scene] = SCENES) -> list[Outcome]:
    """Play scenes one after the other, everything on loopback."""
    with tempfile.TemporaryDirectory(prefix="paravent-demo-") as folder:
        stand_in = StandIn(Path(folder))
        await stand_in.start()
        settings = Settings(
            home=Path(folder), port=0, upstream_ca=stand_in.authority, reroute=("127.0.0.1", stand_in.port)
        )
        paravent = Paravent(settings)
        await paravent.start()
        network = Network(f"http://127.0.0.1:{paravent.port}", settings.authority / ca.CERTIFICATE_FILE)
        try:
            return [await _play(scene, network, stand_in, settings.journal) for scene in scenes]
        finally:
            await paravent.stop()
            await stand_in.stop()


async def _play(scene: Scene, network: Network, stand_in: StandIn, journal: Path) -> Outcome:
    seen, written = len(stand_in.received), len(_decisions(journal))
    try:
        shown = await asyncio.to_thread(scene.ask, network, scene.prompt)
    except Exception as refusal:  # noqa: BLE001 - each SDK raises its own kind: what it says is what its user sees
        shown = str(refusal)
    reached = tuple(stand_in.received[seen:])
    decisions = tuple(_decisions(journal)[written:])
    text = "\n".join(item.plain for item in reached)
    return Outcome(scene, decisions, reached, shown, tuple(secret for secret in scene.secrets if secret in text))


def _decisions(journal: Path) -> list[str]:
    return [line.entry["action"] for line in lines(journal) if line.event == "decision"]


def table(outcomes: Sequence[Outcome]) -> Table:
    """The outcomes, for a terminal."""
    rows = Table(
        title="Ce que chaque outil a envoyé, ce qui est sorti, ce qui est revenu",
        show_lines=True,
        expand=True,
    )
    for column, ratio in (
        ("Outil", 2),
        ("Demande", 5),
        ("Décision", 2),
        ("Reçu par le service", 5),
        ("Affiché à l'auteur", 6),
    ):
        rows.add_column(column, ratio=ratio)
    for outcome in outcomes:
        verbs = [_VERBS[action] for action in dict.fromkeys(outcome.decisions)]
        reached = outcome.reached[0].words if outcome.reached else "rien"
        rows.add_row(
            outcome.scene.client,
            Text(outcome.scene.prompt),
            Text(", ".join(verbs), style=_STYLES.get(verbs[0] if verbs else "", "")),
            Text(reached, style="bold red" if outcome.leaked else ""),
            Text(_shortened(outcome.shown)),
        )
    return rows


_LONGEST_SHOWN = 420


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def show(console: Console) -> bool:
    """Play and print; whether all went well."""
    with console.status("Démarrage du faux service d'IA, du proxy et de l'analyse…"):
        outcomes = asyncio.run(play())
    console.print(table(outcomes))
    leaks = sum(bool(outcome.leaked) for outcome in outcomes)
    verdict = "aucune donnée identifiante n'a atteint le service" if not leaks else f"{leaks} fuite(s)"
    console.print(f"{len(outcomes)} demandes, {verdict}. Journal : une ligne par décision, sans un mot du texte.")
    return went_well(outcomes)


def went_well(outcomes: Sequence[Outcome]) -> bool:
    """Whether nothing identifying reached the stand-in, and every request was decided on."""
    return not any(outcome.leaked for outcome in outcomes) and all(outcome.decisions for outcome in outcomes)
