import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from proxy import ca
from proxy.doctor.authority import CHECKS, authorities
from proxy.doctor.machine import Machine
from proxy.doctor.seen import UnseenError
from proxy.install import places
from proxy.services.catalogue import Catalogue
from proxy.standing import Light, Point

NAMES = Catalogue.load().constraint_names()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """One whose authority is a day old, and whose service is who runs the tests."""
    machine = Machine(tmp_path, clock=lambda: NOW)
    ca.create(machine.at(places.AUTHORITY), NAMES, now=NOW - timedelta(days=1))
    machine.at(places.SETTINGS).mkdir(parents=True)
    machine.at(places.CERTIFICATE).write_bytes((machine.at(places.AUTHORITY) / ca.CERTIFICATE_FILE).read_bytes())
    machine.at("/etc/passwd").write_text(f"{places.USER}:x:{os.geteuid()}:0::/:/bin/false\n")
    return machine


def points(machine: Machine) -> dict[str, Point]:
    return {check.name: check.point(machine) for check in CHECKS}


def lights(machine: Machine) -> dict[str, Light]:
    return {name: point.light for name, point in points(machine).items() if point.light is not Light.GREEN}


def test_an_authority_in_order_is_green(machine: Machine) -> None:
    assert lights(machine) == {}
    assert len(authorities(machine)) == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [(333, {}), (335, {"authority": Light.AMBER}), (360, {"authority": Light.AMBER}), (365, {"authority": Light.RED})],
)
def test_its_end_is_told_a_month_and_a_week_before(machine: Machine, days: int, expected: dict[str, Light]) -> None:
    later = Machine(machine.root, clock=lambda: NOW + timedelta(days=days))
    assert lights(later) == expected


def test_a_clock_that_is_behind_is_not_the_authoritys_fault(machine: Machine) -> None:
    assert lights(Machine(machine.root, clock=lambda: NOW - timedelta(days=400))) == {}


def test_a_key_that_others_can_read_is_told_once(machine: Machine) -> None:
    (machine.at(places.AUTHORITY) / ca.KEY_FILE).chmod(0o644)
    assert lights(machine) == {"authority-key": Light.RED}


def test_a_folder_that_is_not_the_services_is_told(machine: Machine) -> None:
    machine.at("/etc/passwd").write_text(f"{places.USER}:x:{os.geteuid() + 1}:0::/:/bin/false\n")
    told = points(machine)["authority-key"]
    assert (told.light, told.remedy) == (Light.RED, f"sudo chown -R paravent: {places.AUTHORITY}")
    machine.at("/etc/passwd").write_text("root:x:0:0::/root:/bin/sh\n")
    assert points(machine)["authority-key"].remedy == "sudo paravent install"


def test_a_public_certificate_of_another_authority_is_told(machine: Machine) -> None:
    other = machine.root / "other"
    ca.create(other, NAMES, now=NOW)
    machine.at(places.CERTIFICATE).write_bytes((other / ca.CERTIFICATE_FILE).read_bytes())
    assert lights(machine) == {"authority-published": Light.RED}
    machine.at(places.CERTIFICATE).unlink()
    assert lights(machine) == {"authority-published": Light.RED}


def test_an_authority_that_does_not_cover_the_catalogue_is_told(machine: Machine) -> None:
    ca.create(machine.at(places.AUTHORITY), ["chatgpt.com"], now=NOW, overwrite=True)
    assert points(machine)["authority"].light is Light.RED


def test_without_an_authority_one_line_is_red(tmp_path: Path) -> None:
    assert lights(Machine(tmp_path)) == {
        "authority": Light.RED,
        "authority-key": Light.AMBER,
        "authority-published": Light.AMBER,
    }
    with pytest.raises(UnseenError):
        authorities(Machine(tmp_path))
