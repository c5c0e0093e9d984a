from pathlib import Path

import pytest

from proxy.doctor.disk import AMBER_BYTES, CHECKS, RED_BYTES, room
from proxy.doctor.machine import Machine
from proxy.standing import Light


@pytest.mark.parametrize(
    ("free", "light"),
    [
        (0, Light.RED),
        (RED_BYTES - 1, Light.RED),
        (RED_BYTES, Light.AMBER),
        (AMBER_BYTES - 1, Light.AMBER),
        (AMBER_BYTES, Light.GREEN),
    ],
)
def test_room_is_judged_before_it_runs_out(free: int, light: Light) -> None:
    seen = room(free)
    assert seen.light is light
    assert bool(seen.remedy) is (light is not Light.GREEN)


def test_the_disk_is_the_journals(tmp_path: Path) -> None:
    [check] = CHECKS
    assert check.point(Machine(tmp_path)).light is Light.AMBER
    (tmp_path / "var/lib/paravent/journal").mkdir(parents=True)
    assert "Mio libres" in check.point(Machine(tmp_path)).words
