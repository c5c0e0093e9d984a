"""The product starts and works where Python has only what Windows gives it; what Windows itself does is not shown."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from proxy.cli.exits import Exit
from tests.structure.as_windows import PYTHON, absent, is_missing

ROOT: Final = Path(__file__).parents[2]
PARAVENT: Final = str(Path(sys.executable).with_name("paravent"))
PLAYED: Final = (sys.executable, "-m", "tests.structure.as_windows")

LINUX_OWN: Final = {
    "proxy.capture": "nftables, netlink, NFQUEUE",
    "proxy.doctor": "looks at what `paravent install` put there",
    "proxy.install": "systemd, /etc, Linux' stores of authorities",
    "proxy.notify": "D-Bus; its client is installed on Linux alone",
}
"""Packages that are not for Windows, with the reason. No other may be left out."""
LOOKED_AT: Final = ["proxy.capture", "proxy.capture.signs"]
"""What is loaded of them all the same: where the capture leaves signs of life, for the status page."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """For a process that plays Windows, and for those that it starts itself."""
    python = tmp_path_factory.mktemp("python") / "python"
    python.write_text(f'#!/bin/sh\ncd {ROOT} && exec {" ".join(PLAYED)} "$@"\n', "utf-8")
    python.chmod(0o700)
    return os.environ | {PYTHON: str(python), "PYTHONWARNDEFAULTENCODING": "1"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def day(environment: dict[str, str], home: Path) -> dict[str, Any]:
    """What a day of the product gave, once for all tests."""
    ended = played(environment, "-m", "tests.structure.windows_day", str(home))
    assert ended.returncode == 0, ended.stderr
    return dict(json.loads(ended.stdout))


def played(environment: dict[str, str], *arguments: str, code: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run in a process that plays Windows, which writes in that code page."""
    given, command = environment | {"PYTHONIOENCODING": code}, (*PLAYED, *arguments)
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, encoding=code, timeout=110, check=False)


@pytest.mark.parametrize("module", ["fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios"])
def test_windows_is_known_to_lack_the_modules_of_unix(module: str) -> None:
    assert is_missing(module)
    assert not is_missing("asyncio")


@pytest.mark.parametrize(
    ("module", "gone", "there"),
    [
        ("os", {"fdatasync", "geteuid", "getgrouplist", "O_CLOEXEC", "O_DIRECTORY", "O_NOFOLLOW", "pread"}, {"fchmod"}),
        ("socket", {"AF_NETLINK", "AF_UNIX", "SOCK_NONBLOCK"}, {"AF_INET6", "SO_REUSEADDR"}),
        ("time", {"CLOCK_BOOTTIME", "clock_gettime"}, {"monotonic"}),
        ("signal", {"SIGHUP", "SIGKILL"}, {"SIGINT", "SIGTERM"}),
    ],
)
def test_windows_is_known_to_lack_names_of_unix_and_those_alone(module: str, gone: set[str], there: set[str]) -> None:
    assert gone <= absent(module)
    assert not there & absent(module)


@pytest.mark.parametrize(
    "what",
    [
        "import fcntl",
        "import os; os.fdatasync",
        "from os import geteuid",
        "import pathlib; pathlib.Path('LICENSE').read_text()",
        "import sys; assert sys.platform == 'linux'",
    ],
)
def test_code_of_ours_that_is_not_for_windows_fails_there(
    environment: dict[str, str], tmp_path: Path, what: str
) -> None:
    (tmp_path / "trial.py").write_text(f"__name__ = __package__ = 'proxy.trial'\n{what}\n", "utf-8")
    assert played(environment, str(tmp_path / "trial.py")).returncode == 1


def test_every_module_but_those_of_linux_alone_is_imported(environment: dict[str, str], tmp_path: Path) -> None:
    sources = [path.relative_to(ROOT).with_suffix("") for path in sorted((ROOT / "proxy").rglob("*.py"))]
    names = [".".join(path.parts).removesuffix(".__init__") for path in sources]
    wanted = [name for name in names if not name.startswith(tuple(LINUX_OWN))]
    assert len(wanted) > 300
    words = f"import importlib, sys\nfor name in {wanted}:\n    importlib.import_module(name)\n"
    words += f"print([name for name in sys.modules if name.startswith({tuple(LINUX_OWN)})])\n"
    (tmp_path / "trial.py").write_text(words, "utf-8")
    ended = played(environment, str(tmp_path / "trial.py"))
    assert (ended.returncode, ended.stderr, ended.stdout) == (0, "", f"{LOOKED_AT}\n")


def test_the_analysis_process_and_the_gate_answer_and_the_journal_is_written(day: dict[str, Any]) -> None:
    assert day["troubles"] == []
    assert "posologie" in day["harmless"]
    assert (day["letter"], day["actions"]) == (200, ["allow", "redact"])
    assert day["left"] == [False, False]


def test_the_status_page_and_the_pac_are_served(day: dict[str, Any]) -> None:
    assert (day["status"], day["pac"]) == (200, True)


def test_a_journal_has_one_writer_and_its_closed_segments_can_go(day: dict[str, Any]) -> None:
    assert "un autre Paravent y écrit déjà" in day["second"]
    assert day["purged"]


def test_no_account_is_known(day: dict[str, Any]) -> None:
    assert day["account"] == [None, None]


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ("--help", Exit.OK, "paravent"),
        ("journal verify --home HOME", Exit.OK, "OK — "),
        ("journal checkpoint --home HOME", Exit.OK, '"signature"'),
        ("ca show --home HOME", Exit.OK, "Empreinte"),
        ("ca create --home HOME/other", Exit.OK, "paravent-ca.crt"),
        ("pac", Exit.OK, "FindProxyForURL"),
        ("try Bonjour", Exit.OK, ""),
        ("report 0123456789abcdef --port 9", Exit.PROXY_UNREACHABLE, ""),
        ("journal key --home HOME --to HOME/..", Exit.OK, "emportée"),
    ],
)
@pytest.mark.usefixtures("day")
def test_a_command_works(environment: dict[str, str], home: Path, command: str, status: Exit, said: str) -> None:
    arguments = [word.replace("HOME", str(home)) for word in command.split()]
    ended = played(environment, PARAVENT, *arguments, code="cp1252")
    assert (ended.returncode, "Traceback" in ended.stderr) == (status, False), ended.stderr
    assert said in ended.stdout


@pytest.mark.parametrize("command", ["install --dry-run", "uninstall", "doctor", "notify", "capture run"])
def test_a_command_of_linux_alone_says_so(environment: dict[str, str], command: str) -> None:
    ended = played(environment, PARAVENT, *command.split())
    assert (ended.returncode, "sous Linux" in ended.stderr) == (Exit.NOT_INSTALLED, True)


@pytest.mark.parametrize(("command", "sign"), [("run", signal.SIGTERM), ("console", signal.SIGINT)])
def test_what_lasts_stops_when_told(
    environment: dict[str, str], tmp_path: Path, command: str, sign: signal.Signals
) -> None:
    line = (*PLAYED, PARAVENT, command, "--port", "0", "--home", str(tmp_path))
    with subprocess.Popen(
        line, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert any("Ctrl-C" in words for words in process.stdout)
        process.send_signal(sign)
        assert process.wait(60) == Exit.OK


@pytest.mark.parametrize("tests", ["tests/proxy/journal/test_descriptor.py", "tests/proxy/cli/test_pressing.py"])
def test_what_differs_there_does_what_it_does_here(environment: dict[str, str], tests: str) -> None:
    ended = played(environment, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests)
    assert ended.returncode == 0, ended.stdout
