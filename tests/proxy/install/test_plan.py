from pathlib import Path, PurePosixPath

import pytest

from proxy.install import places
from proxy.install.account import Account
from proxy.install.carrying import carry_out, take_back
from proxy.install.files import File, Folder
from proxy.install.manifest import Recorded
from proxy.install.plan import Wish, steps
from proxy.install.services import Units
from proxy.install.units_text import unit
from tests.proxy.install.roots import needs_root, seen

pytestmark = [needs_root, pytest.mark.timeout(600)]

WISH = Wish("/opt/paravent", b"policy", "http://proxy.chu.example:3128", start=False)


@pytest.fixture
def planned(machine: Path) -> list[Recorded]:
    return list(steps(machine, WISH))


def test_planning_changes_nothing(machine: Path) -> None:
    before = seen(machine)
    list(steps(machine, WISH))
    assert seen(machine) == before


def test_accounts_come_first_and_services_last(planned: list[Recorded]) -> None:
    assert [type(step) for step in planned[:2]] == [Account, Account]
    assert isinstance(planned[-1], Units)
    assert not planned[-1].start


def test_each_file_s_folder_is_made_before_it(machine: Path, planned: list[Recorded]) -> None:
    there: set[str] = set()
    for step in planned:
        if isinstance(step, Folder):
            there.add(step.path)
        elif isinstance(step, File):
            parent = str(PurePosixPath(step.path).parent)
            assert parent in there or places.at(machine, parent).is_dir()


def test_what_was_asked_for_is_in_the_files(planned: list[Recorded]) -> None:
    files = {step.path: step.content for step in planned if isinstance(step, File)}
    assert files[places.POLICY] == b"policy"
    start = next(line for line in files[f"{places.UNIT_FOLDER}/paravent.service"].split(b"\n") if b"ExecStart" in line)
    assert start.endswith(b" --policy /etc/paravent/policy.yaml --parent http://proxy.chu.example:3128")


def test_a_variable_that_replaces_the_system_s_list_is_never_set(planned: list[Recorded]) -> None:
    content = b"".join(step.content for step in planned if isinstance(step, File))
    assert b"NODE_EXTRA_CA_CERTS" in content
    assert not any(name in content for name in (b"REQUESTS_CA_BUNDLE", b"SSL_CERT_FILE", b"CURL_CA_BUNDLE"))


def test_a_policy_that_was_installed_stays_in_force_when_none_is_given(machine: Path) -> None:
    place = places.at(machine, places.POLICY)
    place.parent.mkdir()
    place.touch()
    units = [step.content for step in steps(machine, Wish("/opt/paravent")) if isinstance(step, File)]
    assert any(b"--policy" in content for content in units)
    place.unlink()
    place.parent.rmdir()


@pytest.mark.parametrize(("told", "kept"), [(None, True), ("", False), ("http://autre.example:8080", False)])
def test_a_parent_that_was_installed_stays_when_none_is_given(machine: Path, told: str | None, kept: bool) -> None:
    place = places.at(machine, f"{places.UNIT_FOLDER}/{places.PROXY_UNIT}")
    folders = [each for each in reversed(place.parents) if not each.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(unit(places.PROXY_UNIT, "/opt/paravent", "http://proxy.chu.example:3128"))
    written = [step.content for step in steps(machine, Wish("/opt/paravent", None, told)) if isinstance(step, File)]
    assert any(b"--parent http://proxy.chu.example:3128" in content for content in written) is kept
    place.unlink()
    for each in reversed(folders):
        each.rmdir()


def test_once_the_authority_is_there_everybody_is_told_of_it(machine: Path) -> None:
    carry_out(machine, steps(machine, WISH), lambda *_: None)
    kinds = {step.kind for step in steps(machine, WISH)}
    assert kinds >= {"anchor", "databases", "keystore", "shared", "authority"}
    assert all(step.is_done(machine) for step in steps(machine, WISH))
    take_back(machine, lambda *_: None)
