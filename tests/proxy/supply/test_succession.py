from collections.abc import Mapping
from pathlib import Path

import pytest

from policies.loading import Loaded, load
from policies.parsing import Parsed
from proxy.journal.policy_read import Cause, Outcome, Supplier
from proxy.supply.archive import Archive
from proxy.supply.notices import Notice, Tone
from proxy.supply.reception import Delivery, Reception, Refusal
from proxy.supply.shelf import Folder
from proxy.supply.versions import Versions
from tests.proxy.supply.workbench import Bystander, policy

BROKEN = Delivery({}, refusal=Refusal(Cause.INVALID, "chu.yaml:3:1 version", complaints=2))


def good(version: int = 1) -> Delivery:
    return Delivery({}, load(policy(version=version).decode()))


def sha(delivery: Delivery) -> str:
    assert isinstance(delivery.loaded, Loaded)
    return delivery.loaded.sha256


class Refusing(Versions):
    """Versions on a disk that is full."""

    def raise_to(self, files: Mapping[str, Parsed]) -> None:
        raise OSError(28, "plus de place")


@pytest.fixture
def reception(tmp_path: Path) -> Reception:
    return Reception(Supplier.GIT, Folder(tmp_path), "chu.yaml", set())


async def test_a_policy_comes_into_force_once_its_line_is_written(bystander: Bystander, reception: Reception) -> None:
    assert await bystander.succession().weigh(good(3), reception)
    assert bystander.adopted == [(3, 1)]
    [line] = bystander.notebook.lines
    assert (line.outcome, line.supplier, line.policy_id, line.version) == (Outcome.IN_FORCE, Supplier.GIT, "chu", 3)
    assert line.policy_hash == sha(good(3))


async def test_a_refused_policy_leaves_the_one_before_and_a_line(bystander: Bystander, reception: Reception) -> None:
    succession = bystander.succession()
    await succession.weigh(good(), reception)
    assert await succession.weigh(BROKEN, reception)
    assert bystander.adopted == [(1, 1)]
    line = bystander.notebook.lines[-1]
    assert (line.outcome, line.cause, line.complaints) == (Outcome.REFUSED, Cause.INVALID, 2)
    assert (line.policy_hash, line.version) == (sha(good()), 1)
    assert bystander.told[-1].tone is Tone.WARNING


async def test_what_is_known_is_neither_written_nor_told_again(bystander: Bystander, reception: Reception) -> None:
    succession = bystander.succession()
    for delivery in (good(), good(), BROKEN, BROKEN, good(), good()):
        assert await succession.weigh(delivery, reception)
    outcomes = [line.outcome for line in bystander.notebook.lines]
    assert outcomes == [Outcome.IN_FORCE, Outcome.REFUSED, Outcome.IN_FORCE]
    assert len(bystander.told) == 3


async def test_without_a_journal_nothing_changes_until_it_is_back(bystander: Bystander, reception: Reception) -> None:
    succession = bystander.succession()
    await succession.weigh(good(1), reception)
    bystander.notebook.full = True
    for _ in range(3):
        assert not await succession.weigh(good(2), reception)
    assert bystander.adopted == [(1, 1)]
    assert succession.in_force == good(1).loaded
    assert len(bystander.told) == 2
    bystander.notebook.full = False
    assert await succession.weigh(good(2), reception)
    assert bystander.adopted == [(1, 1), (2, 2)]


async def test_a_spare_comes_into_force_while_what_it_stands_for_is_still_refused(
    bystander: Bystander, reception: Reception
) -> None:
    succession = bystander.succession()
    await succession.weigh(BROKEN, reception)
    assert bystander.told[-1].tone is Tone.CLOSED
    await succession.weigh(good(), reception, spare=True)
    await succession.weigh(BROKEN, reception)
    assert [line.outcome for line in bystander.notebook.lines] == [Outcome.REFUSED, Outcome.IN_FORCE]
    await succession.weigh(good(), reception)
    assert len(bystander.notebook.lines) == 3


async def test_a_version_that_cannot_be_noted_is_refused_at_the_last_moment(
    bystander: Bystander, tmp_path: Path
) -> None:
    refusing = Reception(Supplier.GIT, Folder(tmp_path), "chu.yaml", set(), versions=Refusing(tmp_path))
    assert await bystander.succession().weigh(good(), refusing)
    assert bystander.adopted == []
    assert [line.cause for line in bystander.notebook.lines] == [None, Cause.UNREADABLE]
    assert bystander.notebook.lines[-1].policy_hash is None


async def test_a_version_is_raised_only_once_the_journal_has_its_line(bystander: Bystander, tmp_path: Path) -> None:
    raised: list[int] = []

    class Noting(Versions):
        def raise_to(self, files: Mapping[str, Parsed]) -> None:
            raised.append(len(bystander.notebook.lines))

    reception = Reception(Supplier.GIT, Folder(tmp_path), "chu.yaml", set(), versions=Noting(tmp_path))
    succession = bystander.succession()
    bystander.notebook.full = True
    assert not await succession.weigh(good(), reception)
    assert raised == []
    bystander.notebook.full = False
    assert await succession.weigh(good(), reception)
    assert raised == [1]


@pytest.mark.parametrize("fault", [BrokenPipeError(32, "Broken pipe"), SystemExit(1), ValueError("closed")])
async def test_a_listener_that_is_gone_changes_nothing(
    bystander: Bystander, reception: Reception, fault: BaseException
) -> None:
    def tell(notice: Notice) -> None:
        raise fault

    succession = bystander.succession()
    succession.tell = tell
    for delivery in (good(), BROKEN, good(2)):
        assert await succession.weigh(delivery, reception)
    bystander.notebook.full = True
    assert not await succession.weigh(good(3), reception)
    assert bystander.adopted == [(1, 1), (2, 3)]


class Failing(Archive):
    """An archive of which nothing comes."""

    def __init__(self, fault: Exception) -> None:
        super().__init__(Path())
        self.fault = fault

    def keep(self, loaded: Loaded) -> None:
        raise self.fault


async def test_a_policy_in_force_is_kept_and_a_refused_one_is_not(
    bystander: Bystander, reception: Reception, tmp_path: Path
) -> None:
    succession = bystander.succession()
    succession.archive = Archive(tmp_path / "archive")
    for delivery in (good(1), BROKEN, good(2), good(1)):
        await succession.weigh(delivery, reception)
    assert {file.stem for file in (tmp_path / "archive").iterdir()} == {sha(good(1)), sha(good(2))}
    assert [notice.words for notice in bystander.told if "archive" in notice.words] == []


@pytest.mark.parametrize(
    ("fault", "said"), [(OSError(28, "No space left"), "le disque est plein"), (KeyError("x"), "KeyError")]
)
async def test_an_archive_that_fails_is_told_and_the_policy_is_in_force(
    bystander: Bystander, reception: Reception, fault: Exception, said: str
) -> None:
    succession = bystander.succession()
    succession.archive = Failing(fault)
    assert await succession.weigh(good(), reception)
    assert bystander.adopted == [(1, 1)]
    assert [notice.tone for notice in bystander.told] == [Tone.NEWS, Tone.WARNING]
    assert said in bystander.told[-1].words
