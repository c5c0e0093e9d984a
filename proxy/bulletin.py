"""How the running product stands, from what its parts say: for the status page, in French."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from policies.document import Mode
from policies.loading import Loaded
from proxy.canary.outcome import Health, Outcome
from proxy.capture.signs import ALIVE, SILENT_S
from proxy.journal.forms import short_version
from proxy.standing import Light, Point, Topic
from proxy.supply.notices import UNCHANGED

LITTLE_BYTES = 64 << 20
"""Below, the journal may stop any day, and requests with it: a workstation writes a few megabytes a month (measured:
about 700 bytes a decision), but whatever filled the disk goes on."""
ENOUGH_BYTES = 1 << 30
"""A year of a busy workstation's journal is a fraction of it; below, somebody should look."""

_SONGS = {
    Outcome.WELL: "Un patient inventé a été repéré, noté, et n'est pas parti.",
    Outcome.LEAKED: "Un patient inventé a traversé Paravent.",
    Outcome.BLIND: "Un patient inventé n'a pas été repéré.",
    Outcome.UNJUDGED: "L'essai n'a pas pu être jugé ; les demandes de ce genre sont refusées une à une.",
    Outcome.SILENT: "L'essai est resté sans réponse, ou sans trace dans le journal.",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the parts say.

    Attributes:
        policy: In force; None where there is none.
        troubles: Why requests are refused since the start, in French.
        model: Version of the analysis; empty where it does not work.
        journal: Its folder.
        fault: Why the last decisions could not be written down, in French; empty where they were.
        health: What the canary's trials say.
        sung: When the last one ended, UTC; None before the first.
        transparent: Whether captured connections are awaited.
    """

    policy: Loaded | None
    troubles: tuple[str, ...]
    model: str
    journal: Path
    fault: str
    health: Health
    sung: datetime | None
    transparent: bool


def points(seen: Seen) -> Iterator[Point]:
    """Give what matters most first."""
    yield from (
        Point(Light.RED, Topic.START, trouble, "Corrigez la cause ; si ce point reste, relancez Paravent.")
        for trouble in causes(seen.troubles)
    )
    yield _canary(seen.health, seen.sung)
    yield _policy(seen.policy, waits=any(map(_follows, seen.troubles)))
    yield _analysis(seen.model)
    if seen.fault:
        yield Point(
            Light.RED,
            Topic.JOURNAL,
            f"{seen.fault} Rien ne part sans y être noté : les demandes sont refusées.",
            f"Place, droits ou montage de {seen.journal} ; Paravent reprend de lui-même.",
        )
    yield _disk(seen.journal)
    if seen.transparent:
        yield _capture()


def causes(troubles: Sequence[str]) -> Sequence[str]:
    """Troubles without those that only follow from another one: a policy that waits for the journal has its trouble."""
    return [trouble for trouble in troubles if not _follows(trouble)] or troubles


def lit(free: int) -> Light:
    """How so many free bytes are judged, where the journal is."""
    if free < LITTLE_BYTES:
        return Light.RED
    return Light.AMBER if free < ENOUGH_BYTES else Light.GREEN


def _follows(trouble: str) -> bool:
    return trouble.startswith(UNCHANGED)


def _canary(health: Health, sung: datetime | None) -> Point:
    if health.last is None or sung is None:
        return Point(Light.GREEN, Topic.CANARY, "Le premier essai est en cours.")
    words = f"{_SONGS[health.last]} ({sung.astimezone():%H:%M})"
    if health.is_shut:
        return Point(
            Light.RED,
            Topic.CANARY,
            f"{words} Les services d'IA sont refusés.",
            "Relancez Paravent ; si l'essai échoue encore, gardez le journal et prévenez le RSSI.",
        )
    if health.last is Outcome.WELL:
        return Point(Light.GREEN, Topic.CANARY, words)
    return Point(Light.AMBER, Topic.CANARY, words, "Voyez les points suivants ; l'essai reprend de lui-même.")


def _policy(loaded: Loaded | None, *, waits: bool) -> Point:
    if loaded is None:
        return Point(
            Light.RED,
            Topic.POLICY,
            "Aucune : toute demande est refusée.",
            "Rendez d'abord le journal inscriptible : elle est reprise d'elle-même."
            if waits
            else "« paravent policy check » sur son fichier ; corrigée, elle est reprise d'elle-même.",
        )
    words = f"« {loaded.policy.id} », version {loaded.policy.version}, empreinte {loaded.sha256[:12]}."
    if loaded.policy.mode is Mode.OBSERVE:
        return Point(
            Light.AMBER, Topic.POLICY, f"{words} MODE OBSERVATION : rien n'est retenu.", "Passez à « mode: enforce »."
        )
    return Point(Light.GREEN, Topic.POLICY, words)


def _analysis(model: str) -> Point:
    if model:
        return Point(Light.GREEN, Topic.ANALYSIS, f"Modèle {short_version(model)}.")
    return Point(
        Light.RED,
        Topic.ANALYSIS,
        "Le modèle n'est pas chargé.",
        "Réinstallez Paravent : le modèle livré manque ou a changé.",
    )


def _disk(folder: Path) -> Point:
    try:
        left = shutil.disk_usage(folder).free
    except OSError:
        words = f"Le dossier du journal ({folder}) est hors d'atteinte."
        return Point(Light.RED, Topic.DISK, words, "Place, droits, montage de ce dossier.")
    light = lit(left)
    remedies = {Light.RED: "Libérez de la place : sans journal, rien ne part.", Light.AMBER: "Libérez de la place."}
    return Point(light, Topic.DISK, f"{left >> 20} Mio libres pour le journal ({folder}).", remedies.get(light, ""))


def _capture() -> Point:
    try:
        silent_s = time.time() - ALIVE.stat().st_mtime
    except OSError:
        silent_s = SILENT_S
    if silent_s < SILENT_S:
        return Point(Light.GREEN, Topic.KEEPER, "Il répond.")
    return Point(
        Light.RED,
        Topic.KEEPER,
        "Il ne répond pas : jusqu'à son retour ou aux règles de secours, aucun nom ne se résout ; "
        "ce qui est capturé le reste.",
        "sudo systemctl restart paravent-capture, puis « journalctl -u paravent-capture -n 50 ».",
    )
