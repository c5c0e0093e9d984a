"""Who asked: keyed hashes in the journal, and a name that two custodians read together. Nobody's name is anywhere."""

import asyncio
import base64
import os
import pwd
import shutil
import socket
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from policies.loading import load
from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.journal.custody import revealed
from proxy.journal.pseudonym import Pseudonyms
from tests.wire.kit import CHAT, HARMLESS, LETTER, World, asking, client, decisions, journal

_SETPRIV = shutil.which("setpriv")
_NOBODY = pwd.getpwnam("nobody")


def hashes(paravent: Paravent) -> Pseudonyms:
    return Pseudonyms.at(paravent.settings.identity)


async def curl(paravent: Paravent, *before: str) -> None:
    """Ask a harmless question, as whoever the command that comes before makes of us."""
    arguments = ["curl", "--silent", "--insecure", "--proxy", f"http://127.0.0.1:{paravent.port}", CHAT]
    arguments += ["--header", "content-type: application/json", "--data-binary", asking(HARMLESS).decode()]
    process = await asyncio.create_subprocess_exec(*before, *arguments, stdout=asyncio.subprocess.PIPE)
    said, _ = await process.communicate()
    assert b"choices" in said


async def test_a_decision_names_person_and_machine_by_hashes_alone(paravent: Paravent) -> None:
    async with client(paravent) as workstation:
        for body in (asking(LETTER), asking(HARMLESS), b'{"messages": ['):
            await workstation.post(CHAT, content=body)
    login, machine = pwd.getpwuid(os.getuid()).pw_name, socket.gethostname()
    ours = hashes(paravent)
    lines = decisions(paravent)
    assert len(lines) == 3
    assert {line["user"] for line in lines} == {ours.of("user", login)}
    assert {line["workstation"] for line in lines} == {ours.of("workstation", machine)}
    written = "".join(file.read_text("utf-8") for file in paravent.settings.journal.glob("*.jsonl"))
    assert f'"{login}"' not in written
    assert machine not in written
    assert [line for line in journal(paravent) if line["event"] == "identity"] == []


@pytest.mark.skipif(os.getuid() != 0 or _SETPRIV is None, reason="only root can ask as somebody else")
async def test_two_accounts_of_one_machine_are_two_people_on_it(paravent: Paravent) -> None:
    another = [str(_SETPRIV), f"--reuid={_NOBODY.pw_uid}", f"--regid={_NOBODY.pw_gid}", "--clear-groups"]
    await curl(paravent)
    await curl(paravent, *another)
    first, second = decisions(paravent)
    ours = hashes(paravent)
    assert (first["user"], second["user"]) == (ours.of("user", "root"), ours.of("user", "nobody"))
    assert first["workstation"] == second["workstation"]


async def test_with_custodians_the_name_is_sealed_for_both_before_the_first_decision(
    world: World, tmp_path: Path, received: list[Received]
) -> None:
    keys = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    public = [base64.b64encode(key.public_key().public_bytes_raw()).decode() for key in keys]
    policy = tmp_path / "chu.yaml"
    policy.write_text(
        "extends: has-2025\nid: chu\ntitle: CHU\nversion: 1\ncustodians:\n"
        f'  - {{title: DPO, key: "{public[0]}"}}\n  - {{title: RSSI, key: "{public[1]}"}}\n...\n',
        "utf-8",
    )
    async with world.running(policy=policy) as paravent, client(paravent) as workstation:
        for _ in range(3):
            await workstation.post(CHAT, content=asking(HARMLESS))
        lines = [line for line in journal(paravent) if line["event"] in {"identity", "decision"}]
        archived = list((paravent.settings.home / "policy" / "archive").iterdir())
        [kept] = [load(file) for file in archived]
    assert [line["event"] for line in lines] == ["identity", "decision", "decision", "decision"]
    assert {line["user"] for line in lines} == {lines[0]["user"]}
    login = pwd.getpwuid(os.getuid()).pw_name
    assert revealed(lines[0]["sealed"], keys, lines[0]["user"]) == login
    assert [file.stem for file in archived] == [lines[-1]["policy_hash"]]
    assert [one.key for one in kept.policy.custodians] == public


async def test_without_a_key_of_ours_alone_nobody_is_named_and_that_is_said(
    world: World, tmp_path: Path, received: list[Received]
) -> None:
    settings = world.settings(tmp_path)
    Pseudonyms.at(settings.identity)
    settings.identity.chmod(0o644)
    paravent = Paravent(settings, world.pool)
    await paravent.start()
    try:
        async with client(paravent) as workstation:
            assert (await workstation.post(CHAT, content=asking(HARMLESS))).status_code == 200
        [line] = decisions(paravent)
    finally:
        await paravent.stop()
    assert not {"user", "workstation"} & line.keys()
    assert ["lisible par d'autres" in notice.words for notice in paravent.notices] == [True, False]
