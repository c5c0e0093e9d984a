from pathlib import Path

import pytest
from hypothesis import given

from policies.decide import decide
from policies.facts import Facts
from policies.loading import DEFAULT, Loaded, load
from proxy.supply.archive import Archive
from tests.policies.establishment import ESTABLISHMENT
from tests.policies.strategies import FACTS

OWN = load(ESTABLISHMENT)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "policy" / "archive"


@pytest.mark.parametrize("loaded", [OWN, load(DEFAULT)], ids=lambda loaded: loaded.policy.id)
def test_a_policy_is_kept_under_the_hash_that_decisions_bear_for_us_alone(archive: Path, loaded: Loaded) -> None:
    Archive(archive).keep(loaded)
    [file] = archive.iterdir()
    assert file.name == f"{loaded.sha256}.yaml"
    assert (file.stat().st_mode & 0o777, archive.stat().st_mode & 0o777) == (0o600, 0o700)
    assert load(file).policy.custodians == loaded.policy.custodians


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("archive")
    Archive(folder).keep(OWN)
    return load(folder / f"{OWN.sha256}.yaml")


@given(FACTS)
def test_what_is_kept_decides_as_what_was_in_force(kept: Loaded, facts: Facts) -> None:
    assert decide(kept.policy, facts) == decide(OWN.policy, facts)


def test_a_policy_that_is_there_already_is_not_written_again(archive: Path) -> None:
    Archive(archive).keep(OWN)
    [file] = archive.iterdir()
    before = file.stat()
    Archive(archive).keep(OWN)
    assert file.stat().st_ino == before.st_ino


def test_a_place_where_nothing_can_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive").write_bytes(b"")
    with pytest.raises(OSError, match="archive"):
        Archive(tmp_path / "archive").keep(OWN)
