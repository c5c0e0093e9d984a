import json
import re
from pathlib import Path

import typer
from typer.testing import CliRunner, Result

from proxy.cli.doctoring import doctor
from proxy.cli.exits import Exit
from proxy.doctor.all import CHECKS

_app = typer.Typer()
_app.command()(doctor)


def ran(root: Path, *arguments: str) -> Result:
    """The doctor on a machine that is nothing but an empty folder, without a network to speak of."""
    hosts = ("--ai-host", "nulle-part.invalid", "--other-host", "ailleurs.invalid", "--port", "1")
    return CliRunner().invoke(_app, ["--root", str(root), *hosts, *arguments])


def test_every_check_is_a_line_with_a_word_and_a_sign_and_the_end_says_what_to_begin_with(tmp_path: Path) -> None:
    result = ran(tmp_path)
    assert result.exit_code == Exit.DOCTOR_FOUND
    assert all(check.what in result.stdout for check in CHECKS)
    assert "✗ rouge" in result.stdout
    assert "! orange" in result.stdout
    assert re.search(r"\d+ choses à faire, d'abord « ", result.stdout)
    assert "Traceback" not in result.stdout


def test_supervision_gets_the_same_as_json(tmp_path: Path) -> None:
    result = ran(tmp_path, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == Exit.DOCTOR_FOUND
    assert told["light"] == "red"
    assert [point["name"] for point in told["points"]] == [check.name for check in CHECKS]
    assert all(point["remedy"] for point in told["points"] if point["light"] != "green")


def test_no_line_of_an_empty_machine_is_a_crash_of_ours(tmp_path: Path) -> None:
    told = json.loads(ran(tmp_path, "--json").stdout)
    assert not [point for point in told["points"] if re.search(r"vérifié \(\w+\)", point["words"])]
