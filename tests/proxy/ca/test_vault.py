import shutil
import subprocess
from pathlib import Path

import pytest

from proxy.ca import root
from proxy.ca import vault as vault_files
from proxy.ca.files import AuthorityError
from tests.proxy.ca.making import NAMES, NOW, PASSPHRASE, YEARS, published, vault


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root that no test changes."""
    return vault(tmp_path_factory.mktemp("vault"))


def test_other_tools_open_the_root_and_find_its_key_well_protected(made: Path) -> None:
    tool = shutil.which("openssl")
    assert tool
    command = [tool, "pkcs12", "-in", str(made / vault_files.ROOT_FILE), "-info", "-noout", "-passin"]
    done = subprocess.run([*command, f"pass:{PASSPHRASE.decode()}"], capture_output=True, text=True, check=True)
    assert "PBKDF2, AES-256-CBC, Iteration 600000" in done.stderr
    assert subprocess.run([*command, "pass:une autre"], capture_output=True, check=False).returncode != 0


def test_a_wrong_passphrase_or_no_root_is_said(made: Path, tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match="la phrase secrète n'est pas la bonne"):
        root.renew(made, NAMES, b"une autre", now=NOW, years=YEARS)
    with pytest.raises(AuthorityError, match="root-create"):
        root.renew(tmp_path, NAMES, PASSPHRASE, now=NOW, years=YEARS)


def test_a_certificate_that_a_stop_left_old_is_put_right_when_the_root_is_opened(tmp_path: Path) -> None:
    right = published(vault(tmp_path), vault_files.ROOT_CERTIFICATE_FILE)
    (tmp_path / vault_files.ROOT_CERTIFICATE_FILE).unlink()
    root.revoke(tmp_path, [], PASSPHRASE, now=NOW)
    assert published(tmp_path, vault_files.ROOT_CERTIFICATE_FILE) == right


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(AuthorityError, match="n'a pas pu être écrite"):
        vault(tmp_path / "fichier" / "racine")


def test_a_list_that_cannot_be_read_is_not_begun_anew(tmp_path: Path) -> None:
    (vault(tmp_path) / vault_files.REVOCATIONS_FILE).write_text("n'importe quoi")
    with pytest.raises(AuthorityError, match="serait perdue"):
        root.revoke(tmp_path, [], PASSPHRASE, now=NOW)
