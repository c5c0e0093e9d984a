import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from proxy import ca
from proxy.doctor.machine import Machine
from proxy.doctor.stores import CHECKS
from proxy.install import places
from proxy.services.catalogue import Catalogue
from proxy.standing import Light, Point
from tests.proxy.doctor.people import handed_over, walkable

BUNDLE = "/etc/ssl/certs/ca-certificates.crt"
JAVA = "/etc/ssl/certs/java/cacerts"
NSS = "/home/claire/.mozilla/firefox/abc.default"


@pytest.fixture
def machine() -> Iterator[Machine]:
    """One that has an authority, and nobody who trusts it."""
    with walkable() as root:
        ca.create(root / places.AUTHORITY[1:], Catalogue.load().constraint_names(), now=datetime.now(UTC))
        for folder in ("etc/ssl/certs/java", "usr/sbin", "usr/local/share/ca-certificates", NSS[1:]):
            (root / folder).mkdir(parents=True)
        handed_over(root / "home/claire")
        (root / "usr/sbin/update-ca-certificates").touch()
        (root / "etc/passwd").write_text("root:x:0:0::/root:/bin/sh\n")
        (root / BUNDLE[1:]).write_bytes(trustme.CA().cert_pem.bytes())
        yield Machine(root)


@pytest.fixture
def ours(machine: Machine) -> Path:
    return machine.at(places.AUTHORITY) / ca.CERTIFICATE_FILE


def point(machine: Machine, name: str) -> Point:
    return next(check for check in CHECKS if check.name == name).point(machine)


def certutil(machine: Machine, *arguments: str) -> None:
    subprocess.run(["certutil", *arguments, "-d", f"sql:{machine.at(NSS)}"], check=True, capture_output=True)
    handed_over(machine.at(NSS))


def test_the_system_trusts_what_its_bundle_holds(machine: Machine, ours: Path) -> None:
    assert point(machine, "store-system").light is Light.RED
    with machine.at(BUNDLE).open("ab") as bundle:
        bundle.write(ours.read_bytes())
    assert point(machine, "store-system").light is Light.GREEN


def test_a_system_of_an_unknown_kind_is_told(machine: Machine) -> None:
    machine.at("/usr/sbin/update-ca-certificates").unlink()
    assert point(machine, "store-system").remedy == "sudo apt install ca-certificates"


def test_a_machine_without_browsers_or_java_lacks_nothing(machine: Machine) -> None:
    assert point(machine, "store-browsers").words == "aucune base de navigateur sur ce poste"
    assert point(machine, "store-java").words == "Java n'est pas installé"


@pytest.mark.parametrize(
    ("flags", "light"), [("C,,", Light.GREEN), ("CT,C,C", Light.GREEN), (",,", Light.RED), (",C,", Light.RED)]
)
def test_a_database_must_trust_the_authority_for_servers_under_any_name(
    machine: Machine, ours: Path, flags: str, light: Light
) -> None:
    certutil(machine, "-N", "--empty-password")
    told = point(machine, "store-browsers")
    assert (told.light, told.words.startswith(NSS)) == (Light.RED, True)
    certutil(machine, "-A", "-n", "Une autorité du CHU", "-t", flags, "-i", str(ours))
    assert point(machine, "store-browsers").light is light


def test_the_certificate_counts_and_not_its_name(machine: Machine) -> None:
    certutil(machine, "-N", "--empty-password")
    stranger = machine.root / "stranger.pem"
    stranger.write_bytes(trustme.CA().cert_pem.bytes())
    certutil(machine, "-A", "-n", "paravent", "-t", "C,,", "-i", str(stranger))
    assert point(machine, "store-browsers").light is Light.RED


def test_node_is_handed_the_certificate_by_shells_and_desktops(machine: Machine) -> None:
    assert point(machine, "store-node").light is Light.AMBER
    for place, words in ((places.SHELLS, "export NODE_EXTRA_CA_CERTS=%s"), (places.SESSIONS, "NODE_EXTRA_CA_CERTS=%s")):
        machine.at(place).parent.mkdir(parents=True)
        machine.at(place).write_text(words % places.CERTIFICATE)
    assert point(machine, "store-node").light is Light.GREEN


def test_java_is_asked_with_its_own_tool(machine: Machine, ours: Path) -> None:
    store = ["-keystore", str(machine.at(JAVA)), "-storepass", "changeit", "-noprompt"]
    (machine.root / "stranger.pem").write_bytes(trustme.CA().cert_pem.bytes())
    for name, path, light in (("a", machine.root / "stranger.pem", Light.RED), ("b", ours, Light.GREEN)):
        command = ["keytool", "-importcert", "-alias", name, "-file", str(path), *store]
        subprocess.run(command, check=True, capture_output=True)
        assert point(machine, "store-java").light is light
