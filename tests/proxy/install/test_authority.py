import os
import stat
from pathlib import Path

import pytest

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
