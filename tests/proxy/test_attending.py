import socket
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from policies.decision import Action
from policies.facts import Tier
from policies.loading import DEFAULT, load
from proxy import bulletin
from proxy.attending import told
from proxy.board import Kind
from proxy.canary.outcome import Health, Outcome
from proxy.composition import Paravent
from proxy.gate.master import ListenError
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.journal.record import Record
from proxy.reasons import ADVICE, ReasonCode
from proxy.services.catalogue import Catalogue
from proxy.services.catalogue import Kind as ServiceKind
from proxy.settings import Settings
from proxy.standing import Light, Topic
from tests.proxy.supply.workbench import policy


def request() -> Request:
    service = Catalogue.load().service_for("chatgpt.com")
    assert service is not None
    return Request(service, "POST", "/backend-api/conversation")


def asking() -> Request:
    """One with words, to a service that is read."""
    service = Catalogue.load().service_for("api.openai.com")
    assert service is not None
    body = b'{"messages":[{"role":"user","content":"Bonjour"}]}'
    return Request(service, "POST", "/v1/chat/completions", (("content-type", "application/json"),), body)


def record(rule: str | None, reason: ReasonCode | None = None) -> Record:
    return Record(
        id="0" * 16,
        time="2026-11-22T08:30:00.123Z",
        service="chatgpt",
        kind=ServiceKind.WEB,
        tier=Tier.OPEN,
        action=Action.BLOCK,
        rule_id=rule,
        reason=reason,
    )


def test_an_author_is_told_the_rule_in_the_establishment_s_words() -> None:
    loaded = load(DEFAULT)
    rule = loaded.policy.rules[0]
    notice = told(request(), record(rule.id), loaded)
    assert (notice.kind, notice.title, notice.service) == (Kind.BLOCKED, rule.title, "ChatGPT")
    assert notice.time.astimezone(UTC) == datetime(2026, 11, 22, 8, 30, 0, 123_000, tzinfo=UTC)


def test_an_author_is_told_why_nothing_could_be_judged() -> None:
    notice = told(request(), record(None, ReasonCode.TOO_LARGE), None)
    assert (notice.kind, notice.title) == (Kind.UNEXAMINED, ADVICE[ReasonCode.TOO_LARGE])


def test_a_rule_that_is_there_no_more_leaves_a_sentence() -> None:
    assert told(request(), record("partie"), load(DEFAULT)).title.endswith(".")


async def test_the_page_and_the_set_up_of_browsers_are_there_while_the_product_runs(tmp_path: Path) -> None:
    paravent = Paravent(Settings(home=tmp_path, port=0, status=0, model=Path("fr_absent")))
    await paravent.start()
    page = f"http://127.0.0.1:{paravent.attendance.page}"
    async with httpx.AsyncClient(trust_env=False) as reader:
        state, pac = await reader.get(f"{page}/etat.json"), await reader.get(f"{page}/proxy.pac")
    await paravent.stop()
    assert (state.status_code, state.json()["light"], state.json()["closed"]) == (503, "red", True)
    assert f"PROXY 127.0.0.1:{paravent.port}" in pac.text
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", paravent.attendance.page), timeout=5)


@pytest.mark.parametrize(
    ("said", "spoilt", "closed"),
    [
        ({"mode": "enforce"}, False, True),
        ({"mode": "observe"}, False, False),
        ({"mode": "observe"}, True, True),
        ({"rules": "non"}, False, True),
    ],
    ids=["nothing is read", "the unread passes", "a trial failed", "no policy"],
)
async def test_the_gate_is_said_to_be_shut_where_requests_are_refused_and_nowhere_else(
    tmp_path: Path, said: dict[str, str], spoilt: bool, closed: bool
) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy(**said))
    paravent = Paravent(Settings(home=tmp_path, port=0, policy=tmp_path / "chu.yaml", model=Path("fr_absent")))
    if spoilt:
        paravent.attendance.canary.health = Health().after(Outcome.LEAKED)
        paravent.attendance.canary.seen = datetime.now(UTC)
    await paravent.start()
    standing, passage = paravent.attendance.standing(), await paravent.keeper.examine(asking())
    await paravent.stop()
    assert (standing.light, standing.closed) == (Light.RED, closed)
    assert isinstance(passage, Refuse) is closed


async def test_an_analysis_that_fails_after_it_worked_is_told(tmp_path: Path) -> None:
    paravent = Paravent(Settings(home=tmp_path, port=0, model=Path("fr_absent")))
    await paravent.start()
    paravent.pool.version = "fr_paravent-1.0.0+rules"
    standing = paravent.attendance.standing()
    await paravent.stop()
    assert [point.light for point in standing.points if point.what == Topic.ANALYSIS] == [Light.RED]
    assert standing.closed


async def test_with_little_room_left_the_light_is_red_and_the_gate_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulletin, "LITTLE_BYTES", 1 << 62)
    paravent = Paravent(Settings(home=tmp_path, port=0))
    await paravent.start()
    standing, passage = paravent.attendance.standing(), await paravent.keeper.examine(asking())
    await paravent.stop()
    assert [point.what for point in standing.points if point.light is Light.RED] == [Topic.DISK]
    assert not standing.closed
    assert not isinstance(passage, Refuse)


async def test_a_page_whose_port_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        paravent = Paravent(Settings(home=tmp_path, port=0, status=other.getsockname()[1], model=Path("fr_absent")))
        with pytest.raises(ListenError):
            await paravent.start()
        await paravent.stop()


async def test_a_journal_that_fails_while_running_is_told_until_it_works_again(tmp_path: Path) -> None:
    (tmp_path / "chu.yaml").write_bytes(policy(mode="observe"))
    paravent = Paravent(Settings(home=tmp_path, port=0, policy=tmp_path / "chu.yaml", model=Path("fr_absent")))
    await paravent.start()
    journal, aside = tmp_path / "journal", tmp_path / "aside"
    journal.rename(aside)
    journal.touch()
    assert isinstance(await paravent.keeper.examine(asking()), Refuse)
    shut = paravent.attendance.standing()
    journal.unlink()
    aside.rename(journal)
    assert not isinstance(await paravent.keeper.examine(asking()), Refuse)
    again = paravent.attendance.standing()
    await paravent.stop()
    assert shut.closed
    assert [point.light for point in shut.points if point.what == Topic.JOURNAL] == [Light.RED]
    assert not again.closed
    assert not [point for point in again.points if point.what == Topic.JOURNAL]
