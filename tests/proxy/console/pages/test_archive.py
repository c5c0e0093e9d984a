from datetime import UTC, datetime
from pathlib import Path

import pytest

from proxy.console.pages.archive import Archive, agrees
from proxy.store.states import PolicySeen
from proxy.supply.archive import Archive as Kept
from tests.proxy.console.pages.hospital import policy


def test_a_policy_that_the_proxy_kept_is_found_under_its_hash(tmp_path: Path) -> None:
    Kept(tmp_path).keep(policy())
    found = Archive(tmp_path).policy(policy().sha256)
    assert found is not None
    assert [rule.id for rule in found.rules] == [rule.id for rule in policy().policy.rules]
    assert Archive(tmp_path).holds(policy().sha256)
    assert found.establishment == policy().policy.establishment


@pytest.mark.parametrize("sha256", [None, "", "0" * 64, "../has-2025", "A" * 64, "0" * 63])
def test_what_is_not_kept_is_none(tmp_path: Path, sha256: str | None) -> None:
    assert Archive(tmp_path).policy(sha256) is None
    assert not Archive(tmp_path).holds(sha256)


def test_a_file_that_is_no_policy_is_none_until_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / f"{policy().sha256}.yaml"
    path.write_text("id: {", "utf-8")
    assert Archive(tmp_path).policy(policy().sha256) is None
    path.unlink()
    Kept(tmp_path).keep(policy())
    assert Archive(tmp_path).policy(policy().sha256) is not None


def test_policies_are_given_once_in_order(tmp_path: Path) -> None:
    Kept(tmp_path).keep(policy())
    found = Archive(tmp_path).policies([None, policy().sha256, "0" * 64, policy().sha256])
    assert [one.id for one in found] == ["chu"]


def _told(**told: object) -> PolicySeen:
    here = policy().policy
    plain: dict[str, object] = {
        "time": datetime(2026, 11, 22, tzinfo=UTC), "chain": "c0ffee0000000001", "outcome": "in_force",
        "supplier": "file", "signed": False, "cause": None, "complaints": 0, "policy_id": here.id,
        "policy_hash": policy().sha256, "version": here.version, "mode": "enforce", "decisions": 0,
    }  # fmt: skip
    return PolicySeen(**(plain | told))  # type: ignore[arg-type]  # a test's own words


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], True),
        ([_told()], True),
        ([_told(version=99)], False),
        ([_told(policy_id="autre")], False),
        ([_told(mode="observe")], False),
        ([_told(), _told(version=99)], False),
        ([_told(version=99, policy_hash="0" * 64), _told(version=99, outcome="refused")], True),
    ],
)
def test_a_copy_is_held_against_what_the_journal_said(tmp_path: Path, told: list[PolicySeen], expected: bool) -> None:
    assert agrees(policy().policy, policy().sha256, told) is expected
    Kept(tmp_path).keep(policy())
    assert (Archive(tmp_path).agreed(policy().sha256, told) is not None) is expected
    assert Archive(tmp_path).agreed("0" * 64, told) is None
