import shutil
from pathlib import Path

import pytest

from proxy.install.java import Keystore, keystores
from proxy.install.places import at
from tests.proxy.install.roots import inside, needs_root, seen

pytestmark = [needs_root, pytest.mark.timeout(600)]

JDK = "/usr/lib/jvm/vendor"
STORE = f"{JDK}/lib/security/cacerts"
DEBIAN = "/etc/ssl/certs/java/cacerts"


@pytest.fixture(scope="module")
def machine(machine: Path) -> Path:
    """The Debian with one more JDK, whose store is its own."""
    inside(machine, "cp", "-a", "/usr/lib/jvm/java-17-openjdk-amd64", JDK)
    at(machine, STORE).unlink()
    shutil.copy(machine / "etc/ssl/certs/java/cacerts", at(machine, STORE))
    return machine


def _step(certificate: bytes) -> Keystore:
    return Keystore(STORE, f"{JDK}/bin/keytool", "paravent-0123", certificate)


def _listed(root: Path) -> list[str]:
    said = inside(root, f"{JDK}/bin/keytool", "-list", "-keystore", STORE, "-storepass", "changeit")
    return sorted(line.split(",")[0] for line in said.splitlines() if "trustedCertEntry" in line)


def test_each_store_is_found_once(machine: Path) -> None:
    debian = (DEBIAN, "/usr/lib/jvm/java-17-openjdk-amd64/bin/keytool")
    assert keystores(machine) == [debian, (STORE, f"{JDK}/bin/keytool")]


def test_a_store_that_the_system_clears_by_itself_is_left_to_it(tmp_path: Path) -> None:
    (tmp_path / "etc/pki/java").mkdir(parents=True)
    (tmp_path / "etc/pki/java/cacerts").touch()
    (tmp_path / "usr/lib/jvm/java-21/lib/security").mkdir(parents=True)
    (tmp_path / "usr/lib/jvm/java-21/lib/security/cacerts").symlink_to("/etc/pki/java/cacerts")
    assert keystores(tmp_path) == []


def test_a_store_comes_back_byte_for_byte(machine: Path, certificate: bytes) -> None:
    before, step = seen(machine), _step(certificate)
    assert not step.is_done(machine)
    ready = step.prepared(machine)
    assert seen(machine) == before
    ready.do(machine)
    assert ready.is_done(machine)
    ready.undo(machine)
    assert seen(machine) == before


def test_from_a_store_that_others_changed_since_only_ours_is_taken_out(machine: Path, certificate: bytes) -> None:
    before, ready = _listed(machine), _step(certificate).prepared(machine)
    ready.do(machine)
    tool = [f"{JDK}/bin/keytool", "-keystore", STORE, "-storepass", "changeit", "-noprompt"]
    inside(machine, *tool, "-delete", "-alias", before[0])
    again = ("-alias", "debian:paravent-0123.pem", "-file", "/tmp/ca.crt")
    (machine / "tmp/ca.crt").write_bytes(certificate)
    inside(machine, *tool, "-importcert", *again)
    ready.undo(machine)
    assert _listed(machine) == before[1:]


def test_undoing_what_was_never_done_or_went_with_its_jdk_changes_nothing(machine: Path, certificate: bytes) -> None:
    before, ready = seen(machine), _step(certificate).prepared(machine)
    ready.undo(machine)
    assert seen(machine) == before
    at(machine, STORE).unlink()
    ready.undo(machine)
    assert not at(machine, STORE).exists()
