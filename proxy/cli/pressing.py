"""Enter, pressed in the terminal of a command that lasts."""

import asyncio
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

_LINE = 1024  # bytes, more than anyone types before Enter


def on_enter(act: Callable[[], None]) -> None:
    """Have something done by the running loop each time that Enter is pressed; never, where there is no terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return
    loop = asyncio.get_running_loop()
    try:
        loop.add_reader(sys.stdin, _pressed, loop, act)
    except NotImplementedError:  # on Windows, whose loop waits for sockets alone (asyncio, "Platform Support")
        Thread(target=_wait, args=(loop, act), daemon=True).start()


def _pressed(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> None:
    if sys.stdin.readline():
        act()
    else:
        loop.remove_reader(sys.stdin)


def _wait(loop: asyncio.AbstractEventLoop, act: Callable[[], None]) -> None:
    """Read the descriptor: an interpreter that ends would stumble over a thread inside `sys.stdin`."""
    with suppress(OSError, RuntimeError):  # the terminal is gone, or the loop is closed
        while os.read(sys.stdin.fileno(), _LINE):
            loop.call_soon_threadsafe(act)
