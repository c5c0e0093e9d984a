from pathlib import Path

import pytest

from proxy.bulletin import ENOUGH_BYTES, LITTLE_BYTES
from proxy.doctor.disk import CHECKS, room
from proxy.doctor.machine import Machine
from proxy.standing import Light


@pytest.mark.parametrize(
    ("free", "light"),
    [(0, Light.RED), (LITTLE_BYTES - 1, Light.RED), (LITTLE_BYTES, Light.AMBER), (ENOUGH_BYTES, Light.GREEN)],
)
def test_room_is_judged_as_the_status_page_does_and_what_is_short_has_a_remedy(free: int, light: Light) -> None:
    seen = room(free)
    assert seen.light is light
    assert bool(seen.remedy) is (light is not Light.GREEN)


def test_the_disk_is_the_journals(tmp_path: Path) -> None:
    [check] = CHECKS
    assert check.point(Machine(tmp_path)).light is Light.AMBER
    (tmp_path / "var/lib/paravent/journal").mkdir(parents=True)
    assert "Mio libres" in check.point(Machine(tmp_path)).words
