"""How the running product stands, from what its parts say: for the status page, in French."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from policies.document import Mode
from policies.loading import Loaded
from proxy.canary.outcome import Health, Outcome
from proxy.capture.signs import ALIVE, SILENT_S
from proxy.journal.forms import short_version
from proxy.standing import Light, Point

_ENOUGH = 1 << 30  # bytes: a year of a busy workstation's journal is a fraction of it
_LITTLE = 64 << 20

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
        health: What the canary's trials say.
        sung: When the last one ended, UTC; None before the first.
        transparent: Whether captured connections are awaited.
    """

    policy: Loaded | None
    troubles: tuple[str, ...]
    model: str
    journal: Path
    health: Health
    sung: datetime | None
    transparent: bool


def points(seen: Seen) -> Iterator[Point]:
    """Give what matters most first."""
    yield from (
        Point(Light.RED, "Démarrage", trouble, "Corrigez la cause, puis relancez Paravent.")
        for trouble in seen.troubles
    )
    yield _canary(seen.health, seen.sung)
    yield _policy(seen.policy)
    yield _analysis(seen.model)
    yield _disk(seen.journal)
    if seen.transparent:
        yield _capture()


def _canary(health: Health, sung: datetime | None) -> Point:
    if health.last is None or sung is None:
        return Point(Light.GREEN, "Essai par lui-même", "Le premier essai est en cours.")
    words = f"{_SONGS[health.last]} ({sung.astimezone():%H:%M})"
    if health.is_shut:
        return Point(
            Light.RED,
            "Essai par lui-même",
            f"{words} Les services d'IA sont refusés.",
            "Relancez Paravent ; si l'essai échoue encore, gardez le journal et prévenez le RSSI.",
        )
    if health.last is Outcome.WELL:
        return Point(Light.GREEN, "Essai par lui-même", words)
    return Point(Light.AMBER, "Essai par lui-même", words, "Voyez les points suivants ; l'essai reprend de lui-même.")


def _policy(loaded: Loaded | None) -> Point:
    if loaded is None:
        return Point(
            Light.RED,
            "Politique",
            "Aucune : toute demande est refusée.",
            "« paravent policy check » sur son fichier, puis relancez Paravent.",
        )
    words = f"« {loaded.policy.id} », version {loaded.policy.version}, empreinte {loaded.sha256[:12]}."
    if loaded.policy.mode is Mode.OBSERVE:
        return Point(
            Light.AMBER, "Politique", f"{words} MODE OBSERVATION : rien n'est retenu.", "Passez à « mode: enforce »."
        )
    return Point(Light.GREEN, "Politique", words)


def _analysis(model: str) -> Point:
    if model:
        return Point(Light.GREEN, "Analyse", f"Modèle {short_version(model)}.")
    return Point(
        Light.RED,
        "Analyse",
        "Le modèle n'est pas chargé.",
        "Réinstallez Paravent : le modèle livré manque ou a changé.",
    )


def _disk(folder: Path) -> Point:
    try:
        left = shutil.disk_usage(folder).free
    except OSError:
        return Point(Light.RED, "Journal", f"{folder} est hors d'atteinte.", "Place, droits, montage de ce dossier.")
    words = f"{folder}, {left >> 20} Mo libres."
    if left < _LITTLE:
        return Point(Light.RED, "Journal", words, "Libérez de la place : sans journal, rien ne part.")
    return Point(
        Light.GREEN if left >= _ENOUGH else Light.AMBER,
        "Journal",
        words,
        "" if left >= _ENOUGH else "Libérez de la place.",
    )


def _capture() -> Point:
    try:
        silent_s = time.time() - ALIVE.stat().st_mtime
    except OSError:
        silent_s = SILENT_S
    if silent_s < SILENT_S:
        return Point(Light.GREEN, "Capture", "Le gardien des adresses répond.")
    return Point(
        Light.RED,
        "Capture",
        "Le gardien des adresses ne répond pas : des demandes peuvent partir sans passer par ici.",
        "sudo systemctl restart paravent-capture, puis « journalctl -u paravent-capture -n 50 ».",
    )
