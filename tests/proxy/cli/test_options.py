import pytest
import typer

from proxy.cli.exits import Exit
from proxy.cli.options import fail


def test_a_failure_ends_the_command_with_its_status_and_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        fail(Exit.POLICY_INVALID, "politique.yaml:3:5 : [valeur] refusée")
    assert ended.value.exit_code == Exit.POLICY_INVALID
    assert "politique.yaml:3:5 : [valeur] refusée" in capsys.readouterr().err
