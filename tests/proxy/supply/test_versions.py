import json
from pathlib import Path

import pytest

from policies.parsing import Parsed, parse
from proxy.supply.versions import RollbackError, Versions
from tests.proxy.supply.workbench import policy


def named(content: bytes, file: str = "chu.yaml") -> dict[str, Parsed]:
    return {file: parse("chu.yaml", content)}


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    made = Versions(tmp_path / "policy" / "versions.json")
    made.raise_to(named(policy(version=3)))
    return made


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("chu.yaml", policy(version=3)),
        ("chu.yaml", policy(version=4, title="Autre")),
        ("chu.yaml", policy("chu-essai", version=4)),
        ("ehpad.yaml", policy("ehpad", version=1)),
    ],
)
def test_the_same_file_a_higher_version_and_another_policy_elsewhere_are_accepted(
    versions: Versions, file: str, content: bytes
) -> None:
    versions.check(named(content, file))


LOWER = r"chu\.yaml:4:10 version : version 2, or la version 3 a déjà été en vigueur ici sous le nom « {} »"
ALTERED = r"chu\.yaml:4:10 version : .* sous le nom « {} » .*augmentez « version »"


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("chu.yaml", policy(version=2), LOWER.format("chu.yaml")),
        ("chu.yaml", policy(version=3, title="Autre"), ALTERED.format("chu.yaml")),
        ("chu.yaml", policy("chu-essai", version=2), LOWER.format("chu.yaml")),
        ("chu.yaml", policy("chu-essai", version=3), ALTERED.format("chu.yaml")),
        ("autre.yaml", policy(version=2), LOWER.format("chu")),
        ("autre.yaml", policy(version=3, title="Autre"), ALTERED.format("chu")),
    ],
)
def test_a_lower_version_and_another_text_of_the_same_version_are_refused_by_file_and_by_id(
    versions: Versions, file: str, content: bytes, complaint: str
) -> None:
    for weighing in (versions.check, versions.raise_to):
        with pytest.raises(RollbackError, match=complaint):
            weighing(named(content, file))
    versions.check(named(policy(version=3)))


def test_the_highest_version_of_a_file_is_remembered_through_a_change_of_id(versions: Versions) -> None:
    versions.raise_to(named(policy("chu-essai", version=7)))
    for content in (policy(version=3), policy(version=6), policy("autre", version=1)):
        with pytest.raises(RollbackError, match=r"la version 7 a déjà été en vigueur ici sous le nom « chu\.yaml »"):
            versions.check(named(content))


def test_a_memory_of_ids_only_as_older_programs_left_it_still_guards_them(tmp_path: Path) -> None:
    file = tmp_path / "versions.json"
    sha256 = named(policy(version=3))["chu.yaml"].sha256
    file.write_text(json.dumps({"chu": {"version": 3, "sha256": sha256}}))
    with pytest.raises(RollbackError, match="la version 3 a déjà été"):
        Versions(file).check(named(policy(version=2)))
    Versions(file).raise_to(named(policy(version=3)))
    with pytest.raises(RollbackError, match=r"« chu\.yaml »"):
        Versions(file).check(named(policy("chu-essai", version=1)))


def test_checking_raises_nothing(versions: Versions) -> None:
    versions.check(named(policy(version=9)))
    versions.check(named(policy(version=3)))


def test_what_was_seen_outlives_the_process_in_a_file_of_its_owner_only(tmp_path: Path, versions: Versions) -> None:
    file = tmp_path / "policy" / "versions.json"
    assert {name: one["version"] for name, one in json.loads(file.read_bytes()).items()} == {"/chu.yaml": 3, "chu": 3}
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with pytest.raises(RollbackError):
        Versions(file).check(named(policy(version=2)))


def test_files_that_share_an_id_in_one_chain_are_compared_with_each_other(tmp_path: Path) -> None:
    with pytest.raises(RollbackError):
        Versions(tmp_path / "v.json").raise_to(named(policy(version=2)) | named(policy(version=1), "groupe.yaml"))
    assert not (tmp_path / "v.json").exists()


@pytest.mark.parametrize("content", ["", "{", '{"chu": {"version": 0, "sha256": ""}}', '{"chu": 3}'])
def test_a_memory_that_cannot_be_read_lets_nothing_through(tmp_path: Path, content: str) -> None:
    (tmp_path / "v.json").write_text(content)
    with pytest.raises(RollbackError, match=r"v\.json:1:1 illisible"):
        Versions(tmp_path / "v.json").check(named(policy()))
