from typer.testing import CliRunner

from proxy.cli.app import app


def test_the_commands_of_the_journal_are_listed() -> None:
    result = CliRunner().invoke(app, ["journal", "--help"])
    assert all(
        name in result.output for name in ("verify", "checkpoint", "key", "ship", "forward", "custodian-key", "reveal")
    )
