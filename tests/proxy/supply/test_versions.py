import json
from pathlib import Path

import pytest

from policies.parsing import Parsed, parse
from proxy.supply.versions import RollbackError, Versions
from tests.proxy.supply.workbench import policy


def parsed(content: bytes) -> Parsed:
    return parse("chu.yaml", content)


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    made = Versions(tmp_path / "policy" / "versions.json")
    made.raise_to([parsed(policy(version=3))])
    return made


@pytest.mark.parametrize("content", [policy(version=3), policy(version=4, title="Autre"), policy("ehpad", version=1)])
def test_the_same_file_a_higher_version_and_another_policy_are_accepted(versions: Versions, content: bytes) -> None:
    versions.check([parsed(content)])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (policy(version=2), r"chu\.yaml:4:10 version : version 2, or la version 3 a déjà été en vigueur"),
        (policy(version=3, title="Autre"), r"chu\.yaml:4:10 version : .*augmentez « version »"),
    ],
)
def test_a_lower_version_and_another_text_of_the_same_version_are_refused(
    versions: Versions, content: bytes, complaint: str
) -> None:
    for weighing in (versions.check, versions.raise_to):
        with pytest.raises(RollbackError, match=complaint):
            weighing([parsed(content)])
    versions.check([parsed(policy(version=3))])


def test_checking_raises_nothing(versions: Versions) -> None:
    versions.check([parsed(policy(version=9))])
    versions.check([parsed(policy(version=3))])


def test_what_was_seen_outlives_the_process_in_a_file_of_its_owner_only(tmp_path: Path, versions: Versions) -> None:
    file = tmp_path / "policy" / "versions.json"
    assert json.loads(file.read_bytes())["chu"]["version"] == 3
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with pytest.raises(RollbackError):
        Versions(file).check([parsed(policy(version=2))])


def test_files_that_share_a_name_in_one_chain_are_compared_with_each_other(tmp_path: Path) -> None:
    with pytest.raises(RollbackError):
        Versions(tmp_path / "v.json").raise_to([parsed(policy(version=2)), parsed(policy(version=1))])
    assert not (tmp_path / "v.json").exists()


@pytest.mark.parametrize("content", ["", "{", '{"chu": {"version": 0, "sha256": ""}}', '{"chu": 3}'])
def test_a_memory_that_cannot_be_read_lets_nothing_through(tmp_path: Path, content: str) -> None:
    (tmp_path / "v.json").write_text(content)
    with pytest.raises(RollbackError, match=r"v\.json:1:1 illisible"):
        Versions(tmp_path / "v.json").check([parsed(policy())])
