import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from proxy.cli.exits import Exit

RUN = [sys.executable, "-c", "from proxy.cli import main; main()", "run", "--home"]


@pytest.fixture
def taken_port() -> int:
    listener = socket.create_server(("127.0.0.1", 0))
    try:
        yield listener.getsockname()[1]  # type: ignore[misc]  # a fixture
    finally:
        listener.close()


def test_a_port_that_is_taken_is_told(tmp_path: Path, taken_port: int) -> None:
    result = subprocess.run(
        [*RUN, str(tmp_path), "--port", str(taken_port)], capture_output=True, text=True, check=False
    )
    assert result.returncode == Exit.PORT_TAKEN
    assert str(taken_port) in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_policy_starts_the_proxy_shut_and_says_where_the_error_is(tmp_path: Path) -> None:
    policy = tmp_path / "politique.yaml"
    policy.write_text("id: essai\nid: essai\n", "utf-8")
    command = [*RUN, str(tmp_path / "home"), "--port", "0", "--policy", str(policy)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = next(line for line in process.stdout if "écoute" in line)
        for line in process.stdout:
            if "Ctrl-C" in line:
                break
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)
    assert "127.0.0.1" in first
    assert "FERMÉ" in errors
    assert ":2:1" in errors.replace("\n", "")
    assert process.returncode == Exit.OK
