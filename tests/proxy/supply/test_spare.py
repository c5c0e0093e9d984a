from pathlib import Path

import pytest

from policies.parsing import MAX_BYTES
from proxy.journal.policy_read import Outcome, Supplier
from proxy.supply.kept import Kept
from tests.proxy.supply.following import following, until, versions, web_watch
from tests.proxy.supply.server import Server
from tests.proxy.supply.workbench import Bystander, policy


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
        refusals = [notice.words for notice in bystander.told if "copie de secours" in notice.words]
        assert ["or la version 2 a déjà été en vigueur" in words for words in refusals] == [True]


async def test_what_the_journal_could_not_take_does_not_shut_out_the_copy(
    tmp_path: Path, server: Server, bystander: Bystander
) -> None:
    before = Bystander()
    server.files["/chu.yaml"] = policy()
    async with following(web_watch(server, tmp_path, before)):
        before.notebook.full = True
        server.files["/chu.yaml"] = policy(version=2)
        await until(lambda: "journal" in before.told[-1].words)
    assert versions(before) == [1]
    server.status = 503
    async with following(web_watch(server, tmp_path, bystander)):
        assert versions(bystander) == [2]


async def test_a_copy_that_cannot_be_kept_is_told_and_the_policy_is_in_force(
    tmp_path: Path, server: Server, bystander: Bystander
) -> None:
    server.files["/chu.yaml"] = policy()
    (tmp_path / "kept.json").mkdir()
    (tmp_path / "kept.json" / "inside").write_bytes(b"")
    async with following(web_watch(server, tmp_path, bystander)):
        assert versions(bystander) == [1]
        assert ["copie de secours" in notice.words for notice in bystander.told] == [True, False]
