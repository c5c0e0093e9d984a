import shutil
from pathlib import Path

import pytest

from proxy.supply.checkout import Committed
from proxy.supply.shelf import SupplyError
from tests.proxy.supply.workbench import commit, git, policy

CHU = "chu.yaml"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone, with a remote."""
    commit(tmp_path / "remote", chu=policy())
    git(tmp_path, "clone", "--quiet", str(tmp_path / "remote"), "checkout")
    return tmp_path / "checkout"


def test_what_is_committed_is_read_and_not_what_lies_about(checkout: Path) -> None:
    shelf = Committed(checkout)
    (checkout / CHU).write_bytes(b"half a ru")
    git(checkout, "add", ".")
    assert shelf.read(CHU, 9_999)[0] == policy()
    assert shelf.name(CHU).startswith(f"{checkout / CHU}@")


def test_what_the_remote_has_is_fetched_and_read_without_a_merge(tmp_path: Path, checkout: Path) -> None:
    shelf = Committed(checkout)
    before = shelf.look([CHU])
    commit(tmp_path / "remote", chu=policy(version=2))
    after = shelf.look([CHU])
    assert after != before
    assert shelf.read(CHU, 9_999) == (policy(version=2), after[CHU])
    assert (checkout / CHU).read_bytes() == policy()


def test_a_commit_that_leaves_the_file_alone_changes_nothing(tmp_path: Path, checkout: Path) -> None:
    shelf = Committed(checkout)
    before = shelf.look([CHU])
    commit(tmp_path / "remote", ehpad=policy("ehpad"))
    assert shelf.look([CHU]) == before


def test_reads_between_two_looks_are_of_one_commit(tmp_path: Path, checkout: Path) -> None:
    shelf = Committed(checkout)
    shelf.look([CHU])
    commit(tmp_path / "remote", chu=policy(version=2), groupe=policy("groupe"))
    git(checkout, "pull", "--quiet")
    assert shelf.read(CHU, 9_999)[0] == policy()
    with pytest.raises(FileNotFoundError):
        shelf.read("groupe.yaml", 9_999)


def test_a_repository_without_remote_is_read_where_its_branch_stands(tmp_path: Path) -> None:
    commit(tmp_path / "alone", chu=policy())
    shelf = Committed(tmp_path / "alone")
    assert shelf.read(CHU, 9_999)[0] == policy()
    commit(tmp_path / "alone", chu=policy(version=2))
    assert shelf.look([CHU])[CHU] == shelf.read(CHU, 9_999)[1]
    assert shelf.read(CHU, 9_999)[0] == policy(version=2)


def test_a_folder_of_a_checkout_has_its_own_files(tmp_path: Path) -> None:
    (tmp_path / "all" / "ouest").mkdir(parents=True)
    (tmp_path / "all" / "ouest" / CHU).write_bytes(policy(version=7))
    commit(tmp_path / "all", chu=policy())
    assert Committed(tmp_path / "all" / "ouest").read(CHU, 9_999)[0] == policy(version=7)


def test_while_the_remote_is_away_what_was_fetched_can_be_read(tmp_path: Path, checkout: Path) -> None:
    shelf = Committed(checkout)
    shutil.rmtree(tmp_path / "remote")
    with pytest.raises(SupplyError, match="git fetch a échoué"):
        shelf.look([CHU])
    assert shelf.read(CHU, 9_999)[0] == policy()


def test_a_link_and_a_folder_are_no_policy(tmp_path: Path) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "chu.yaml").symlink_to("/etc/hostname")
    (tmp_path / "odd" / "d.yaml").mkdir()
    (tmp_path / "odd" / "d.yaml" / "x").write_bytes(b"")
    commit(tmp_path / "odd", ehpad=policy("ehpad"))
    shelf = Committed(tmp_path / "odd")
    for file in (CHU, "d.yaml", "absent.yaml"):
        assert shelf.look([file]) == {file: None}
        with pytest.raises(FileNotFoundError):
            shelf.read(file, 9_999)


def test_a_file_that_is_too_large_is_not_read(checkout: Path) -> None:
    with pytest.raises(SupplyError, match="plus d'un mégaoctet"):
        Committed(checkout).read(CHU, 10)
