import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from proxy.cli.exits import Exit
from proxy.journal.reading import lines
from tests.proxy.supply.workbench import policy

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


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--policy", "http://intranet.exemple.fr/chu.yaml"], Exit.USAGE, "« http » n'est pas accepté"),
        (["--policy", "git:/srv/politiques"], Exit.USAGE, "le nom sans .yaml"),
        (["--policy-key", "/nonexistent/key.pub"], Exit.USAGE, "--policy-key /nonexistent/key.pub : clé illisible"),
        (
            ["--policy", "https://intranet.exemple.fr/chu.yaml", "--policy-ca", "/nonexistent/ca.pem"],
            Exit.AUTHORITY_UNUSABLE,
            "/nonexistent/ca.pem",
        ),
        (["--policy-every", "0"], Exit.USAGE, "--policy-every"),
    ],
)
def test_a_place_or_a_key_that_cannot_be_is_told_before_anything_starts(
    tmp_path: Path, options: list[str], status: Exit, told: str
) -> None:
    result = subprocess.run([*RUN, str(tmp_path), "--port", "0", *options], capture_output=True, text=True, check=False)
    assert result.returncode == status
    assert told in " ".join(result.stderr.replace("│", " ").split())
    assert "Traceback" not in result.stderr


def test_a_policy_that_changes_is_told_while_the_proxy_runs(tmp_path: Path) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(policy(mode="observe"))
    command = [*RUN, str(tmp_path / "home"), "--port", "0", "--policy", str(file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "version 1" in next(process.stderr)
        assert "MODE OBSERVATION" in next(process.stderr)
        time.sleep(0.2)
        file.write_bytes(b"id: chu\nid: chu\n")
        assert re.match(r"\d\d:\d\d:\d\d Fichier refusé ; .* reste en vigueur \(chu, version 1,", next(process.stderr))
        while f"{file}:2:1 id : clé en double" not in next(process.stderr):
            pass
        file.write_bytes(policy(version=2))
        while "version 2" not in next(process.stderr):
            pass
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == Exit.OK


def versions_noted(home: Path) -> list[int]:
    return [line.entry["version"] for line in lines(home / "journal") if line.event == "policy"]


def test_a_proxy_whose_messages_nobody_reads_any_more_goes_on_and_follows_its_policy(tmp_path: Path) -> None:
    file, home = tmp_path / "chu.yaml", tmp_path / "home"
    file.write_bytes(policy())
    command = [*RUN, str(home), "--port", "0", "--policy", str(file)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "version 1" in next(process.stderr)
        process.stderr.close()
        time.sleep(0.2)
        for version in (2, 3):
            file.write_bytes(policy(version=version))
            limit = time.monotonic() + 20
            while versions_noted(home)[-1] != version:
                assert process.poll() is None
                assert time.monotonic() < limit
                time.sleep(0.05)
        time.sleep(0.2)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == Exit.OK
