"""How a command that lasts is told to stop: by Ctrl-C, or by what supervises it."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

_SIGNALS = ("SIGINT", "SIGTERM", "SIGBREAK")
"""The last one is Windows' own: Ctrl-Break, or a console that is closed. A service there is stopped by Ctrl-C."""


def stopping() -> asyncio.Event:
    """Give an event that is set once the program is told to stop, as often as it is told."""
    stop = asyncio.Event()
    for name in _SIGNALS:
        if hasattr(signal, name):
            _on(getattr(signal, name), stop.set)
    return stop


def _on(number: signal.Signals, act: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()

    def wake(*_: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: it is stopping already
            loop.call_soon_threadsafe(act)

    try:
        loop.add_signal_handler(number, act)
    except NotImplementedError:  # on Windows, where the loop is still woken by signals (asyncio, "Platform Support")
        signal.signal(number, wake)
