from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from policies.document import Mode
from policies.loading import DEFAULT, load
from proxy import bulletin
from proxy.bulletin import Seen, points
from proxy.canary.outcome import PATIENCE, Health, Outcome
from proxy.standing import Light

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.fixture
def well(tmp_path: Path) -> Seen:
    health = Health().after(Outcome.WELL)
    return Seen(load(DEFAULT), (), "fr_paravent-1.0.0+rules", tmp_path, health, NOW, transparent=False)


def lights(seen: Seen) -> dict[str, Light]:
    return {point.what: point.light for point in points(seen)}


def test_all_is_green_where_all_is_well(well: Seen) -> None:
    assert set(lights(well).values()) == {Light.GREEN}


@pytest.mark.parametrize(
    ("told", "what", "light"),
    [
        ({"troubles": ("journal inutilisable",)}, "Démarrage", Light.RED),
        ({"policy": None}, "Politique", Light.RED),
        ({"model": ""}, "Analyse", Light.RED),
        ({"journal": Path("/nowhere")}, "Journal", Light.RED),
        ({"health": Health().after(Outcome.LEAKED)}, "Essai par lui-même", Light.RED),
        ({"health": Health().after(Outcome.BLIND)}, "Essai par lui-même", Light.RED),
        ({"health": Health(Outcome.SILENT, PATIENCE)}, "Essai par lui-même", Light.RED),
        ({"health": Health().after(Outcome.SILENT)}, "Essai par lui-même", Light.AMBER),
        ({"health": Health().after(Outcome.UNJUDGED)}, "Essai par lui-même", Light.AMBER),
        ({"health": Health(), "sung": None}, "Essai par lui-même", Light.GREEN),
        ({"transparent": True}, "Capture", Light.RED),
    ],
)
def test_each_fault_shows_at_its_own_line_with_what_to_do(
    well: Seen, told: dict[str, object], what: str, light: Light
) -> None:
    seen = replace(well, **told)  # type: ignore[arg-type]  # one field each
    assert {name: shown for name, shown in lights(seen).items() if shown is not Light.GREEN} == (
        {what: light} if light is not Light.GREEN else {}
    )
    assert all(point.remedy for point in points(seen) if point.light is not Light.GREEN)


def test_a_policy_that_only_observes_is_said_loudly(well: Seen) -> None:
    loaded = load(DEFAULT)
    watching = replace(loaded, policy=replace(loaded.policy, mode=Mode.OBSERVE))
    assert lights(replace(well, policy=watching))["Politique"] is Light.AMBER


def test_a_keeper_that_was_heard_lately_is_well(well: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = tmp_path / "alive"
    alive.touch()
    monkeypatch.setattr(bulletin, "ALIVE", alive)
    assert lights(replace(well, transparent=True))["Capture"] is Light.GREEN
    monkeypatch.setattr(bulletin, "SILENT_S", -1.0)
    assert lights(replace(well, transparent=True))["Capture"] is Light.RED


@pytest.mark.parametrize(("left", "light"), [(1 << 40, Light.GREEN), (1 << 29, Light.AMBER), (1 << 20, Light.RED)])
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    well: Seen, monkeypatch: pytest.MonkeyPatch, left: int, light: Light
) -> None:
    usage = type("Usage", (), {"free": left})
    monkeypatch.setattr(bulletin.shutil, "disk_usage", lambda _: usage)
    assert lights(well)["Journal"] is light
