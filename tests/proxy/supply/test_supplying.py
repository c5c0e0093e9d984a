import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from policies.sources import DEFAULT
from proxy.journal.policy_read import Cause, Supplier
from proxy.supply.origin import Checkout, Origin, Page
from proxy.supply.signature import KeyFileError, pair, private_key, sign
from proxy.supply.supplying import AuthorityFileError, Supplying
from proxy.supply.watch import PAUSE_S, Watch
from tests.proxy.supply.workbench import Bystander, policy


def watch(bystander: Bystander, supplying: Supplying) -> Watch:
    return supplying.watch({"chatgpt"}, bystander.notebook, lambda loaded: None, bystander.told.append)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[Path, Ed25519PrivateKey]:
    """File of the public key, and the private one."""
    private, public = pair()
    (tmp_path / "private").write_bytes(private)
    (tmp_path / "public").write_bytes(public)
    return tmp_path / "public", private_key(tmp_path / "private")


@pytest.mark.parametrize(
    ("origin", "supplier", "every_s", "guarded", "spare"),
    [
        (Path("chu.yaml"), Supplier.FILE, PAUSE_S, False, False),
        (Checkout(Path("depot"), "chu"), Supplier.GIT, 7, True, False),
        (Page("https://exemple.fr/", "chu"), Supplier.HTTPS, 7, True, True),
    ],
)
def test_each_place_has_its_pace_and_its_guards(  # noqa: PLR0917 - the columns of a table
    tmp_path: Path, bystander: Bystander, origin: Origin, supplier: Supplier, every_s: float, guarded: bool, spare: bool
) -> None:
    made = watch(bystander, Supplying(origin, tmp_path, every_s=7))
    assert (made.reception.supplier, made.reception.first, made.every_s) == (supplier, "chu.yaml", every_s)
    assert ((made.reception.versions is not None), (made.spare is not None)) == (guarded, spare)
    if made.spare:
        assert made.spare.reception.versions is made.reception.versions


async def test_with_a_key_a_file_must_be_signed_and_may_not_go_back(
    tmp_path: Path, bystander: Bystander, keys: tuple[Path, Ed25519PrivateKey]
) -> None:
    for version in (2, 1):
        content = policy(version=version)
        (tmp_path / "chu.yaml").write_bytes(content)
        (tmp_path / "chu.yaml.sig").write_bytes(sign(keys[1], "chu.yaml", content))
        await watch(bystander, Supplying(tmp_path / "chu.yaml", tmp_path / "home", keys[0])).begin()
    (tmp_path / "chu.yaml.sig").unlink()
    await watch(bystander, Supplying(tmp_path / "chu.yaml", tmp_path / "home", keys[0])).begin()
    lines = bystander.notebook.lines
    assert [line.cause for line in lines] == [None, Cause.ROLLBACK, Cause.SIGNATURE]
    assert all(line.signed for line in lines)


async def test_the_product_s_own_policy_needs_no_signature_and_a_copy_of_it_elsewhere_does(
    tmp_path: Path, bystander: Bystander, keys: tuple[Path, Ed25519PrivateKey]
) -> None:
    shutil.copy(DEFAULT, tmp_path / DEFAULT.name)
    for path in (DEFAULT, tmp_path / DEFAULT.name):
        await watch(bystander, Supplying(path, tmp_path / "home", keys[0])).begin()
    assert [(line.cause, line.signed) for line in bystander.notebook.lines] == [(None, False), (Cause.SIGNATURE, True)]


def test_a_key_or_an_authority_that_cannot_be_used_is_told_by_its_path(tmp_path: Path, bystander: Bystander) -> None:
    absent = tmp_path / "absent.pem"
    with pytest.raises(KeyFileError, match=str(absent)):
        watch(bystander, Supplying(DEFAULT, tmp_path, key=absent))
    with pytest.raises(AuthorityFileError, match=str(absent)):
        watch(bystander, Supplying(Page("https://exemple.fr/", "chu"), tmp_path, authority=absent))
