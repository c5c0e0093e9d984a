"""A policy changes while the proxy runs: every request is judged by one of the two, whatever the file goes through."""

import asyncio
import itertools
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest

from proxy import ca
from proxy.audit.verdict import Verdict
from proxy.audit.verify import verify
from proxy.composition import Paravent
from proxy.demo.stand_in import Received
from proxy.journal.reading import lines
from proxy.supply.notices import Notice, Tone
from tests.proxy.supply.workbench import policy
from tests.wire.crowd import Answer, Errand, crowd
from tests.wire.kit import CHAT, HARMLESS, LETTER, Json, World, asking, client, decisions, until
from tests.wire.two_policies import OPEN, SHUT, allows, in_force, policies, sha

RATE = 200
REST_S = 1.3
"""Longer than the watch needs to see that a file rests."""

CUT = SHUT[: SHUT.index(b"rules:")]
"""Reads well, and protects less."""

BROKEN: Sequence[bytes] = (
    CUT,
    SHUT.replace(b"action: block", b"action: laisser"),
    SHUT + b"id: fermee\n",
    b"",
    OPEN.replace(b"has-2025", b"absente"),
)


def errand(paravent: Paravent) -> Errand:
    """Harmless questions, and a name to redact now and then."""
    certificate, service = paravent.settings.authority / ca.CERTIFICATE_FILE, urlsplit(CHAT)
    bodies = [asking(words).decode() for words in (*[HARMLESS] * 9, LETTER)]
    return Errand(paravent.port, str(certificate), str(service.hostname), service.path, bodies, RATE)


async def rewrite(file: Path, content: bytes, *, mode: Literal["wb", "ab"] = "wb") -> None:
    """Write bytes into a file one by one."""
    with file.open(mode, buffering=0) as opened:
        for index in range(len(content)):
            await asyncio.sleep(0.0005)
            opened.write(content[index : index + 1])


def between(paravent: Paravent, start: int, end: int) -> set[str]:
    """Hashes of the decisions written between two lines of the journal."""
    written = [line for line in lines(paravent.settings.journal) if start < line.seq <= end]
    return {str(line.entry["policy_hash"]) for line in written if line.event == "decision"}


@dataclass
class Ordeal:
    """What a file goes through, and where the journal stood while the policy before had to hold."""

    paravent: Paravent
    file: Path
    told: list[Notice] = field(default_factory=list)
    held: list[tuple[str, int, int]] = field(default_factory=list)

    async def round(self, broken: bytes, content: bytes) -> None:
        """Break the file, then write a good one byte by byte, left without its end until that is refused too."""
        before, start = in_force(self.paravent), self._length()
        end = content.rindex(b"...")
        await self._refused(broken)
        await self._refused(content[:end])
        await rewrite(self.file, content[end:], mode="ab")
        self.held.append((before, start, self._length()))
        await until(lambda: in_force(self.paravent) == sha(content))
        await asyncio.sleep(0.5)  # what was being judged meanwhile is written by then

    async def _refused(self, content: bytes) -> None:
        told = len(self.told)
        await rewrite(self.file, content)
        await until(lambda: len(self.told) > told)

    def _length(self) -> int:
        return sum(1 for _ in lines(self.paravent.settings.journal))


@pytest.mark.timeout(300)
async def test_every_decision_is_by_one_of_two_policies_while_their_file_is_rewritten(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(OPEN)
    async with world.running(policy=file) as paravent:
        ordeal = Ordeal(paravent, file)
        paravent.listen(ordeal.told.append)
        async with client(paravent) as first:
            for words in (HARMLESS, LETTER):
                assert (await first.post(CHAT, content=asking(words))).status_code == 200
        async with crowd(errand(paravent)) as asked:
            await until(lambda: len(decisions(paravent)) > RATE / 10)
            for broken, content in zip(BROKEN, itertools.cycle((SHUT, OPEN))):
                await ordeal.round(broken, content)
        by_id = {line["id"]: line for line in decisions(paravent)[2:]}
        for before, start, end in ordeal.held:
            assert between(paravent, start, end) == {before}
        said = policies(paravent)
        verified = verify(paravent.settings.journal)
    figure = f"{len(asked.answers)} requests, {asked.rate:.0f} a second of {RATE} wanted, {len(said)} policies read"
    with capsys.disabled():
        print(f"\n{figure}")  # noqa: T201 - what was reached, for whoever runs the test
    assert verified.verdict is Verdict.OK
    told = Counter((line["outcome"], line.get("cause")) for line in said)
    assert told["in_force", None] == len(BROKEN) + 1
    assert told["refused", "invalid"] >= 2 * len(BROKEN)
    _answered_by_either(asked.answers, by_id)


def _answered_by_either(answers: Sequence[Answer], by_id: dict[str, Json]) -> None:
    """Each request was answered by one of the two policies, the one that the journal says."""
    assert Counter(line["policy_hash"] for line in by_id.values()).keys() == {sha(OPEN), sha(SHUT)}
    passed, blocked = ([answer for answer in answers if bool(answer.code) is said] for said in (False, True))
    assert {answer.status for answer in passed} == {200}
    assert {(answer.status, answer.code) for answer in blocked} == {(403, "rien-ne-part")}
    assert {by_id[answer.reference]["policy_hash"] for answer in blocked} == {sha(SHUT)}
    actions = Counter((line["policy_hash"], line["action"] == "block") for line in by_id.values())
    assert actions == {(sha(OPEN), False): len(passed), (sha(SHUT), True): len(blocked)}


async def test_a_good_file_opens_a_gate_that_was_shut_at_start_for_want_of_a_policy(
    world: World, tmp_path: Path, received: list[Received]
) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(CUT)
    async with world.running(policy=file) as paravent:
        [trouble] = paravent.troubles
        assert f"{file}:5:1 le fichier n'est pas entier" in trouble
        assert not await allows(paravent)
        assert received == []
        file.write_bytes(OPEN)
        await until(lambda: paravent.screening.loaded is not None)
        assert await allows(paravent)
    assert len(received) == 1


async def test_a_policy_says_how_long_an_analysis_and_a_conversation_may_last(world: World, tmp_path: Path) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(policy(limits="{seconds: 9, pseudonyms_hours: 2}"))
    async with world.running(policy=file) as paravent:
        assert paravent.pool.limits.most_s == 9
        assert paravent.keeper.conversations.lifetime_s == 2 * 3600
        file.write_bytes(OPEN)
        await until(lambda: in_force(paravent) == sha(OPEN))
        assert paravent.pool.limits.most_s == 15
        assert paravent.keeper.conversations.lifetime_s == 8 * 3600


async def test_an_establishment_that_goes_over_to_observing_is_told_loudly(
    world: World, tmp_path: Path, received: list[Received]
) -> None:
    file, told = tmp_path / "chu.yaml", list[Notice]()
    file.write_bytes(SHUT)
    async with world.running(policy=file) as paravent:
        paravent.listen(told.append)
        assert not await allows(paravent)
        file.write_bytes(SHUT.replace(b"rules:", b"mode: observe\nrules:"))
        await until(lambda: bool(told))
        assert await allows(paravent)
        line = policies(paravent)[-1]
    assert (told[0].tone, "MODE OBSERVATION" in told[0].words, line["mode"]) == (Tone.WARNING, True, "observe")
    assert len(received) == 1


async def test_a_policy_that_the_journal_cannot_note_does_not_come_into_force(world: World, tmp_path: Path) -> None:
    file, told = tmp_path / "chu.yaml", list[Notice]()
    file.write_bytes(SHUT)
    async with world.running(policy=file) as paravent:
        paravent.listen(told.append)
        shutil.rmtree(paravent.settings.journal)
        paravent.settings.journal.write_bytes(b"")
        file.write_bytes(OPEN)
        await until(lambda: bool(told))
        await asyncio.sleep(REST_S)
        assert in_force(paravent) == sha(SHUT)
        assert not await allows(paravent)
    assert [notice.tone for notice in told] == [Tone.WARNING]
