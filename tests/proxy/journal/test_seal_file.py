import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from proxy.journal import ratchet
from proxy.journal.append_file import JournalError
from proxy.journal.chain import ZEROS, Standing
from proxy.journal.seal_file import NAME, SealFile

PAGE = 4096
FIRST = Standing("0123456789abcdef", 1, 300, 1, ZEROS, ratchet.begin(bytes(32)))


def after(number: int) -> Standing:
    return replace(FIRST, seq=number, digest=f"{number:064x}", keys=ratchet.begin(bytes([number]) * 32))


def test_what_is_written_is_read_by_the_next_run(tmp_path: Path) -> None:
    for number in range(1, 6):
        file = SealFile(tmp_path)
        assert file.read() == ([after(number - 1)] if number > 1 else [])
        file.write(after(number))
        file.close()


def test_it_is_for_its_owner_only(tmp_path: Path) -> None:
    (tmp_path / NAME).touch(0o644)
    SealFile(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_keys_that_are_no_longer_needed_are_wiped(tmp_path: Path) -> None:
    file = SealFile(tmp_path)
    for number in range(1, 4):
        file.write(after(number))
    content = (tmp_path / NAME).read_bytes()
    assert after(3).keys.line.hex().encode() in content
    for number in (1, 2):
        assert after(number).keys.line.hex().encode() not in content
        assert after(number).keys.segment.hex().encode() not in content
    assert len(content) == 2 * PAGE


def test_a_second_writer_is_told_so(tmp_path: Path) -> None:
    first = SealFile(tmp_path)
    with pytest.raises(JournalError, match="un autre Paravent y écrit déjà"):
        SealFile(tmp_path)
    first.close()
    SealFile(tmp_path).close()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to(tmp_path / "ailleurs")
    with pytest.raises(JournalError, match="est un lien"):
        SealFile(tmp_path)


@pytest.mark.parametrize("torn", [0, 1, 100, 300, 511, 4095])
def test_a_write_that_was_torn_leaves_the_one_before(tmp_path: Path, torn: int) -> None:
    """The page is written in part over what was there; the other one was not wiped yet."""
    file = SealFile(tmp_path)
    file.write(after(1))
    whole = (tmp_path / NAME).read_bytes()[:PAGE]
    file.write(after(2))
    new = (tmp_path / NAME).read_bytes()[PAGE:]
    file.close()
    (tmp_path / NAME).write_bytes(whole + new[:torn] + bytes(PAGE - torn))
    again = SealFile(tmp_path)
    expected = [after(1)] if torn < len(new.rstrip(b"\0")) else [after(2), after(1)]
    assert again.read() == expected
    again.write(after(3))
    again.close()
    assert SealFile(tmp_path).read()[0] == after(3)


@pytest.mark.parametrize(
    "content", [b"", b"bonjour", bytes(2 * PAGE), b"\xff" * 2 * PAGE, b"{}\n" + b"0" * 64 + b"\n", b"\n" * PAGE]
)
def test_a_file_that_holds_nothing_whole_says_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    file = SealFile(tmp_path)
    assert file.read() == []
    file.write(after(1))
    assert file.read() == [after(1)]


def test_any_bit_flipped_is_seen(tmp_path: Path) -> None:
    file = SealFile(tmp_path)
    file.write(after(1))
    content = (tmp_path / NAME).read_bytes()
    for position in range(len(content[:PAGE].rstrip(b"\0"))):
        with (tmp_path / NAME).open("r+b") as other:
            other.seek(position)
            other.write(bytes([content[position] ^ 1]))
        assert file.read() == []
        (tmp_path / NAME).write_bytes(content)


def test_a_file_that_another_hand_took_away_is_made_again(tmp_path: Path) -> None:
    file = SealFile(tmp_path / "journal" if (tmp_path / "journal").mkdir() is None else tmp_path)
    file.write(after(1))
    (tmp_path / "journal" / NAME).unlink()
    (tmp_path / "journal").rmdir()
    file.write(after(2))
    with pytest.raises(JournalError, match="déjà"):
        SealFile(tmp_path / "journal")
    file.close()
    assert SealFile(tmp_path / "journal").read() == [after(2)]


def test_a_file_that_cannot_be_made_again_harms_no_other(tmp_path: Path) -> None:
    """Its descriptor is still its own: none that was closed is used."""
    (tmp_path / "journal").mkdir()
    file = SealFile(tmp_path / "journal")
    (tmp_path / "journal" / NAME).unlink()
    (tmp_path / "journal" / NAME).symlink_to("ailleurs")
    for _ in range(3):
        with pytest.raises(OSError, match="symbolic") as caught:
            file.write(after(1))
        assert caught.value.errno == errno.ELOOP
    (tmp_path / "journal" / NAME).unlink()
    file.write(after(2))
    file.close()
    assert SealFile(tmp_path / "journal").read() == [after(2)]


@pytest.mark.parametrize("call", ["short", "sync"])
def test_a_write_that_failed_does_not_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    file = SealFile(tmp_path)
    file.write(after(1))
    real = os.pwrite

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EIO, "simulated")

    with monkeypatch.context() as failing:
        if call == "short":
            failing.setattr(os, "pwrite", lambda where, content, at: real(where, content[:100], at))
        else:
            failing.setattr("proxy.journal.seal_file._sync", refuse)
        with pytest.raises(OSError):  # noqa: PT011 - whichever it is
            file.write(after(2))
    assert file.read() == [after(1)]
    file.write(after(3))
    assert file.read() == [after(3)]
