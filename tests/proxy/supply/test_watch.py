import asyncio
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from proxy.journal.entries import Entry
from proxy.journal.policy_read import Cause, Outcome, Supplier
from proxy.supply.checkout import Committed
from proxy.supply.notices import Notice
from proxy.supply.reception import Reception
from proxy.supply.signature import sign
from proxy.supply.versions import Versions
from proxy.supply.watch import Watch
from tests.proxy.supply.following import PAUSE_S, file_watch, following, outcomes, until, versions, web_watch
from tests.proxy.supply.server import Server
from tests.proxy.supply.workbench import Bystander, Notebook, commit, git, policy


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


async def test_files_that_extend_one_another_are_left_more_time_to_rest(tmp_path: Path, bystander: Bystander) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy(extends="groupe"))
    (tmp_path / "groupe.yaml").write_bytes(policy("groupe"))
    watch = file_watch(tmp_path, bystander)
    watch.chain_pause_s = 20 * PAUSE_S
    async with following(watch):
        (tmp_path / "groupe.yaml").write_bytes(policy("groupe", version=2))
        await asyncio.sleep(10 * PAUSE_S)
        (tmp_path / "chu.yaml").write_bytes(policy(version=2, extends="groupe"))
        await until(lambda: len(bystander.adopted) == 2)
    assert versions(bystander) == [1, 2]


async def test_a_file_alone_with_its_signature_waits_no_longer_than_it_must(
    tmp_path: Path, bystander: Bystander, key: Ed25519PrivateKey
) -> None:
    def put(content: bytes) -> None:
        (tmp_path / "chu.yaml").write_bytes(content)
        (tmp_path / "chu.yaml.sig").write_bytes(sign(key, "chu.yaml", content))

    watch = file_watch(tmp_path, bystander)
    watch.reception, watch.chain_pause_s = replace(watch.reception, key=key.public_key()), 3600
    put(policy())
    async with following(watch):
        put(policy(version=2))
        await until(lambda: versions(bystander) == [1, 2])


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


@pytest.mark.parametrize("fault", [BrokenPipeError(32, "Broken pipe"), SystemExit(1)])
async def test_a_terminal_that_is_gone_does_not_end_the_watch(
    tmp_path: Path, bystander: Bystander, fault: BaseException
) -> None:
    def tell(notice: Notice) -> None:
        raise fault

    (tmp_path / "chu.yaml").write_bytes(policy())
    watch = file_watch(tmp_path, bystander)
    async with following(watch):
        watch.succession.tell = tell
        for version in (2, 3):
            (tmp_path / "chu.yaml").write_bytes(policy(version=version))
            await until(lambda wanted=version: versions(bystander)[-1] == wanted)  # type: ignore[misc]  # mypy infers no default


async def test_a_fault_that_cannot_even_be_written_down_does_not_end_the_watch(
    tmp_path: Path, bystander: Bystander
) -> None:
    class Faulty(Notebook):
        hits = 0

        async def write(self, record: Entry) -> None:
            self.hits += 1
            raise RuntimeError

    (tmp_path / "chu.yaml").write_bytes(policy())
    watch = file_watch(tmp_path, bystander)
    async with following(watch):
        watch.succession.log = faulty = Faulty()
        (tmp_path / "chu.yaml").write_bytes(policy(version=2))
        await until(lambda: faulty.hits > 3)
        watch.succession.log = bystander.notebook
        await until(lambda: versions(bystander) == [1, 2])


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
