import re
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.install.places import FALLBACK_UNIT, PROXY_UNIT, UNITS
from proxy.install.units_text import parent_in, unit
from tests.proxy.install import guide

HARDEST = 25  # tenths: what the issue allows `systemd-analyze security` to find


@pytest.mark.parametrize("name", UNITS)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    assert "@" not in re.sub(r"SystemCallFilter=.*", "", unit(name, "/opt/paravent").decode())
    assert b"ExecStart=/opt/paravent/bin/paravent " in unit(name, "/opt/paravent")


def test_the_proxy_is_told_of_the_policy_and_of_the_parent() -> None:
    told = unit(PROXY_UNIT, "/opt/paravent", "http://proxy.chu.example:3128", policy=True).decode()
    start = next(line for line in told.splitlines() if line.startswith("ExecStart="))
    assert start.endswith(" --status 8088 --policy /etc/paravent/policy.yaml --parent http://proxy.chu.example:3128")


@pytest.mark.parametrize("parent", ["", "http://proxy.chu.example:3128"])
def test_the_parent_of_a_unit_is_read_back(parent: str) -> None:
    assert parent_in(unit(PROXY_UNIT, "/opt/paravent", parent, policy=True)) == parent


@pytest.mark.parametrize("name", UNITS)
def test_a_crash_leaves_no_memory_on_the_disk(name: str) -> None:
    assert "\nLimitCORE=0\n" in unit(name, "/opt/paravent").decode()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units as files, with a program that is there, for systemd to read."""
    folder = tmp_path_factory.mktemp("units")
    (folder / "bin").mkdir()
    (folder / "bin/paravent").symlink_to("/bin/true")
    for name in UNITS:
        (folder / name).write_bytes(unit(name, str(folder)))
    for name, text in guide.units().items():
        (folder / name).write_text(text.replace("/opt/paravent", str(folder)), "utf-8")
    return folder


def _analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", "--no-pager", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", [*UNITS, *guide.units()])
def test_systemd_understands_every_line(written: Path, name: str) -> None:
    done = _analyze("verify", "--recursive-errors=no", str(written / name))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", [*UNITS, *guide.units()])
def test_systemd_finds_little_to_attack(written: Path, name: str) -> None:
    done = _analyze("security", "--offline=true", f"--threshold={HARDEST}", str(written / name))
    assert done.returncode == 0, done.stdout[-300:]


def test_systemd_would_say_so_if_there_were_more(written: Path) -> None:
    soft = written / "soft.service"
    soft.write_text((written / FALLBACK_UNIT).read_text().replace("ProtectSystem=strict\nRemoveIPC=yes", ""))
    soft.write_text(soft.read_text().replace("CapabilityBoundingSet=CAP_NET_ADMIN", "").replace("User=", "#"))
    done = _analyze("security", "--offline=true", f"--threshold={HARDEST}", str(soft))
    assert done.returncode == 1


def _sandbox(text: str) -> set[str]:
    """What a unit forbids itself, line by line."""
    told = (
        "Capability",
        "Limit",
        "Lock",
        "Memory",
        "NoNew",
        "Private",
        "Proc",
        "Protect",
        "Remove",
        "Restrict",
        "System",
    )
    return {line for line in text.splitlines() if line.startswith(told)}


@pytest.mark.parametrize("text", guide.units().values(), ids=guide.units())
def test_what_the_guide_has_people_add_is_shut_in_as_the_proxy_is(text: str) -> None:
    for_prompts = {"LimitNOFILE=65536", "MemorySwapMax=0"}
    assert _sandbox(unit(PROXY_UNIT, "/opt/paravent").decode()) - for_prompts <= _sandbox(text)


@pytest.mark.parametrize("text", guide.units().values(), ids=guide.units())
def test_every_option_that_the_guide_gives_exists(text: str) -> None:
    program, *words = guide.command(text)
    told = CliRunner().invoke(app, [*words[:2], "--help"], env={"COLUMNS": "200"}).output
    given = [word for word in words if word.startswith("--")]
    assert (program, len(given) > 1) == ("/opt/paravent/bin/paravent", True)
    assert all(re.search(rf"{word}\b", told) for word in given)
