import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proxy.doctor.machine import PROGRAMS, Machine
from proxy.doctor.units import ALIVE, CHECKS, unit
from proxy.standing import Light, Point

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def point(machine: Machine, name: str) -> Point:
    return next(check for check in CHECKS if check.name == name).point(machine)


@pytest.mark.parametrize(
    ("active", "enabled", "light", "command"),
    [
        ("active", "enabled", Light.GREEN, ""),
        ("active", "disabled", Light.AMBER, "sudo systemctl enable paravent.service"),
        ("inactive", "enabled", Light.RED, "sudo systemctl restart paravent.service"),
        ("failed", "enabled", Light.RED, "sudo systemctl restart paravent.service"),
        ("activating", "enabled", Light.RED, "sudo systemctl restart paravent.service"),
        ("", "", Light.RED, "sudo systemctl restart paravent.service"),
    ],
)
def test_a_unit_must_run_now_and_at_the_next_start(active: str, enabled: str, light: Light, command: str) -> None:
    seen = unit("paravent.service", active, enabled)
    assert seen.light is light
    assert seen.remedy.startswith(command)


def systemctl(folder: Path, script: str) -> str:
    program = folder / "systemctl"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(stat.S_IRWXU)
    return f"{folder}:{PROGRAMS}"


def test_without_systemd_nothing_is_claimed(tmp_path: Path) -> None:
    words = "System has not been booted with systemd as init system"
    machine = Machine(tmp_path, systemctl(tmp_path, f"echo '{words}' >&2; exit 1"))
    assert point(machine, "service").words == "n'a pas pu être vérifié : systemd ne tourne pas ici"


@pytest.mark.parametrize(("state", "light"), [("inactive", Light.GREEN), ("active", Light.AMBER)])
def test_fallback_rules_are_no_lasting_state(tmp_path: Path, state: str, light: Light) -> None:
    assert point(Machine(tmp_path, systemctl(tmp_path, f"echo {state}")), "fallback").light is light


@pytest.mark.parametrize(("silent_s", "light"), [(0, Light.GREEN), (29, Light.GREEN), (31, Light.RED)])
def test_a_keeper_that_is_silent_for_half_a_minute_is_held_for_stuck(
    tmp_path: Path, silent_s: int, light: Light
) -> None:
    machine = Machine(tmp_path, clock=lambda: NOW)
    machine.at(ALIVE).parent.mkdir(parents=True)
    machine.at(ALIVE).touch()
    then = NOW.timestamp() - silent_s
    os.utime(machine.at(ALIVE), (then, then))
    assert point(machine, "keeper").light is light


def test_a_keeper_that_never_gave_a_sign_is_not_there(tmp_path: Path) -> None:
    told = point(Machine(tmp_path), "keeper")
    assert (told.light, told.remedy) == (Light.RED, "sudo systemctl restart paravent-capture.service")
