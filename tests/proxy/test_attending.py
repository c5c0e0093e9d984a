import socket
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from policies.decision import Action
from policies.facts import Tier
from policies.loading import DEFAULT, load
from proxy.attending import told
from proxy.board import Kind
from proxy.composition import Paravent
from proxy.gate.master import ListenError
from proxy.gate.request import Request
from proxy.journal.record import Record
from proxy.reasons import ADVICE, ReasonCode
from proxy.services.catalogue import Catalogue
from proxy.services.catalogue import Kind as ServiceKind
from proxy.settings import Settings


def request() -> Request:
    service = Catalogue.load().service_for("chatgpt.com")
    assert service is not None
    return Request(service, "POST", "/backend-api/conversation")


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
    assert (state.status_code, state.json()["light"]) == (503, "red")
    assert f"PROXY 127.0.0.1:{paravent.port}" in pac.text
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", paravent.attendance.page), timeout=5)


async def test_a_page_whose_port_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        paravent = Paravent(Settings(home=tmp_path, port=0, status=other.getsockname()[1], model=Path("fr_absent")))
        with pytest.raises(ListenError):
            await paravent.start()
        await paravent.stop()
