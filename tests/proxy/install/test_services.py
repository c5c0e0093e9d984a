from pathlib import Path

import pytest

from proxy.install.memory import write
from proxy.install.places import CAPTURE_UNIT, PROXY_UNIT, UNIT_FOLDER, UNITS, at
from proxy.install.services import Units, halt, reload, runs
from proxy.install.units_text import unit
from tests.proxy.install.roots import needs_root, seen

STEP = Units((CAPTURE_UNIT, PROXY_UNIT), "/opt/paravent/bin/paravent", start=True)
"""What systemd does with them where it runs is in test_boot.py."""


def test_systemd_does_not_run_a_folder(tmp_path: Path) -> None:
    assert not runs(tmp_path)
    halt(tmp_path)
    reload(tmp_path)


@needs_root
@pytest.mark.timeout(600)
def test_units_are_enabled_with_links_where_systemd_does_not_run(machine: Path) -> None:
    for name in UNITS:
        write(at(machine, f"{UNIT_FOLDER}/{name}"), unit(name, "/opt/paravent"))
    before = seen(machine)
    assert not STEP.is_done(machine)
    STEP.do(machine)
    assert STEP.is_done(machine)
    wanted = at(machine, f"{UNIT_FOLDER}/multi-user.target.wants")
    assert {each.name for each in wanted.iterdir()} >= {CAPTURE_UNIT, PROXY_UNIT}
    STEP.undo(machine)
    assert seen(machine) == before


@pytest.mark.parametrize(("start", "words"), [(True, "démarrer :"), (False, "prochain démarrage")])
def test_it_says_whether_they_start_now(start: bool, words: str) -> None:
    assert words in Units((PROXY_UNIT,), "/paravent", start).what
