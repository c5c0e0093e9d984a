import sys

import pytest
import typer

from proxy.cli.exits import Exit
from proxy.cli.options import fail, on_linux_alone, words


def test_a_failure_ends_the_command_with_its_status_and_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        fail(Exit.POLICY_INVALID, "politique.yaml:3:5 : [valeur] refusée")
    assert ended.value.exit_code == Exit.POLICY_INVALID
    assert "politique.yaml:3:5 : [valeur] refusée" in capsys.readouterr().err


def test_a_text_of_the_command_line_is_taken_as_it_is() -> None:
    assert words("Bonjour") == "Bonjour"


def test_a_text_that_no_file_can_hold_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        words("H\udce9l")
    assert ended.value.exit_code == Exit.INPUT_INVALID
    assert "UTF-8" in capsys.readouterr().err


def test_what_is_of_linux_alone_ends_elsewhere_with_that_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_linux_alone()
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(typer.Exit) as ended:
        on_linux_alone()
    assert ended.value.exit_code == Exit.NOT_INSTALLED
    assert "sous Linux" in capsys.readouterr().err
