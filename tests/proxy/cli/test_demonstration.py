from typer.testing import CliRunner

from proxy.cli.app import app


def test_the_demonstration_says_what_its_exit_status_means() -> None:
    output = CliRunner().invoke(app, ["demo", "--help"]).output
    assert "10" in output
