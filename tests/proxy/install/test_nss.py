import os
from pathlib import Path

import pytest

from proxy.install import nss
from proxy.install.errors import ToolError
from tests.proxy.install.roots import inside, needs_root

pytestmark = [needs_root, pytest.mark.timeout(600)]


def _claire(root: Path) -> nss.Database:
    return next(each for each in nss.databases(root) if each.path == "/home/claire/.pki/nssdb")


def test_every_person_s_databases_are_found_with_whose_they_are(machine: Path) -> None:
    assert nss.databases(machine) == [
        ("/home/claire/.pki/nssdb", 1001, 1001),
        ("/home/claire/.mozilla/firefox/abc.default-release", 1001, 1001),
        ("/home/hugo/snap/firefox/common/.mozilla/firefox/x.default", 1002, 1002),
    ]


@pytest.mark.parametrize("name", ["paravent-0123", "Paravent ia.example - Paravent"])
def test_a_certificate_is_listed_under_any_name_of_ours_then_taken_out(
    machine: Path, certificate: bytes, name: str
) -> None:
    database = _claire(machine)
    before = inside(machine, "certutil", "-L", "-d", f"sql:{database.path}")
    assert nss.listed(machine, database, certificate) == []
    nss.add(machine, database, name, certificate)
    assert nss.listed(machine, database, certificate) == [name]
    assert "C,," in inside(machine, "certutil", "-L", "-d", f"sql:{database.path}")
    nss.remove(machine, database, name)
    assert inside(machine, "certutil", "-L", "-d", f"sql:{database.path}") == before


def test_a_link_that_a_user_laid_leads_root_nowhere(machine: Path, certificate: bytes) -> None:
    trap = machine / "etc/trap"
    trap.mkdir()
    inside(machine, "certutil", "-N", "--empty-password", "-d", "sql:/etc/trap")
    profile = machine / "home/claire/.mozilla/firefox/trap"
    profile.symlink_to("/etc/trap")
    before = (trap / "cert9.db").read_bytes()
    try:
        with pytest.raises(ToolError):
            nss.add(machine, nss.Database("/home/claire/.mozilla/firefox/trap", 1001, 1001), "paravent", certificate)
        assert (trap / "cert9.db").read_bytes() == before
    finally:
        profile.unlink()
        inside(machine, "rm", "-r", "/etc/trap")


@pytest.mark.parametrize(("home", "base"), [(0, 1001), (1001, 0), (1001, 1002)])
def test_a_database_that_is_not_the_folder_owner_s_own_is_nobody_s(bare: Path, home: int, base: int) -> None:
    folder = bare / "home/commun"
    (folder / ".pki/nssdb").mkdir(parents=True)
    (folder / ".pki/nssdb/cert9.db").touch()
    (bare / "etc").mkdir(exist_ok=True)
    (bare / "etc/passwd").touch()
    os.chown(folder, home, home)
    for path in (folder / ".pki/nssdb", folder / ".pki/nssdb/cert9.db"):
        os.chown(path, base, base)
    assert list(nss.databases(bare)) == []
