import subprocess
import sys

import pytest

from proxy.capture import program
from proxy.capture.errors import CaptureError
from tests.proxy.install.roots import needs_root


def test_a_program_gets_its_text_and_gives_what_it_prints() -> None:
    assert program.run("cat", "-", given="é\n") == "é\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["sh", "-c", "echo raison >&2; exit 1"], r"« sh » a refusé \(raison\)\."),
        (["sh", "-c", "exit 3"], r"« sh » a refusé \(sans rien dire\)\."),
        (["sh", "-c", "echo Operation not permitted >&2; exit 1"], "n'a pas le droit .* en root"),
        (["/etc/passwd"], r"« /etc/passwd » n'a pas pu être lancé \(les droits manquent\) : relancez\."),
        (["true", "x" * 200_000], r"« true » n'a pas pu être lancé \(le système a refusé, E2BIG\) : relancez\."),
        (["no-such-program"], "« no-such-program » est introuvable : installez le paquet iptables"),
    ],
)
def test_what_went_wrong_is_said_in_french(words: list[str], message: str) -> None:
    with pytest.raises(CaptureError, match=message):
        program.run(*words)


@needs_root
def test_a_machine_that_has_no_process_left_is_an_error_of_capture_like_others() -> None:
    trial = """
import os, resource
from proxy.capture import errors, program
resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
os.setuid(54_321)
try:
    program.run("true")
except errors.CaptureError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", trial], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (
        "« true » n'a pas pu être lancé (le système manque de moyens) : relancez.\n",
        "",
    )


def test_a_program_that_is_silent_for_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "TIMEOUT_S", 0.2)
    with pytest.raises(CaptureError, match="n'a pas répondu"):
        program.run("sleep", "30")


def test_a_program_sees_a_fixed_path_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    assert set(program.run("env").split()) == {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"}
