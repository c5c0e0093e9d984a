from pathlib import Path

import pytest

from proxy.install.errors import InstallError
from proxy.install.memory import write
from proxy.install.places import at
from proxy.install.system_store import STORES, Anchor, Store, store
from tests.proxy.install.roots import inside, needs_root, seen


@pytest.mark.parametrize("known", STORES, ids=lambda each: each.folder)
def test_each_family_of_distributions_is_known_by_its_folder_and_its_tool(tmp_path: Path, known: Store) -> None:
    at(tmp_path, known.folder).mkdir(parents=True)
    with pytest.raises(InstallError, match="ca-certificates"):
        store(tmp_path)
    (tmp_path / "usr/bin").mkdir(parents=True)
    (tmp_path / "usr/bin" / known.tool).touch()
    assert store(tmp_path) == known


def _anchor(root: Path, certificate: bytes) -> Anchor:
    return Anchor(f"{store(root).folder}/paravent-0123.crt", store(root), certificate)


@needs_root
@pytest.mark.timeout(600)
def test_the_whole_system_trusts_it_and_nothing_does_afterwards(machine: Path, certificate: bytes) -> None:
    before, step = seen(machine), _anchor(machine, certificate).prepared(machine)
    assert not step.is_done(machine)
    step.do(machine)
    assert step.is_done(machine)
    inside(machine, "openssl", "verify", "-CAfile", step.kept.bundle, step.path)
    inside(machine, "openssl", "verify", "-CApath", "/etc/ssl/certs", step.path)
    step.undo(machine)
    assert seen(machine) == before


@needs_root
@pytest.mark.timeout(600)
def test_stopped_halfway_it_is_not_done_and_can_be_undone(machine: Path, certificate: bytes) -> None:
    before, step = seen(machine), _anchor(machine, certificate).prepared(machine)
    write(at(machine, step.path), certificate)
    assert not step.is_done(machine)
    step.undo(machine)
    assert seen(machine) == before
