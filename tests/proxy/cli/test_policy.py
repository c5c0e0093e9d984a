import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.policy import app as policy_app
from proxy.services.catalogue import Catalogue

HELP = """
import sys
sys.argv = ["paravent", "policy", "--help"]
from proxy.cli import main
try:
    main()
except SystemExit:
    print([name for name in ("spacy", "mitmproxy", "pydantic", "re2") if name in sys.modules])
"""
COMMANDS = ["check", "show", "explain", "new", "services"]


def test_the_help_lists_the_commands_and_loads_nothing_heavy() -> None:
    result = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)

    *shown, loaded = result.stdout.splitlines()
    assert [name for name in COMMANDS if not any(name in line for line in shown)] == []
    assert not {"spacy", "mitmproxy"} & set(re.findall(r"\w+", loaded))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_in_french(name: str) -> None:
    result = CliRunner().invoke(app, ["policy", name, "--help"])

    assert result.exit_code == Exit.OK
    assert re.search(r"[éèàê]", result.output)


def test_the_commands_are_found_by_their_names() -> None:
    assert set(COMMANDS) <= {command.name or command.callback.__name__ for command in policy_app.registered_commands}  # type: ignore[union-attr]  # all have a function


def test_every_service_that_can_receive_something_is_listed_with_its_level() -> None:
    result = CliRunner().invoke(app, ["policy", "services"])
    rows = {words[0]: words[-1] for line in result.output.splitlines() if len(words := line.split()) > 2}

    assert result.exit_code == Exit.OK
    for service in Catalogue.load().services:
        assert rows.get(service.id) == (service.tier if service.hosts else None), service.id
    assert "contracted : outil sous contrat" in result.output
