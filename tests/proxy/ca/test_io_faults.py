"""Whichever call of the system fails, and however: there is always one whole authority, or a key that nobody has.

Each step of an authority's life is lived again for each of its calls. The i-th one fails, then the proxy starts on a
sound disk, then the step is taken again.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509

from proxy import ca
from proxy.ca import asking, files, revoking, rotating
from proxy.ca.files import AuthorityError
from tests.proxy.ca.making import NAMES, NOW, alone, fingerprint, published, rooted, signed, there, vault
from tests.proxy.journal.faulty import Disk, Manner

WHOLE = {ca.KEY_FILE, ca.CERTIFICATE_FILE}
WAITING = {files.NEXT_KEY_FILE, ca.NEXT_CERTIFICATE_FILE, files.REQUEST_FILE}

type Step = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Of a step.

    Attributes:
        confdir: The authority before it.
        step: That is taken.
    """

    confdir: Path
    step: Step


def _rotating(confdir: Path) -> Path:
    rotating.rotate(alone(confdir), NAMES, now=NOW)
    return confdir


@pytest.fixture(scope="module")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Beginning]:
    """All steps, each with what it starts from."""
    base = tmp_path_factory.mktemp("beginnings")
    top = vault(base / "vault")
    answered = base / "answered"
    answer = signed(alone(answered), top)
    asked = base / "asked"
    asking.request(alone(asked), NAMES)
    return {
        "create": Beginning(base / "none", lambda confdir: ca.create(confdir, NAMES, now=NOW, overwrite=True)),
        "replace": Beginning(alone(base / "old"), lambda confdir: ca.create(confdir, NAMES, now=NOW, overwrite=True)),
        "renew": Beginning(alone(base / "renew"), lambda confdir: rotating.renew(confdir, NAMES, now=NOW)),
        "rotate": Beginning(alone(base / "rotate"), lambda confdir: rotating.rotate(confdir, NAMES, now=NOW)),
        "finish": Beginning(
            _rotating(base / "finish"), lambda confdir: rotating.finish(confdir, NAMES, now=NOW, at_once=True)
        ),
        "request": Beginning(alone(base / "request"), lambda confdir: asking.request(confdir, NAMES)),
        "accept": Beginning(answered, lambda confdir: asking.accept(confdir, answer, NAMES, now=NOW)),
        "revoke": Beginning(_rotating(base / "revoke"), revoking.revoke),
        "revoke rooted": Beginning(rooted(base / "rooted", top), revoking.revoke),
        "revoke asked": Beginning(asked, revoking.revoke),
    }


KEEPING = ["create", "replace", "renew", "rotate", "finish", "request", "accept"]
ENDING = ["revoke", "revoke rooted", "revoke asked"]


def taken(beginning: Beginning, folder: Path, manner: Manner, at: int) -> tuple[bool, bool]:
    """Take the step on a failing disk: whether it said that it was done, and whether the disk failed."""
    if beginning.confdir.exists():
        shutil.copytree(beginning.confdir, folder)
    disk, done = Disk(folder, manner, at), False
    with disk.failing(), suppress(AuthorityError):
        beginning.step(folder)
        done = True
    return done, disk.calls >= at


def each(beginning: Beginning, tmp_path: Path, manner: Manner, check: Callable[[Path, bool], None]) -> int:
    """Fail at each call in turn until none is left; how many there were."""
    at, failed = 0, True
    while failed:
        at += 1
        folder = tmp_path / f"{at}"
        done, failed = taken(beginning, folder, manner, at)
        try:
            check(folder, done)
        except BaseException as error:
            error.add_note(f"call {at}, {manner}")
            raise
    return at - 1


def in_force(confdir: Path) -> x509.Certificate | None:
    held = files.read_if(confdir / ca.KEY_FILE)
    return held.chain[0] if held else None


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("name", KEEPING)
def test_there_is_always_one_whole_authority(
    beginnings: dict[str, Beginning], tmp_path: Path, name: str, manner: Manner
) -> None:
    beginning = beginnings[name]
    before = in_force(beginning.confdir)

    def check(confdir: Path, done: bool) -> None:
        stopped = in_force(confdir)
        assert done or stopped is not None or before is None
        started = ca.ensure(confdir, NAMES, NOW)
        assert stopped is None or started.fingerprint_sha256 == fingerprint(stopped)
        assert started.anchor_sha256 == fingerprint(published(confdir))
        assert WHOLE <= there(confdir) <= WHOLE | WAITING
        assert all((confdir / key).stat().st_mode & 0o77 == 0 for key in (ca.KEY_FILE,))
        with suppress(AuthorityError):  # it was done after all
            beginning.step(confdir)
        assert ca.ensure(confdir, NAMES, NOW).problems == ()
        if name in {"finish", "accept"}:
            assert there(confdir) == WHOLE
            assert in_force(confdir) != before

    assert each(beginning, tmp_path, manner, check) > 5


@pytest.mark.parametrize("manner", Manner)
@pytest.mark.parametrize("name", ENDING)
def test_a_key_that_is_noted_as_revoked_is_never_used_again(
    beginnings: dict[str, Beginning], tmp_path: Path, name: str, manner: Manner
) -> None:
    beginning = beginnings[name]

    def check(confdir: Path, done: bool) -> None:
        noted = bool(ca.revoked(confdir))
        assert noted or not done
        assert not done or there(confdir) == {files.REVOKED_FILE}
        if noted:
            with pytest.raises(AuthorityError, match="révoquée"):
                ca.ensure(confdir, NAMES, NOW)
        else:
            assert ca.ensure(confdir, NAMES, NOW).problems == ()
            revoking.revoke(confdir)
        assert there(confdir) == {files.REVOKED_FILE}
        assert len(ca.revoked(confdir)) == (2 if name == "revoke" else 1)
        assert ca.create(confdir, NAMES, now=NOW).problems == ()

    assert each(beginning, tmp_path, manner, check) > 10
