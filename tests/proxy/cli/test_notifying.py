"""`paravent notify`, as a session starts it: the real program, page, bus and screen."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.board import Board
from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.gate.accounts import owner_of
from proxy.serving import listen
from proxy.status.page import StatusPage
from tests.proxy.notify.session import screen, session_bus
from tests.proxy.status.house import PAC, WELL, notice

PROGRAM = str(Path(sys.executable).with_name("paravent"))


def _environment(bus: str) -> dict[str, str]:
    return os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus}


async def test_a_refusal_reaches_the_screen_and_the_end_of_the_session_ends_it() -> None:
    board = Board()
    board.tell(os.geteuid(), notice("OURS-0001"))
    with session_bus() as (address, bus), listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        async with StatusPage(lambda: WELL, lambda: PAC, board, owner_of).served(taken), screen(address) as showing:
            command = (PROGRAM, "notify", "--port", str(port))
            notifying = await asyncio.create_subprocess_exec(*command, env=_environment(address))
            async with asyncio.timeout(90):
                assert (await showing.shown.get()).body.endswith("OURS-0001")
            bus.terminate()
            async with asyncio.timeout(60):
                assert await notifying.wait() == Exit.OK


def test_without_a_desktop_it_ends_at_once_and_says_nothing(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "PATH": os.environ["PATH"]}
    command = (PROGRAM, "notify", "--port", "1")
    ended = subprocess.run(command, env=environment, capture_output=True, timeout=90, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (Exit.OK, b"", b"")


def test_elsewhere_than_on_linux_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    result = CliRunner().invoke(app, ["notify"])
    assert result.exit_code == Exit.NOT_INSTALLED
    assert "sous Linux" in result.output
