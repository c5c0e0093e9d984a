import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from proxy import ca
from proxy.install.authority import Authority, published, short_name
from proxy.install.errors import InstallError
from proxy.install.places import AUTHORITY, at
from tests.proxy.install.roots import needs_root

pytestmark = needs_root


@pytest.fixture
def folder(bare: Path) -> Path:
    """The folder of the authority, the service's own."""
    made = at(bare, AUTHORITY)
    made.mkdir(parents=True)
    os.chown(made, 997, 996)
    return made


def test_the_key_is_the_service_s_alone(bare: Path, folder: Path) -> None:
    step = Authority().prepared(bare)
    assert not step.is_done(bare)
    step.do(bare)
    assert step.is_done(bare)
    seen = (folder / ca.KEY_FILE).stat()
    assert (seen.st_uid, seen.st_gid, stat.S_IMODE(seen.st_mode)) == (997, 996, 0o600)


def test_undone_it_leaves_an_empty_folder(bare: Path, folder: Path) -> None:
    Authority().do(bare)
    Authority().undo(bare)
    assert list(folder.iterdir()) == []


def test_undoing_what_was_never_done_changes_nothing(bare: Path) -> None:
    Authority().undo(bare)
    assert not at(bare, AUTHORITY).exists()


def test_what_stores_must_trust_is_read_from_its_folder(bare: Path, folder: Path) -> None:
    assert published(bare) == []
    Authority().do(bare)
    (certificate,) = published(bare)
    assert certificate == (folder / ca.CERTIFICATE_FILE).read_bytes()
    (folder / ca.NEXT_CERTIFICATE_FILE).write_bytes(certificate)
    assert published(bare) == [certificate]


def test_during_a_rotation_both_are_published(bare: Path, folder: Path, certificate: bytes) -> None:
    Authority().do(bare)
    (folder / ca.NEXT_CERTIFICATE_FILE).write_bytes(certificate)
    assert published(bare)[1] == certificate
    assert len({short_name(each) for each in published(bare)}) == 2


def test_a_name_is_short_and_says_whose_it_is(certificate: bytes) -> None:
    assert short_name(certificate).startswith("paravent-")
    assert len(short_name(certificate)) == 21


def test_an_authority_that_cannot_be_made_is_an_error(bare: Path) -> None:
    at(bare, AUTHORITY).parent.mkdir()
    at(bare, AUTHORITY).write_text("a file where the folder belongs")
    with pytest.raises(InstallError):
        Authority().do(bare)


def test_a_link_in_place_of_the_folder_loses_nobody_s_files(bare: Path, folder: Path) -> None:
    victim = bare / "victim"
    victim.mkdir()
    (victim / "kept").touch()
    folder.rmdir()
    folder.symlink_to(victim)
    Authority().undo(bare)
    assert (victim / "kept").exists()


def test_an_authority_without_bounds_is_given_to_no_store(bare: Path, folder: Path) -> None:
    (folder / ca.CERTIFICATE_FILE).write_bytes(certifi_like())
    with pytest.raises(InstallError, match="borné"):
        published(bare)


def certifi_like() -> bytes:
    """An authority that may sign for any site."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, present = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autre")]), datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(present).not_valid_after(present + timedelta(1))
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
