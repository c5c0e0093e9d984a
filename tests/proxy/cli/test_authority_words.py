from pathlib import Path

import pytest
import typer

from proxy import ca
from proxy.ca import revoking
from proxy.cli import authority_words as words
from proxy.cli.exits import Exit
from tests.proxy.ca.making import NAMES, NOW, alone, rooted, vault


def test_the_authority_lies_in_the_home_that_is_given(tmp_path: Path) -> None:
    assert words.folder(tmp_path) == tmp_path / "ca"


def test_names_are_those_of_the_catalogue() -> None:
    assert {"chatgpt.com", "claude.ai"} <= set(words.names())


def test_a_refusal_ends_the_command_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended, words.refusals():
        raise ca.AuthorityError("Cette autorité [n'est] pas valide.")
    assert ended.value.exit_code == Exit.AUTHORITY_UNUSABLE
    assert "Cette autorité [n'est] pas valide." in capsys.readouterr().err


def test_a_file_is_read_or_the_command_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\xff")
    assert words.read(tmp_path / "file") == b"\xff"
    with pytest.raises(typer.Exit) as ended:
        words.read(tmp_path)
    assert ended.value.exit_code == Exit.INPUT_INVALID


def test_an_authority_is_told_with_its_root_where_there_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for confdir, told in ((alone(tmp_path / "a"), False), (rooted(tmp_path / "b", vault(tmp_path / "v")), True)):
        words.tell(ca.inspect(confdir, NAMES, now=NOW), confdir)
        assert ("Racine  " in capsys.readouterr().out) is told


def test_where_a_root_signed_it_is_the_root_that_tells_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for confdir, told in ((alone(tmp_path / "a"), False), (rooted(tmp_path / "b", vault(tmp_path / "v")), True)):
        words.tell_ended(revoking.revoke(confdir), confdir)
        output = capsys.readouterr().out
        assert ("root-revoke" in output) is told
        assert all(store in output for store in words.STORES)
