import os
import stat
import time
from pathlib import Path

import pytest

from proxy.supply import git
from proxy.supply.git import GitError
from tests.proxy.supply import workbench
from tests.proxy.supply.workbench import policy


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone, with a remote."""
    workbench.commit(tmp_path / "remote", chu=policy())
    workbench.git(tmp_path, "clone", "--quiet", str(tmp_path / "remote"), "checkout")
    return tmp_path / "checkout"


def trap(folder: Path, name: str = "trap") -> tuple[Path, Path]:
    """A program that leaves a mark, and the mark."""
    program, mark = folder / name, folder / "mark"
    program.write_text(f"#!/bin/sh\ntouch {mark}\nexit 1\n")
    program.chmod(stat.S_IRWXU)
    return program, mark


def test_git_says_what_it_prints(checkout: Path) -> None:
    assert git.run(checkout, "remote") == b"origin\n"


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("core.fsmonitor", ["ls-files", "--others"]),
        ("core.sshCommand", ["fetch", "ssh://exemple.invalid/depot"]),
        ("core.gitProxy", ["fetch", "git://exemple.invalid/depot"]),
        ("remote.origin.uploadpack", ["fetch", "--upload-pack=git-upload-pack"]),
    ],
)
def test_a_program_that_the_checkout_names_is_not_run(
    tmp_path: Path, checkout: Path, setting: str, command: list[str]
) -> None:
    program, mark = trap(tmp_path)
    workbench.git(checkout, "config", setting, str(program))
    try:
        git.run(checkout, *command)
    except GitError:
        assert "invalid" in command[-1]
    assert not mark.exists()


def test_a_hook_of_the_checkout_is_not_run(tmp_path: Path, checkout: Path) -> None:
    _, mark = trap(checkout / ".git" / "hooks", "reference-transaction")
    workbench.commit(tmp_path / "remote", chu=policy(version=2))
    git.run(checkout, "fetch", "--quiet")
    assert git.run(checkout, "rev-parse", "origin/main").decode().strip() == workbench.git(
        tmp_path / "remote", "rev-parse", "HEAD"
    )
    assert not mark.exists()


@pytest.mark.parametrize("url", ["ext::sh -c touch% mark", "git://127.0.0.1/x", "http://127.0.0.1/x", "file-helper::x"])
def test_a_transport_that_runs_programs_or_speaks_in_clear_is_refused(checkout: Path, url: str) -> None:
    workbench.git(checkout, "config", "protocol.allow", "always")
    with pytest.raises(GitError, match="git fetch a échoué"):
        git.run(checkout, "fetch", url)
    assert not (checkout / "mark").exists()


def test_the_environment_does_not_lead_git_elsewhere(
    tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "remote" / ".git"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "alias.x")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "remote")
    assert git.run(checkout, "remote") == b"origin\n"
    with pytest.raises(GitError):
        git.run(checkout, "x")


def test_what_is_no_checkout_is_told_by_its_folder_and_git_s_reason(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(GitError, match=r"nothing : git remote a échoué \(.*not a git repository"):
        git.run(tmp_path / "nothing", "remote")


def test_an_account_in_an_address_is_not_repeated(checkout: Path) -> None:
    with pytest.raises(GitError) as refused:
        git.run(checkout, "fetch", "ftp://claire:secret@exemple.invalid/x")
    assert "secret" not in str(refused.value)


def test_a_git_that_does_not_answer_is_ended(tmp_path: Path, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    started = time.monotonic()
    with pytest.raises(GitError, match="n'a pas répondu"):
        git.run(checkout, "remote", timeout=0.3)
    assert time.monotonic() - started < 10


def test_a_machine_without_git_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(GitError, match="pas installée"):
        git.run(checkout, "remote")
