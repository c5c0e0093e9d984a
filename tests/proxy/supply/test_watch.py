import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from policies.parsing import MAX_BYTES
from proxy.journal.record import Cause, Outcome, Supplier
from proxy.supply.checkout import Committed
from proxy.supply.https import Https
from proxy.supply.kept import Kept
from proxy.supply.reception import Reception
from proxy.supply.shelf import Folder
from proxy.supply.versions import Versions
from proxy.supply.watch import Spare, Watch
from proxy.supply.web import Web
from tests.proxy.supply.server import Server
from tests.proxy.supply.workbench import Bystander, commit, git, policy

PAUSE_S = 0.05


def file_watch(folder: Path, bystander: Bystander) -> Watch:
    reception = Reception(Supplier.FILE, Folder(folder), "chu.yaml", set())
    return Watch(reception, bystander.succession(), PAUSE_S, PAUSE_S)


@asynccontextmanager
async def following(watch: Watch) -> AsyncIterator[None]:
    await watch.begin()
    task = asyncio.create_task(watch.follow())
    try:
        yield
    finally:
        assert not task.done()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until(happens: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not happens():  # noqa: ASYNC110 - what it waits for is on a disk
            await asyncio.sleep(0.01)


def versions(bystander: Bystander) -> list[int]:
    return [version for version, _ in bystander.adopted]


def outcomes(bystander: Bystander) -> list[tuple[Outcome, Cause | None]]:
    return [(line.outcome, line.cause) for line in bystander.notebook.lines]


async def test_a_file_that_changes_is_read_again_and_one_that_is_touched_is_not_told(
    tmp_path: Path, bystander: Bystander
) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(policy())
    async with following(file_watch(tmp_path, bystander)):
        os.utime(file)
        await asyncio.sleep(5 * PAUSE_S)
        assert versions(bystander) == [1]
        file.write_bytes(policy(version=2))
        await until(lambda: versions(bystander) == [1, 2])
    assert outcomes(bystander) == [(Outcome.IN_FORCE, None)] * 2


async def test_a_file_that_another_extends_is_watched_too(tmp_path: Path, bystander: Bystander) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy(extends="groupe"))
    (tmp_path / "groupe.yaml").write_bytes(policy("groupe"))
    async with following(file_watch(tmp_path, bystander)):
        (tmp_path / "groupe.yaml").write_bytes(policy("groupe", version=2))
        await until(lambda: len(bystander.adopted) == 2)
    assert len({line.policy_hash for line in bystander.notebook.lines}) == 2


async def test_a_file_that_never_rests_is_not_read(tmp_path: Path, bystander: Bystander) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy())
    async with following(file_watch(tmp_path, bystander)):
        with (tmp_path / "chu.yaml").open("ab", buffering=0) as file:
            for _ in range(60):
                file.write(b"#")
                await asyncio.sleep(PAUSE_S / 5)
                assert len(bystander.notebook.lines) == 1


async def test_a_broken_file_leaves_the_policy_and_a_good_one_takes_its_place(
    tmp_path: Path, bystander: Bystander
) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(policy())
    async with following(file_watch(tmp_path, bystander)):
        file.write_bytes(b"id: chu\nid: chu\n")
        await until(lambda: len(bystander.notebook.lines) == 2)
        file.unlink()
        await until(lambda: len(bystander.notebook.lines) == 3)
        assert versions(bystander) == [1]
        file.write_bytes(policy(version=2))
        await until(lambda: versions(bystander) == [1, 2])
    causes = [cause for _, cause in outcomes(bystander)]
    assert causes == [None, Cause.INVALID, Cause.UNREADABLE, None]
    assert "chu.yaml:2:1" in bystander.told[1].words


async def test_a_start_without_a_policy_is_mended_by_a_good_file(tmp_path: Path, bystander: Bystander) -> None:
    async with following(file_watch(tmp_path, bystander)):
        assert versions(bystander) == []
        (tmp_path / "chu.yaml").write_bytes(policy(version=4))
        await until(lambda: versions(bystander) == [4])


async def test_what_the_journal_could_not_take_is_brought_again(tmp_path: Path, bystander: Bystander) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy())
    bystander.notebook.full = True
    async with following(file_watch(tmp_path, bystander)):
        await asyncio.sleep(5 * PAUSE_S)
        assert versions(bystander) == []
        bystander.notebook.full = False
        await until(lambda: versions(bystander) == [1])


async def test_a_fault_of_ours_does_not_end_the_watch(tmp_path: Path, bystander: Bystander) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy())
    watch = file_watch(tmp_path, bystander)
    async with following(watch):
        shelf, broken = watch.reception.shelf, Reception(Supplier.FILE, None, "chu.yaml", set())  # type: ignore[arg-type]  # the point
        watch.reception = broken
        await until(lambda: outcomes(bystander)[-1][1] is Cause.INTERNAL)
        watch.reception = Reception(Supplier.FILE, shelf, "chu.yaml", set())
        (tmp_path / "chu.yaml").write_bytes(policy(version=2))
        await until(lambda: versions(bystander)[-1] == 2)


async def test_a_checkout_is_followed_through_its_remote_and_never_back(tmp_path: Path, bystander: Bystander) -> None:
    remote, checkout = tmp_path / "remote", tmp_path / "checkout"
    commit(remote, chu=policy(version=2))
    git(tmp_path, "clone", "--quiet", str(remote), str(checkout))
    seen = Versions(tmp_path / "versions.json")
    reception = Reception(Supplier.GIT, Committed(checkout), "chu.yaml", set(), versions=seen)
    async with following(Watch(reception, bystander.succession(), PAUSE_S, PAUSE_S)):
        (checkout / "chu.yaml").write_bytes(policy(version=9))
        commit(remote, chu=policy(version=3))
        await until(lambda: versions(bystander) == [2, 3])
        git(remote, "reset", "--quiet", "--hard", "HEAD~1")
        await until(lambda: outcomes(bystander)[-1][1] is Cause.ROLLBACK)
        commit(remote, chu=policy(version=3, title="Autre"))
        await until(lambda: "augmentez" in bystander.told[-1].words)
        shutil.move(remote, tmp_path / "away")
        await until(lambda: outcomes(bystander)[-1][1] is Cause.UNREACHABLE)
    assert versions(bystander) == [2, 3]


def web_watch(server: Server, home: Path, bystander: Bystander) -> Watch:
    kept, seen = Kept(home / "kept.json", f"{server.address}/"), Versions(home / "versions.json")
    web = Web(f"{server.address}/", Https(server.authority))
    there = Reception(Supplier.HTTPS, web, "chu.yaml", set(), versions=seen)
    spare = Reception(Supplier.KEPT, kept, "chu.yaml", set(), versions=seen)
    return Watch(there, bystander.succession(), PAUSE_S, PAUSE_S, Spare(kept, spare))


async def test_an_address_is_followed_with_its_neighbours_and_asked_for_little(
    tmp_path: Path, server: Server, bystander: Bystander
) -> None:
    server.files |= {"/chu.yaml": policy(extends="groupe"), "/groupe.yaml": policy("groupe")}
    async with following(web_watch(server, tmp_path, bystander)):
        await until(lambda: len(server.asked) >= 8)
        server.files["/groupe.yaml"] = policy("groupe", version=2)
        await until(lambda: len(bystander.adopted) == 2)
    paths = [path for path, status in server.asked if status == 200]
    assert paths == ["/chu.yaml", "/groupe.yaml", "/groupe.yaml"]


@pytest.mark.parametrize("harm", ["away", "broken", "gone", "older", "too large"])
async def test_a_start_without_a_good_policy_at_the_other_end_begins_with_the_copy(
    tmp_path: Path, server: Server, bystander: Bystander, harm: str
) -> None:
    server.files["/chu.yaml"] = policy(version=2)
    async with following(web_watch(server, tmp_path, Bystander())):
        pass
    match harm:
        case "away":
            server.status = 503
        case "gone":
            server.files.clear()
        case "older":
            server.files["/chu.yaml"] = policy(version=1)
        case "too large":
            server.files["/chu.yaml"] = b" " * (MAX_BYTES + 10)
        case _:
            server.files["/chu.yaml"] = b"id: chu\n"
    async with following(web_watch(server, tmp_path, bystander)):
        assert versions(bystander) == [2]
        assert [line.supplier for line in bystander.notebook.lines] == [Supplier.HTTPS, Supplier.KEPT]
        server.status, server.files["/chu.yaml"] = 0, policy(version=3)
        await until(lambda: versions(bystander) == [2, 3])
    assert [line.outcome for line in bystander.notebook.lines] == [
        Outcome.REFUSED,
        Outcome.IN_FORCE,
        Outcome.IN_FORCE,
    ]


async def test_a_copy_that_someone_made_older_is_refused(tmp_path: Path, server: Server, bystander: Bystander) -> None:
    server.files["/chu.yaml"] = policy(version=2)
    async with following(web_watch(server, tmp_path, Bystander())):
        pass
    Kept(tmp_path / "kept.json", f"{server.address}/").keep({"chu.yaml": policy(version=1)})
    server.status = 503
    async with following(web_watch(server, tmp_path, bystander)):
        assert versions(bystander) == []


async def test_a_copy_that_cannot_be_kept_is_told_and_the_policy_is_in_force(
    tmp_path: Path, server: Server, bystander: Bystander
) -> None:
    server.files["/chu.yaml"] = policy()
    (tmp_path / "kept.json").mkdir()
    (tmp_path / "kept.json" / "inside").write_bytes(b"")
    async with following(web_watch(server, tmp_path, bystander)):
        assert versions(bystander) == [1]
        assert "copie de secours" in bystander.told[-1].words
