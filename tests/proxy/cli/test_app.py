import subprocess
import sys

from typer.testing import CliRunner

from proxy.cli.app import app

HELP = """
import sys
sys.argv = ["paravent", "--help"]
from proxy.cli import main
try:
    main()
except SystemExit:
    print("spacy" in sys.modules, "mitmproxy" in sys.modules)
"""


def test_without_a_command_the_help_is_shown() -> None:
    assert "Le paravent entre l'hôpital" in CliRunner().invoke(app, []).output


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(app, ["inconnue"]).exit_code == 2


def test_the_help_does_not_load_the_model() -> None:
    result = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "False False"
