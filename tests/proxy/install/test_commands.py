from pathlib import Path

import pytest

from proxy.install.commands import run, there
from proxy.install.errors import ToolError
from tests.proxy.install.roots import needs_root

HERE = Path("/")


def test_a_tool_is_given_its_input_and_gives_its_output() -> None:
    assert run(HERE, ["cat"], given="é".encode()) == "é"


@pytest.mark.parametrize("command", [["false"], ["sh", "-c", "echo non >&2; exit 3"], ["absent-de-partout"]])
def test_a_tool_that_fails_or_is_missing_is_an_error(command: list[str]) -> None:
    with pytest.raises(ToolError, match=command[0]):
        run(HERE, command)


@needs_root
def test_a_tool_can_be_run_with_a_user_s_rights_only() -> None:
    assert run(HERE, ["id", "-u"], ids=(1234, 4321)) == "1234\n"
    assert run(HERE, ["id", "-G"], ids=(1234, 4321)) == "4321\n"


def test_a_tool_learns_nothing_from_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARAVENT_SECRET", "x")
    assert "PARAVENT_SECRET" not in run(HERE, ["env"])


@needs_root
@pytest.mark.timeout(600)
def test_a_tool_is_run_inside_the_root(machine: Path) -> None:
    assert "bookworm" in run(machine, ["cat", "/etc/os-release"])
    assert there(machine, "certutil")
    assert not there(machine, "chromium")
