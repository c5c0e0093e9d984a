"""As Linux does it here; `tests/structure/test_portability.py` stops the proxy as Windows does."""

import signal
import subprocess
import sys

import pytest

LASTING = """
import asyncio
from proxy.cli.ending import stopping

async def last():
    stop = stopping()
    print("ready", flush=True)
    await stop.wait()
    print("stopped", flush=True)
    await asyncio.sleep(0.5)
    print("in its own time")

asyncio.run(last())
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_told_to_stop_once_or_twice_does_so_in_its_own_time(sign: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", LASTING], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert next(process.stdout) == "ready\n"
        process.send_signal(sign)
        assert next(process.stdout) == "stopped\n"
        process.send_signal(sign)
        assert process.communicate(timeout=60)[0] == "in its own time\n"
        assert process.returncode == 0
