import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from proxy.journal.append_file import AppendFile, DisplacedError, JournalError
from proxy.reasons import ReasonCode

BLOCK = b"x" * 299 + b"\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "decisions.jsonl"


def test_a_file_is_made_for_its_owner_only(path: Path) -> None:
    file = AppendFile(path)
    assert (file.length, path.read_bytes()) == (0, b"")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_left_open_to_others_is_closed_to_them(path: Path) -> None:
    AppendFile(path).close()
    path.chmod(0o644)
    AppendFile(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_blocks_follow_one_another_across_openings(path: Path) -> None:
    first = AppendFile(path)
    first.append(b"a\n")
    first.append(b"b\n")
    first.close()
    second = AppendFile(path)
    second.append(b"c\n")
    assert path.read_bytes() == b"a\nb\nc\n"
    assert second.length == 6


def test_a_rehearsal_leaves_nothing(path: Path) -> None:
    file = AppendFile(path)
    file.append(b"a\n")
    file.rehearse()
    file.append(b"b\n")
    assert path.read_bytes() == b"a\nb\n"


def replace(path: Path) -> None:
    path.with_suffix(".new").write_bytes(b"a\n")
    path.with_suffix(".new").replace(path)


def rotate(path: Path) -> None:
    path.rename(path.with_suffix(".1"))
    path.write_bytes(b"a\n")


def link(path: Path) -> None:
    path.rename(path.with_suffix(".1"))
    path.symlink_to(path.with_suffix(".1"))


SPOILED: list[tuple[Callable[[Path], object], str]] = [
    (Path.unlink, "effacé"),
    (replace, "remplacé"),
    (rotate, "remplacé"),
    (link, "remplacé"),
    (lambda path: path.rename(path.with_suffix(".1")), "déplacé"),
    (lambda path: shutil.rmtree(path.parent), "effacé"),
    (lambda path: path.write_bytes(b""), "modifié"),
    (lambda path: path.write_bytes(b"a\nb\n"), "modifié"),
]


@pytest.mark.parametrize(("spoil", "cause"), SPOILED)
def test_a_file_touched_by_another_hand_is_refused_until_it_is_back(
    path: Path, spoil: Callable[[Path], object], cause: str
) -> None:
    file = AppendFile(path)
    file.append(b"a\n")
    spoil(path)
    for act in (lambda: file.append(b"c\n"), file.rehearse, file.settle):
        with pytest.raises(DisplacedError, match=cause) as caught:
            act()
        assert caught.value.reason is ReasonCode.JOURNAL_UNWRITABLE
        assert caught.value.gone == (cause != "modifié")
    if path.is_file():
        assert b"c" not in path.read_bytes()


def test_a_link_or_a_folder_is_not_a_journal(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "ailleurs")
    with pytest.raises(JournalError, match="est un lien"):
        AppendFile(path)
    with pytest.raises(JournalError, match="est un dossier"):
        AppendFile(tmp_path)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["write", "_sync"])
def test_a_failure_of_the_disk_leaves_no_part_of_the_block(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    file = AppendFile(path)
    file.append(BLOCK)
    real_write = os.write

    def write(descriptor: int, content: bytes) -> int:
        if len(content) <= 200:
            raise OSError(code, "simulated")
        return real_write(descriptor, content[:100])

    def sync(_descriptor: int) -> None:
        raise OSError(code, "simulated")

    with monkeypatch.context() as failing:
        if call == "write":
            failing.setattr(os, "write", write)
        else:
            failing.setattr("proxy.journal.append_file._sync", sync)
        with pytest.raises(JournalError):
            file.append(BLOCK)
        assert path.read_bytes() == BLOCK
    file.append(b"b\n")
    assert path.read_bytes() == BLOCK + b"b\n"


def test_what_a_failed_write_left_is_cut_before_the_next(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = AppendFile(path)
    file.append(BLOCK)

    def refuse(*_arguments: int) -> None:
        raise OSError(errno.EIO, "simulated")

    with monkeypatch.context() as failing:
        failing.setattr("proxy.journal.append_file._sync", refuse)
        failing.setattr(os, "ftruncate", refuse)
        for act in (lambda: file.append(BLOCK), file.settle):
            with pytest.raises(JournalError, match="a une erreur"):
                act()
        assert path.read_bytes() == BLOCK * 2
    file.append(b"b\n")
    assert path.read_bytes() == BLOCK + b"b\n"


def test_what_was_written_can_be_taken_back(path: Path) -> None:
    file = AppendFile(path)
    file.append(b"a\n")
    file.append(b"b\n")
    file.take_back(2)
    assert (file.length, path.read_bytes()) == (2, b"a\n")
    file.append(b"c\n")
    assert path.read_bytes() == b"a\nc\n"


def test_a_file_that_nothing_will_be_added_to_is_closed_to_mistakes(path: Path) -> None:
    file = AppendFile(path)
    file.append(b"a\n")
    file.retire()
    assert path.stat().st_mode & 0o777 == 0o400


def test_a_file_that_must_not_stay_goes(path: Path) -> None:
    file = AppendFile(path)
    file.append(b"a\n")
    file.discard()
    assert not path.exists()


def test_a_file_that_must_not_stay_is_held_until_it_can_be_emptied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EIO, "simulated")

    file = AppendFile(path)
    file.append(b"a\n")
    with monkeypatch.context() as failing:
        failing.setattr(os, "ftruncate", refuse)
        for _ in range(2):
            with pytest.raises(JournalError, match="ne peut pas être effacé"):
                file.discard()
        assert path.read_bytes() == b"a\n"
    with monkeypatch.context() as failing:
        failing.setattr(os, "unlink", refuse)
        file.discard()
    assert path.read_bytes() == b""


@pytest.mark.parametrize("call", ["fchmod", "fsync", "fstat"])
def test_an_opening_that_fails_leaves_nothing_open(path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EACCES, "simulated")

    opened = {path.name for path in Path("/proc/self/fd").iterdir()}
    with monkeypatch.context() as failing:
        failing.setattr(os, call, refuse)
        with pytest.raises(JournalError, match="les droits manquent"):
            AppendFile(path)
    assert {path.name for path in Path("/proc/self/fd").iterdir()} == opened


LIMITED = """
import resource, signal, sys
from pathlib import Path
from proxy.journal.append_file import AppendFile, JournalError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, block = Path(sys.argv[1]), b"x" * 299 + b"\\n"
file = AppendFile(path)
file.append(block * 3)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
for _ in range(2):
    try:
        file.append(block)
    except JournalError as error:
        print("refused", "taille limite" in str(error), path.stat().st_size)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
file.append(block)
print("written", path.stat().st_size)
"""

FULL = """
import sys
from pathlib import Path
from proxy.journal.append_file import AppendFile, JournalError
folder, block = Path(sys.argv[1]), b"x" * 299 + b"\\n"
file = AppendFile(folder / "journal")
file.append(block)
filler = folder / "filler"
with filler.open("wb", buffering=0) as other:
    try:
        while other.write(b"x" * 4096):
            pass
    except OSError:
        pass
kept = 0
try:
    while True:
        file.append(block)
        kept += 1
except JournalError as error:
    size = (folder / "journal").stat().st_size
    print("refused", "disque est plein" in str(error), size == 300 * (kept + 1))
filler.unlink()
file.append(block)
print("written", (folder / "journal").read_bytes() == block * (kept + 2))
"""


def run(*command: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_short_write_at_a_size_limit_is_refused_whole_then_recovers(path: Path) -> None:
    path.parent.mkdir()
    assert run(sys.executable, "-c", LIMITED, str(path)) == ["refused True 900"] * 2 + ["written 1200"]


def test_a_full_disk_is_refused_whole_then_recovers(tmp_path: Path) -> None:
    mount = f"mount -t tmpfs -o size=64k none {tmp_path}"
    if subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here; the size limit test covers short writes")
    lines = run("unshare", "-m", "sh", "-c", f'{mount} && "$0" -c "$1" {tmp_path}', sys.executable, FULL)
    assert lines == ["refused True True", "written True"]


def test_a_disk_that_became_read_only_is_refused(tmp_path: Path) -> None:
    mount = f"mount -t tmpfs -o ro,size=64k none {tmp_path}"
    if subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("a file system cannot be mounted here")
    script = "import sys; from pathlib import Path; from proxy.journal.append_file import *\n"
    script += "try: AppendFile(Path(sys.argv[1]) / 'journal')\nexcept JournalError as error: print(error)"
    lines = run("unshare", "-m", "sh", "-c", f'{mount} && "$0" -c "$1" {tmp_path}', sys.executable, script)
    assert lines == ["Le journal ne peut pas être écrit : le disque est en lecture seule."]
