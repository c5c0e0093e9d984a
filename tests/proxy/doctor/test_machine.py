from pathlib import Path

import pytest

from proxy.doctor import machine as machines
from proxy.doctor.machine import Machine
from proxy.doctor.seen import UnseenError


def test_files_are_those_under_the_root(tmp_path: Path) -> None:
    assert Machine(tmp_path).at("/etc/paravent") == tmp_path / "etc" / "paravent"
    assert Machine().at(Path("/etc/paravent")) == Path("/etc/paravent")


def test_a_program_answers_with_its_status_and_both_outputs_in_a_language_that_does_not_change() -> None:
    ran = Machine().run("sh", "-c", "echo $LC_ALL; echo no >&2; exit 3")
    assert (ran.status, ran.out, ran.err) == (3, "C.UTF-8\n", "no\n")


def test_a_program_is_given_no_input_to_wait_for() -> None:
    assert Machine().run("cat").out == ""


@pytest.mark.parametrize(
    ("program", "package"), [("certutil", "libnss3-tools"), ("nft", "nftables"), ("systemctl", "systemd")]
)
def test_a_missing_program_is_told_with_the_package_that_brings_it(tmp_path: Path, program: str, package: str) -> None:
    machine = Machine(programs=str(tmp_path))
    with pytest.raises(UnseenError) as unseen:
        machine.run(program)
    assert unseen.value.remedy == f"sudo apt install {package}"


def test_a_program_that_does_not_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "PROGRAM_S", 0.1)
    with pytest.raises(UnseenError, match="n'a pas répondu"):
        Machine().run("sleep", "30")


def test_the_clock_is_in_utc() -> None:
    offset = Machine().clock().utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 0
