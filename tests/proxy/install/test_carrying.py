import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from proxy import ca
from proxy.install import places
from proxy.install.authority import published
from proxy.install.carrying import Moment, carry_out, distrusts, take_back
from proxy.install.errors import InstallError
from proxy.install.manifest import Manifest
from proxy.install.plan import Wish, steps
from proxy.install.step import Step
from tests.proxy.install.roots import inside, needs_root, seen

pytestmark = [needs_root, pytest.mark.timeout(600)]

WISH = Wish("/opt/paravent", b"policy", start=True)
STEPS = 43
"""On a Debian with one more Firefox policy of its own, and no Java, which would only take time."""
FIREFOX = '{"policies": {"DisableTelemetry": true, "Certificates": {"Install": ["/etc/ssl/chu.crt"]}}}'


@pytest.fixture(scope="module")
def machine(machine: Path) -> Path:
    """A Debian whose administrator was there before us."""
    inside(machine, "rm", "-r", "/usr/lib/jvm")
    places.at(machine, places.FIREFOX_FOLDER).mkdir(parents=True)
    places.at(machine, places.FIREFOX).write_text(FIREFOX)
    return machine


@pytest.fixture(autouse=True)
def cleared(machine: Path) -> Iterator[None]:
    """Leaves nothing to the next test, even of one that failed."""
    yield
    take_back(machine, lambda *_: None)


class StoppedError(Exception):
    """The machine lost its power, as far as the installation can tell."""


class Stopping:
    """Tells of steps, and stops before one."""

    def __init__(self, after: int = 1_000) -> None:
        self.told: list[tuple[Moment, str]] = []
        self.after = after

    def __call__(self, moment: Moment, step: Step, words: str) -> None:
        self.told.append((moment, step.what))
        if sum(each is Moment.NOW for each, _ in self.told) > self.after:
            raise StoppedError


def _installed(root: Path, tell: Stopping) -> None:
    carry_out(root, steps(root, WISH), tell)


def test_installed_then_taken_back_all_is_as_before(machine: Path) -> None:
    before, tell = seen(machine), Stopping()
    _installed(machine, tell)
    assert len(tell.told) - sum(moment is Moment.ALREADY for moment, _ in tell.told) == STEPS
    take_back(machine, Stopping())
    assert seen(machine) == before


def test_installing_twice_is_installing_once(machine: Path) -> None:
    before, again = seen(machine), Stopping()
    _installed(machine, Stopping())
    once = seen(machine)
    _installed(machine, again)
    assert {moment for moment, _ in again.told} == {Moment.ALREADY}
    assert seen(machine) == once
    take_back(machine, Stopping())
    assert seen(machine) == before


@pytest.mark.parametrize("stop", range(STEPS))
def test_stopped_at_any_step_all_can_be_taken_back(machine: Path, stop: int) -> None:
    before = seen(machine)
    with pytest.raises(StoppedError):
        _installed(machine, Stopping(stop))
    assert len(Manifest.read(machine).steps) == stop + 1
    take_back(machine, Stopping())
    assert seen(machine) == before


@pytest.mark.parametrize("stop", range(3, STEPS, 12))
def test_stopped_going_there_and_coming_back_both_go_on(machine: Path, stop: int) -> None:
    before = seen(machine)
    with pytest.raises(StoppedError):
        _installed(machine, Stopping(stop))
    _installed(machine, Stopping())
    with pytest.raises(StoppedError):
        take_back(machine, Stopping(stop))
    take_back(machine, Stopping())
    assert seen(machine) == before


def test_what_others_changed_meanwhile_stays(machine: Path) -> None:
    _installed(machine, Stopping())
    shared = places.at(machine, places.FIREFOX)
    shared.write_text(json.dumps(json.loads(shared.read_text()) | {"since": 1}))
    foreign = places.at(machine, places.CHROMIUMS[0]).with_name("chu.json")
    foreign.write_text("{}")
    inside(machine, "useradd", "-r", "autre")
    take_back(machine, Stopping())
    assert json.loads(shared.read_text()) == json.loads(FIREFOX) | {"since": 1}
    assert foreign.read_text() == "{}"
    assert "autre:" in (machine / "etc/passwd").read_text()
    assert "paravent" not in (machine / "etc/passwd").read_text()
    inside(machine, "userdel", "autre")
    inside(machine, "rm", "-r", "/etc/chromium/policies")
    shared.write_text(FIREFOX)


def test_a_step_that_must_succeed_stops_all_and_one_that_need_not_is_told(machine: Path) -> None:
    before, tell = seen(machine), Stopping()
    database = machine / "home/claire/.pki/nssdb/cert9.db"
    good = database.read_bytes()
    database.write_bytes(b"broken")
    _installed(machine, tell)
    assert [what for moment, what in tell.told if moment is Moment.FAILED] == [
        next(step.what for step in steps(machine, WISH) if step.kind == "databases")
    ]
    database.write_bytes(good)
    take_back(machine, Stopping())
    places.at(machine, places.FIREFOX).write_text("{")
    with pytest.raises(InstallError, match="policies"):
        _installed(machine, Stopping())
    take_back(machine, Stopping())
    places.at(machine, places.FIREFOX).write_text(FIREFOX)
    assert seen(machine) == before


def test_after_a_rotation_stores_forget_the_old_authority(machine: Path) -> None:
    before = seen(machine)
    _installed(machine, Stopping())
    (old,) = published(machine)
    folder = places.at(machine, places.AUTHORITY)
    ca.create(folder, ["ia.example"], now=datetime.now(UTC), overwrite=True)
    os.chown(folder / ca.KEY_FILE, folder.stat().st_uid, folder.stat().st_gid)
    _installed(machine, Stopping())
    assert _trusted(machine) == {old, *published(machine)}
    take_back(machine, Stopping(), distrusts(published(machine)))
    assert _trusted(machine) == set(published(machine))
    take_back(machine, Stopping())
    assert seen(machine) == before


def _trusted(root: Path) -> set[bytes]:
    folder = root / "usr/local/share/ca-certificates"
    bundle = (root / "etc/ssl/certs/ca-certificates.crt").read_bytes()
    return {path.read_bytes() for path in folder.iterdir() if path.read_bytes() in bundle}
