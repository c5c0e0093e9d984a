import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from proxy.journal import chain, ratchet
from proxy.journal.append_file import DisplacedError, JournalError
from proxy.journal.chain import Standing
from proxy.journal.entries import Opening
from proxy.journal.pages import Pages, Sealing
from proxy.journal.segments import path_of
from tests.proxy.journal.making import TIME, root, rows


def header(number: int) -> Sealing:
    return lambda standing: chain.seal(standing, {"event": "segment", "number": number, "time": TIME})


def line(standing: Standing) -> tuple[Standing, bytes]:
    return chain.seal(standing, {"event": "decision", "time": TIME})


def begun(folder: Path) -> Pages:
    pages = Pages(folder)
    if pages.found.broken:
        pages.turn(header)
    return pages


def refuse(*_arguments: object) -> None:
    raise OSError(errno.EIO, "simulated")


def test_a_journal_is_begun_with_a_key_for_someone_to_take_away(tmp_path: Path) -> None:
    pages = Pages(tmp_path / "journal")
    assert (pages.found.broken, pages.length, pages.standing.seq) == (Opening.BEGUN, 0, 0)
    key = root(pages.folder)
    assert ratchet.begin(key.secret) == pages.standing.keys
    assert key.chain == pages.standing.chain == ratchet.name(pages.standing.keys.public())
    assert {path.stat().st_mode & 0o777 for path in pages.folder.iterdir()} == {0o600}
    assert pages.folder.stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_before_a_segment_is_begun(tmp_path: Path) -> None:
    with pytest.raises(DisplacedError):
        Pages(tmp_path).write(line)


def test_lines_follow_one_another_across_segments_and_runs(tmp_path: Path) -> None:
    for number in range(1, 4):
        pages = begun(tmp_path)
        pages.write(line)
        if number < 3:
            pages.turn(header)
        pages.write(line)
        assert pages.length == path_of(tmp_path, pages.standing.segment).stat().st_size
        pages.close()
    assert [len(rows(path_of(tmp_path, number))) for number in (1, 2, 3)] == [2, 3, 4]
    assert pages.standing.seq == 9
    assert len(list(tmp_path.glob("*.key"))) == 1


def test_a_segment_that_is_over_is_closed_to_mistakes(tmp_path: Path) -> None:
    pages = begun(tmp_path)
    pages.turn(header)
    assert [path_of(tmp_path, number).stat().st_mode & 0o777 for number in (1, 2)] == [0o400, 0o600]


def test_what_was_cut_short_is_removed_when_the_journal_is_taken_up(tmp_path: Path) -> None:
    pages = begun(tmp_path)
    pages.close()
    content = path_of(tmp_path, 1).read_bytes()
    path_of(tmp_path, 1).write_bytes(content + b'{"x":')
    pages = Pages(tmp_path)
    assert (pages.found.torn, path_of(tmp_path, 1).read_bytes()) == (5, content)


def test_a_second_writer_is_told_so_and_disturbs_nothing(tmp_path: Path) -> None:
    pages = begun(tmp_path)
    with pytest.raises(JournalError, match="un autre Paravent"):
        Pages(tmp_path)
    pages.write(line)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(JournalError, match=r"n.est pas un dossier"):
        Pages(tmp_path / "fichier" / "journal")


@pytest.mark.parametrize("spoil", ["unreadable", "key", "unopened"])
def test_an_opening_that_fails_lets_go_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: str
) -> None:
    if spoil == "unreadable":
        begun(tmp_path).close()
        monkeypatch.setattr(Path, "read_bytes", refuse)
    elif spoil == "unopened":
        begun(tmp_path).close()
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr("proxy.journal.pages.replace", refuse)
    with pytest.raises(JournalError, match="le disque a une erreur"):
        Pages(tmp_path)
    monkeypatch.undo()
    begun(tmp_path).write(line)


def test_a_line_whose_standing_cannot_be_remembered_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = begun(tmp_path)
    before, content = pages.standing, path_of(tmp_path, 1).read_bytes()
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.seal_file._sync", refuse)
        with pytest.raises(JournalError, match="le disque a une erreur"):
            pages.write(line)
    assert (pages.standing, path_of(tmp_path, 1).read_bytes()) == (before, content)
    pages.write(line)
    assert pages.standing.seq == before.seq + 1


def test_a_segment_is_begun_even_where_it_cannot_be_remembered_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = begun(tmp_path)
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.seal_file._sync", refuse)
        pages.turn(header)
    pages.close()
    found = Pages(tmp_path).found
    assert (found.standing.segment, found.standing.seq, found.broken) == (2, 2, None)


@pytest.mark.parametrize("also", ["unlink", "ftruncate"])
def test_what_a_turn_that_failed_left_is_removed_before_anything_else_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, also: str
) -> None:
    pages = begun(tmp_path)
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        failing.setattr(os, also, refuse)
        with pytest.raises(JournalError, match="le disque a une erreur"):
            pages.turn(header)
        if also == "ftruncate":
            assert path_of(tmp_path, 2).stat().st_size
            with pytest.raises(JournalError, match="ne peut pas être effacé"):
                pages.write(line)
    pages.write(line)
    assert not path_of(tmp_path, 2).exists()
    pages.turn(header)
    assert [len(rows(path_of(tmp_path, number))) for number in (1, 2)] == [2, 1]


def test_a_page_is_not_turned_on_a_line_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = begun(tmp_path)
    content = path_of(tmp_path, 1).read_bytes()
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        failing.setattr(os, "ftruncate", refuse)
        with pytest.raises(JournalError):
            pages.write(line)
        assert path_of(tmp_path, 1).read_bytes() != content
        with pytest.raises(JournalError):
            pages.turn(header)
    pages.turn(header)
    assert path_of(tmp_path, 1).read_bytes() == content


def test_numbers_that_others_took_are_left_to_them(tmp_path: Path) -> None:
    pages = begun(tmp_path)
    path_of(tmp_path, 2).write_bytes(b"bonjour\n")
    path_of(tmp_path, 3).touch()
    pages.turn(header)
    assert pages.standing.segment == 3
    assert path_of(tmp_path, 2).read_bytes() == b"bonjour\n"


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("ailleurs")])
def test_what_is_no_file_in_the_place_of_the_next_segment_does_not_stop_the_journal(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    pages = begun(tmp_path)
    make(path_of(tmp_path, 2))
    pages.turn(header)
    assert pages.standing.segment == 3
    pages.close()
    again = Pages(tmp_path)
    assert (again.found.broken, again.standing.segment) == (None, 3)
    again.close()


def test_a_stranger_s_great_number_is_not_gone_on_from(tmp_path: Path) -> None:
    begun(tmp_path).close()
    (tmp_path / "99999999.jsonl").write_bytes(b"bonjour\n")
    (tmp_path / "seal").unlink()
    again = Pages(tmp_path)
    again.turn(header)
    assert (again.found.broken, again.standing.segment, again.standing.seq) == (Opening.LOST, 2, 2)
    again.close()


def test_a_chain_whose_keys_were_lost_goes_on_under_another_name_after_the_last_segment(tmp_path: Path) -> None:
    pages = begun(tmp_path)
    pages.turn(header)
    pages.close()
    path_of(tmp_path, 1).unlink()  # as a purge would
    (tmp_path / "seal").unlink()
    again = Pages(tmp_path)
    assert (again.found.broken, again.standing.seq) == (Opening.LOST, 2)
    assert again.standing.chain != pages.standing.chain
    again.turn(header)
    assert (again.standing.segment, again.standing.seq) == (3, 3)
    assert len(list(tmp_path.glob("*.key"))) == 2


def test_a_number_that_cannot_be_looked_up_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = begun(tmp_path)
    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.pages.path_of", refuse)
        with pytest.raises(JournalError, match="le disque a une erreur"):
            pages.turn(header)
    pages.turn(header)


SPOILED: list[tuple[Callable[[Path], object], bool]] = [
    (Path.unlink, True),
    (lambda path: path.write_bytes(b""), False),
]


@pytest.mark.parametrize(("spoil", "gone"), SPOILED)
def test_a_segment_that_another_hand_has_been_at_is_told_and_does_not_stop_a_rehearsal(
    tmp_path: Path, spoil: Callable[[Path], object], *, gone: bool
) -> None:
    pages = begun(tmp_path)
    spoil(path_of(tmp_path, 1))
    with pytest.raises(DisplacedError) as caught:
        pages.write(line)
    assert caught.value.gone is gone
    pages.rehearse()
    pages.turn(header)
    pages.write(line)
    assert (pages.standing.segment, pages.standing.seq) == (2, 3)


def test_a_rehearsal_leaves_nothing_and_tells_what_prevents_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = begun(tmp_path)
    content = path_of(tmp_path, 1).read_bytes()
    pages.rehearse()
    assert path_of(tmp_path, 1).read_bytes() == content
    monkeypatch.setattr("proxy.journal.append_file._sync", refuse)
    with pytest.raises(JournalError, match="le disque a une erreur"):
        pages.rehearse()
