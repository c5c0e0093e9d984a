from pathlib import Path

import pytest

from proxy.install.account import Account, ids
from proxy.install.errors import InstallError
from tests.proxy.install.roots import needs_root, seen

ACCOUNT = Account("paravent", "/var/lib/paravent")


def test_an_account_is_known_by_its_numbers(bare: Path) -> None:
    assert ids(bare, "paravent") == (997, 996)


def test_an_account_that_is_not_there_is_an_error(bare: Path) -> None:
    with pytest.raises(InstallError, match="hugo"):
        ids(bare, "hugo")


@needs_root
@pytest.mark.timeout(600)
def test_an_account_has_neither_password_nor_shell_and_leaves_no_trace(machine: Path) -> None:
    before = seen(machine)
    assert not ACCOUNT.is_done(machine)
    ACCOUNT.do(machine)
    assert ACCOUNT.is_done(machine)
    line = next(line for line in (machine / "etc/passwd").read_text().splitlines() if line.startswith("paravent:"))
    assert line.endswith(":/var/lib/paravent:/usr/sbin/nologin")
    assert "paravent:!" in (machine / "etc/shadow").read_text()
    assert ids(machine, "paravent")[0] < 1000
    ACCOUNT.undo(machine)
    assert seen(machine) == before


@needs_root
@pytest.mark.timeout(600)
def test_an_account_that_was_never_made_is_not_missed(machine: Path) -> None:
    before = seen(machine)
    ACCOUNT.undo(machine)
    assert seen(machine) == before
