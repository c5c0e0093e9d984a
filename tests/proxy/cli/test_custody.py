from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from policies.loading import load
from proxy.cli import custody
from proxy.cli.exits import Exit
from proxy.journal.custody import CustodyError, private_key, public_key, revealed, sealed
from tests.proxy.rights import shut, without_rights

WORDS = "une phrase assez longue"
USER = "00000000000000aa"
app = typer.Typer()
app.command()(custody.custodian_key)


def _run(file: Path, *typed: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(file)], input="".join(f"{words}\n" for words in typed))
    return result.exit_code, result.output


def line(output: str) -> str:
    return next(line for line in output.splitlines() if "title" in line)


def test_two_keys_make_a_policy_whose_seals_they_open(tmp_path: Path) -> None:
    files = [tmp_path / "dpo.pem", tmp_path / "rssi.pem"]
    lines = []
    for file in files:
        status, output = _run(file, WORDS, WORDS)
        assert status == Exit.OK
        lines.append(line(output))
    head = "extends: has-2025\nid: chu\ntitle: CHU\nversion: 1\ncustodians:\n"
    first, second = (public_key(one.key) for one in load(head + "\n".join(lines)).policy.custodians)
    one, other = (private_key(file.read_bytes(), WORDS.encode()) for file in files)
    assert revealed(sealed("claire", (first, second), USER), (one, other), USER) == "claire"


def test_the_private_key_is_its_owners_and_closed_without_its_passphrase(tmp_path: Path) -> None:
    file = tmp_path / "dpo.pem"
    _, output = _run(file, WORDS, WORDS)
    assert file.stat().st_mode & 0o777 == 0o600
    assert WORDS not in output
    with pytest.raises(CustodyError):
        private_key(file.read_bytes(), b"une autre phrase assez longue")


def test_a_short_passphrase_or_another_one_is_asked_again(tmp_path: Path) -> None:
    status, output = _run(tmp_path / "dpo.pem", "courte", WORDS, "une autre phrase", WORDS, WORDS)
    assert status == Exit.OK
    assert output.count("Trop courte") == output.count("Ce n'est pas la même") == 1


def test_no_key_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "dpo.pem"
    file.write_text("déjà là", "utf-8")
    status, output = _run(file, WORDS, WORDS)
    assert (status, "existe déjà" in output) == (Exit.USAGE, True)
    assert file.read_text("utf-8") == "déjà là"


def test_a_place_where_it_cannot_be_written_is_said(tmp_path: Path) -> None:
    status, output = _run(tmp_path / "nulle" / "part.pem", WORDS, WORDS)
    assert (status, "ne peut pas être écrite" in output) == (Exit.USAGE, True)


def test_a_folder_that_is_closed_is_said_before_a_passphrase_is_asked_for() -> None:
    with without_rights() as folder:
        (folder / "clos").mkdir()
        with shut(folder / "clos") as closed:
            status, output = _run(closed / "dpo.pem")
    assert (status, "ne peut pas être écrite" in output, "sudo" in output) == (Exit.USAGE, True, True)
    assert "Phrase secrète" not in output
