"""A policy comes from a Git checkout or an HTTPS address, signed or not, and never goes back."""

from pathlib import Path

from proxy.cli.signing import PRIVATE, PUBLIC, keygen, sign
from proxy.composition import Paravent
from proxy.supply.origin import Checkout, Page
from tests.proxy.supply.server import serving
from tests.proxy.supply.workbench import commit, git, policy
from tests.wire.kit import Json, World, until
from tests.wire.two_policies import OPEN, SHUT, allows, in_force, policies, sha


async def test_a_policy_from_a_checkout_follows_what_is_committed_and_never_goes_back(
    world: World, tmp_path: Path
) -> None:
    remote, checkout = tmp_path / "remote", tmp_path / "checkout"
    commit(remote, chu=SHUT)
    git(tmp_path, "clone", "--quiet", str(remote), str(checkout))
    async with world.running(policy=Checkout(checkout, "chu"), policy_every_s=0.2) as paravent:
        (checkout / "chu.yaml").write_bytes(OPEN)
        assert not await allows(paravent)
        commit(remote, chu=SHUT.replace(b"action: block", b"action: redact").replace(b"version: 1", b"version: 2"))
        await until(lambda: policies(paravent)[-1].get("cause") == "invalid")
        opened = policy("fermee", version=3)
        commit(remote, chu=opened)
        await until(lambda: in_force(paravent) == sha(opened))
        assert await allows(paravent)
        commit(remote, chu=SHUT)
        await until(lambda: policies(paravent)[-1].get("cause") == "rollback")
        assert await allows(paravent)


async def test_a_signed_policy_of_an_address_outlives_a_restart_without_network(world: World, tmp_path: Path) -> None:
    keygen(tmp_path / "keys")
    file, home = tmp_path / "fermee.yaml", tmp_path / "home"
    file.write_bytes(SHUT)
    sign(file, tmp_path / "keys" / PRIVATE)
    with serving(tmp_path / "server.pem") as server:
        place: Json = {
            "policy": Page(f"{server.address}/ia/", "fermee"),
            "policy_key": tmp_path / "keys" / PUBLIC,
            "policy_authority": server.authority,
            "policy_every_s": 0.2,
        }
        server.files["/ia/fermee.yaml"] = SHUT
        first = Paravent(world.settings(home, **place), world.pool)
        await first.start()
        try:
            assert first.troubles != []
            server.files["/ia/fermee.yaml.sig"] = file.with_name("fermee.yaml.sig").read_bytes()
            await until(lambda: first.screening.loaded is not None)
            del server.files["/ia/fermee.yaml.sig"]
            await until(lambda: policies(first)[-1].get("cause") == "signature")
            assert in_force(first) == sha(SHUT)
            await until(lambda: server.asked[-2:] == [("/ia/fermee.yaml", 304), ("/ia/fermee.yaml.sig", 404)])
        finally:
            await first.stop()
    again = Paravent(world.settings(home, **place), world.pool)
    await again.start()
    try:
        assert in_force(again) == sha(SHUT)
        assert not await allows(again)
    finally:
        await again.stop()
    told = [(line["outcome"], line["supplier"], line.get("cause")) for line in policies(again)]
    assert told[-2:] == [("refused", "https", "unreachable"), ("in_force", "kept", None)]
    assert all(line["signed"] for line in policies(again))
