from pathlib import Path

import pytest

from proxy.install import nss
from proxy.install.errors import InstallError
from proxy.install.trusting import Databases
from tests.proxy.install.roots import inside, needs_root, seen

pytestmark = [needs_root, pytest.mark.timeout(600)]


def test_every_database_lists_it_and_none_does_afterwards(machine: Path, certificate: bytes) -> None:
    before, step = seen(machine), Databases("paravent-0123", certificate)
    assert not step.is_done(machine)
    step.do(machine)
    step.do(machine)
    assert step.is_done(machine)
    step.undo(machine)
    assert seen(machine) == before


def test_a_profile_that_came_since_is_cleared_too(machine: Path, certificate: bytes) -> None:
    step = Databases("paravent-0123", certificate)
    late = "/home/hugo/.mozilla/firefox/late.default"
    (machine / late[1:]).mkdir(parents=True)
    inside(machine, "certutil", "-N", "--empty-password", "-d", f"sql:{late}")
    inside(machine, "chown", "-R", "hugo:hugo", "/home/hugo/.mozilla")
    database = nss.Database(late, 1002, 1002)
    try:
        nss.add(machine, database, "Paravent du poste - Paravent", certificate)
        step.undo(machine)
        assert nss.listed(machine, database, certificate) == []
    finally:
        inside(machine, "rm", "-r", "/home/hugo/.mozilla")


def test_a_database_that_refuses_is_named_and_the_others_are_done(machine: Path, certificate: bytes) -> None:
    before, step = seen(machine), Databases("paravent-0123", certificate)
    refusing = machine / "home/claire/.pki/nssdb/cert9.db"
    good = refusing.read_bytes()
    refusing.write_bytes(b"no database")
    try:
        with pytest.raises(InstallError, match=r"/home/claire/\.pki/nssdb"):
            step.do(machine)
        others = [each for each in nss.databases(machine) if ".pki" not in each.path]
        assert all(nss.listed(machine, each, certificate) for each in others)
        assert not step.is_done(machine)
    finally:
        refusing.write_bytes(good)
    step.undo(machine)
    assert seen(machine) == before
