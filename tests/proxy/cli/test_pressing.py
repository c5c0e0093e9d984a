"""As Linux does it here; `tests/structure/test_portability.py` runs this file again as Windows does it."""

import asyncio
import os
import pty
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from proxy.cli.pressing import on_enter


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """What types into the terminal that standard input then is."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        yield ours
        os.write(ours, b"\n")  # who still waits is let go
    os.close(ours)


async def test_each_enter_is_told_in_the_loop(keyboard: int) -> None:
    pressed = asyncio.Semaphore(0)
    on_enter(pressed.release)
    for _ in range(3):
        os.write(keyboard, b"\n")
        async with asyncio.timeout(60):
            await pressed.acquire()
    assert pressed.locked()


async def test_the_end_of_the_terminal_is_no_enter(keyboard: int) -> None:
    pressed = asyncio.Semaphore(0)
    on_enter(pressed.release)
    os.write(keyboard, b"\n")
    async with asyncio.timeout(60):
        await pressed.acquire()
    os.write(keyboard, b"\x04")
    await asyncio.sleep(0.2)
    assert pressed.locked()


async def test_where_there_is_no_terminal_nothing_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "input").write_bytes(b"\n\n")
    pressed = asyncio.Semaphore(0)
    with (tmp_path / "input").open(encoding="utf-8") as file:
        for source in (file, None):
            monkeypatch.setattr(sys, "stdin", source)
            on_enter(pressed.release)
            await asyncio.sleep(0.05)
    assert pressed.locked()
