from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from policies.document import Mode
from policies.loading import DEFAULT, load
from proxy import bulletin
from proxy.bulletin import ENOUGH_BYTES, LITTLE_BYTES, Seen, causes, lit, points
from proxy.canary.outcome import PATIENCE, Health, Outcome
from proxy.standing import Light, Topic
from proxy.supply.notices import UNCHANGED

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


@pytest.fixture
def well(tmp_path: Path) -> Seen:
    health = Health().after(Outcome.WELL)
    return Seen(load(DEFAULT), (), "fr_paravent-1.0.0+rules", tmp_path, "", health, NOW, transparent=False)


def lights(seen: Seen) -> dict[str, Light]:
    return {point.what: point.light for point in points(seen)}


def test_all_is_green_where_all_is_well(well: Seen) -> None:
    assert set(lights(well).values()) == {Light.GREEN}


@pytest.mark.parametrize(
    ("told", "what", "light"),
    [
        ({"troubles": ("journal inutilisable",)}, Topic.START, Light.RED),
        ({"policy": None}, Topic.POLICY, Light.RED),
        ({"fault": "Le journal ne peut pas être écrit."}, Topic.JOURNAL, Light.RED),
        ({"model": ""}, Topic.ANALYSIS, Light.RED),
        ({"journal": Path("/nowhere")}, Topic.DISK, Light.RED),
        ({"health": Health().after(Outcome.LEAKED)}, Topic.CANARY, Light.RED),
        ({"health": Health().after(Outcome.BLIND)}, Topic.CANARY, Light.RED),
        ({"health": Health(Outcome.SILENT, PATIENCE)}, Topic.CANARY, Light.RED),
        ({"health": Health().after(Outcome.SILENT)}, Topic.CANARY, Light.AMBER),
        ({"health": Health().after(Outcome.UNJUDGED)}, Topic.CANARY, Light.AMBER),
        ({"health": Health(), "sung": None}, Topic.CANARY, Light.GREEN),
        ({"transparent": True}, Topic.KEEPER, Light.RED),
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
    assert lights(replace(well, policy=watching))[Topic.POLICY] is Light.AMBER


def test_a_keeper_that_was_heard_lately_is_well(well: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = tmp_path / "alive"
    alive.touch()
    monkeypatch.setattr(bulletin, "ALIVE", alive)
    assert lights(replace(well, transparent=True))[Topic.KEEPER] is Light.GREEN
    monkeypatch.setattr(bulletin, "SILENT_S", -1.0)
    assert lights(replace(well, transparent=True))[Topic.KEEPER] is Light.RED


def test_a_keeper_that_died_is_said_to_hold_names_back_and_to_leave_captured_what_is(well: Seen) -> None:
    [told] = [point.words for point in points(replace(well, transparent=True)) if point.what == Topic.KEEPER]
    assert "aucun nom ne se résout" in told
    assert "ce qui est capturé le reste" in told
    assert "sans passer par ici" not in told


WAITS = f"{UNCHANGED} Le journal ne peut pas être écrit : il n'a pas pu être ouvert."


@pytest.mark.parametrize(
    ("troubles", "shown"),
    [
        ((), []),
        (("journal inutilisable",), ["journal inutilisable"]),
        (("journal inutilisable", WAITS), ["journal inutilisable"]),
        ((WAITS, "analyse impossible"), ["analyse impossible"]),
        (("journal inutilisable", "analyse impossible"), ["journal inutilisable", "analyse impossible"]),
        ((WAITS,), [WAITS]),
    ],
)
def test_what_only_follows_from_another_trouble_is_not_told_besides_it(
    well: Seen, troubles: tuple[str, ...], shown: list[str]
) -> None:
    assert list(causes(troubles)) == shown
    found = points(replace(well, troubles=troubles))
    assert [point.words for point in found if point.what == Topic.START] == shown


@pytest.mark.parametrize(
    ("troubles", "first"), [((), "« paravent policy check »"), ((WAITS,), "Rendez d'abord le journal")]
)
def test_a_policy_that_waits_for_the_journal_is_not_the_one_to_mend(
    well: Seen, troubles: tuple[str, ...], first: str
) -> None:
    found = points(replace(well, policy=None, troubles=troubles))
    assert [point.remedy.startswith(first) for point in found if point.what == Topic.POLICY] == [True]


@pytest.mark.parametrize(
    ("free", "light"),
    [
        (0, Light.RED),
        (LITTLE_BYTES - 1, Light.RED),
        (LITTLE_BYTES, Light.AMBER),
        (ENOUGH_BYTES - 1, Light.AMBER),
        (ENOUGH_BYTES, Light.GREEN),
    ],
)
def test_room_is_judged_before_it_runs_out(free: int, light: Light) -> None:
    assert lit(free) is light


@pytest.mark.parametrize(("left", "light"), [(1 << 40, Light.GREEN), (1 << 29, Light.AMBER), (1 << 20, Light.RED)])
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    well: Seen, monkeypatch: pytest.MonkeyPatch, left: int, light: Light
) -> None:
    usage = type("Usage", (), {"free": left})
    monkeypatch.setattr(bulletin.shutil, "disk_usage", lambda _: usage)
    assert lights(well)[Topic.DISK] is light
