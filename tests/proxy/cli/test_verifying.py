import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.journal import clock
from proxy.journal.book import Book
from proxy.journal.events import Stopped
from proxy.journal.forms import now
from proxy.journal.segments import segments
from tests.proxy.journal.making import DAY_S, Watch, rows

BOOT = "0123456789abcdef"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A short journal, signed at its end."""
    folder = tmp_path / "journal"
    book = Book.open(folder, BOOT)
    for _ in range(3):
        book.append([Stopped(time=now(), boot_id=BOOT)])
    book.close()
    return folder


def verified(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["journal", "verify", *map(str, arguments)])


def alter(journal: Path) -> None:
    [segment] = segments(journal)
    segment.path.write_bytes(segment.path.read_bytes().replace(b'"stopped"', b'"started"', 1))


def test_an_intact_journal_is_said_to_be_and_its_key_said_to_lie_about(journal: Path) -> None:
    result = verified(journal)
    assert result.exit_code == Exit.OK
    assert "OK — 5 lignes (sceau de chaque ligne" in result.stdout
    assert "paravent journal key --to" in result.stderr


def test_without_its_key_a_journal_is_verified_by_its_signatures(journal: Path) -> None:
    next(journal.glob("*.key")).unlink()
    result = verified(journal)
    assert result.exit_code == Exit.OK
    assert "chaîne et signatures, sans la clé" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("kept", [True, False])
def test_an_altered_line_is_named_with_or_without_the_key(journal: Path, kept: bool) -> None:
    if not kept:
        next(journal.glob("*.key")).unlink()
    alter(journal)
    result = verified(journal)
    assert result.exit_code == Exit.JOURNAL_ALTERED
    assert ("00000001.jsonl:2 :" if kept else "00000001.jsonl:3 :") in result.stderr
    assert "TAMPERED" in result.stderr
    assert "prévenez le RSSI" in result.stderr


def test_a_key_that_was_carried_away_is_given_back_to_verify(journal: Path, tmp_path: Path) -> None:
    key = next(journal.glob("*.key")).rename(tmp_path / "emportée.key")
    alter(journal)
    result = verified(journal, "--key", key)
    assert (result.exit_code, "00000001.jsonl:2 :" in result.stderr) == (Exit.JOURNAL_ALTERED, True)


def test_a_checkpoint_proves_that_a_journal_was_begun_again(journal: Path, tmp_path: Path) -> None:
    kept = tmp_path / "point.txt"
    [segment] = segments(journal)
    kept.write_bytes(segment.path.read_bytes().splitlines(keepends=True)[-1])
    assert verified(journal, "--checkpoint", kept).exit_code == Exit.OK
    other = tmp_path / "autre"
    book = Book.open(other, BOOT)
    book.append([Stopped(time=now(), boot_id=BOOT)] * 9)
    book.close()
    result = verified(other, "--checkpoint", kept)
    assert (result.exit_code, "TAMPERED" in result.stderr) == (Exit.JOURNAL_ALTERED, True)


def test_a_copy_without_the_seal_needs_a_checkpoint_of_its_end(journal: Path, tmp_path: Path) -> None:
    (journal / "seal").unlink()
    result = verified(journal)
    assert result.exit_code == Exit.JOURNAL_UNSIGNED
    assert "00000001.jsonl:5 : rien ne prouve que cette ligne soit la dernière" in result.stderr
    kept = tmp_path / "point.txt"
    [segment] = segments(journal)
    kept.write_bytes(segment.path.read_bytes().splitlines(keepends=True)[-1])
    assert verified(journal, "--checkpoint", kept).exit_code == Exit.OK


def test_points_kept_since_the_first_day_verify_a_purged_journal_once_its_retention_is_known(tmp_path: Path) -> None:
    folder, points, watch = tmp_path / "journal", tmp_path / "points.txt", Watch(wall=time.time() - 9 * DAY_S)
    book = Book.open(folder, BOOT, watch)
    with points.open("wb") as kept:
        for _ in range(9):
            for _ in range(2):
                book.append([Stopped(time=watch().stamp, boot_id=BOOT)])
                book.sign()
                kept.write(rows(segments(folder)[-1].path)[-1])
            watch.go(DAY_S)
    book.append([Stopped(time=watch().stamp, boot_id=BOOT)])
    book.purge(3)
    book.close()
    result = verified(folder, "--checkpoint", points)
    assert (result.exit_code, "--retention" in result.stderr) == (Exit.JOURNAL_UNSIGNED, True)
    result = verified(folder, "--checkpoint", points, "--retention", 3)
    assert (result.exit_code, "trop anciens pour être comparés" in result.stdout) == (Exit.OK, True)
    assert "purgées après 3 jours : " in result.stdout


def test_a_write_that_was_cut_short_is_told(journal: Path) -> None:
    [segment] = segments(journal)
    with segment.path.open("ab") as file:
        file.write(b"Mme Untel")
    result = verified(journal)
    assert (result.exit_code, "9 octets d'une écriture interrompue" in result.stdout) == (Exit.OK, True)


def test_lines_that_nothing_signs_have_a_status_of_their_own(tmp_path: Path) -> None:
    long_ago = clock.Moment(1_700_000_000.0, 0.0)
    book = Book.open(tmp_path, BOOT, lambda: long_ago)
    book.append([Stopped(time=long_ago.stamp, boot_id=BOOT)])
    next(tmp_path.glob("*.key")).unlink()
    result = verified(tmp_path)
    book.close()
    assert result.exit_code == Exit.JOURNAL_UNSIGNED
    assert "00000001.jsonl:2 : rien ne signe la suite" in result.stderr


@pytest.mark.parametrize("content", ["", "bonjour", "paravent-journal-key 0123456789abcdef " + "0" * 64])
def test_what_is_no_key_is_refused(journal: Path, tmp_path: Path, content: str) -> None:
    key = tmp_path / "clé"
    key.write_text(content, "ascii")
    result = verified(journal, "--key", key)
    assert (result.exit_code, str(key) in result.stderr) == (Exit.INPUT_INVALID, True)


@pytest.mark.parametrize("content", ["bonjour", "{}", '{"event":"stopped"}'])
def test_what_is_no_checkpoint_is_refused_at_its_line(journal: Path, tmp_path: Path, content: str) -> None:
    kept = tmp_path / "points"
    kept.write_text(f"{content}\n", "ascii")
    result = verified(journal, "--checkpoint", kept)
    assert (result.exit_code, f"{kept}:1" in result.stderr) == (Exit.INPUT_INVALID, True)


def test_a_missing_journal_is_no_success(tmp_path: Path) -> None:
    assert verified(tmp_path / "none").exit_code == Exit.JOURNAL_ALTERED


def test_a_folder_without_a_segment_is_no_success(tmp_path: Path) -> None:
    result = verified(tmp_path)
    assert (result.exit_code, "aucun segment" in result.stderr) == (Exit.JOURNAL_ALTERED, True)
