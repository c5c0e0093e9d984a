from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.formatting import difference
from tests.policies.layouts import COMMENTED

LOOSE = COMMENTED.replace("id: essai\ntitle: Essai", "title: Essai\nid: essai")


def fmt(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["policy", "fmt", *map(str, arguments)])


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "loose.yaml"
    path.write_text(LOOSE, "utf-8")
    path.chmod(0o640)
    return path


def test_a_file_is_laid_out_with_its_rights_kept(loose: Path) -> None:
    assert fmt(loose).exit_code == Exit.OK
    assert loose.read_text("utf-8") == COMMENTED
    assert loose.stat().st_mode & 0o777 == 0o640
    assert list(loose.parent.iterdir()) == [loose]


def test_a_file_laid_out_already_is_not_touched(loose: Path) -> None:
    fmt(loose)
    before = loose.stat()
    result = fmt(loose)
    assert (result.exit_code, result.output) == (Exit.OK, "")
    assert (loose.stat().st_mtime_ns, loose.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_check_writes_nothing_and_shows_the_difference(loose: Path) -> None:
    result = fmt("--check", loose)
    assert result.exit_code == Exit.POLICY_UNFORMATTED
    assert "+id: essai\n title: Essai\n-id: essai\n" in result.output
    assert loose.read_text("utf-8") == LOOSE
    fmt(loose)
    assert fmt("--check", loose).exit_code == Exit.OK


def test_a_refused_file_is_left_alone_and_the_others_are_laid_out(loose: Path) -> None:
    broken = loose.with_name("broken.yaml")
    broken.write_text(LOOSE.replace("...\n", ""), "utf-8")
    result = fmt(broken, loose, loose.with_name("rien.yaml"))
    assert result.exit_code == Exit.POLICY_INVALID
    assert "broken.yaml:" in result.output
    assert "rien.yaml : ne peut pas être lu" in result.output
    assert broken.read_text("utf-8") == LOOSE.replace("...\n", "")
    assert loose.read_text("utf-8") == COMMENTED


def test_a_difference_shows_ends_of_line() -> None:
    assert list(difference("a", "x\r\n", "x\n"))[3:5] == ["-x␍", "+x"]
