import asyncio
from dataclasses import dataclass, field

import pytest
from mitmproxy import http
from mitmproxy.proxy import mode_specs
from mitmproxy.test import tflow, tutils

from detectors.finding import Identifying
from policies.decision import Action, Decision
from policies.facts import Facts
from policies.loading import DEFAULT, Loaded, load
from proxy.gate.accounting import Account
from proxy.gate.addon import Gate
from proxy.gate.gatekeeper import Gatekeeper
from proxy.gate.lookout import Lookout
from proxy.gate.scope import Scope
from proxy.journal.record import Record
from proxy.prompt import Prompt, Rewriting
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from proxy.services.catalogue import Catalogue
from proxy.services.radar import Radar

SHIPPED = load(DEFAULT)
BODY = b'{"messages":[{"role":"user","content":"Mme Lefevre"}]}'


@dataclass
class House:
    """A gate whose judge and journal are these."""

    failure: BaseException | None = None
    rewriting: Rewriting = field(default_factory=Rewriting)
    records: list[Record] = field(default_factory=list)
    loaded: Loaded = SHIPPED

    async def judge(self, prompt: Prompt, audience: Audience, ledger: Ledger) -> tuple[Verdict, Rewriting]:
        if self.failure is not None:
            raise self.failure
        facts = Facts(audience.service, audience.tier, frozenset(), frozenset(), Identifying.NONE, secret=False)
        return Verdict(Decision(Action.ALLOW, "une-regle", "…"), facts, (), self.loaded), self.rewriting

    async def write(self, record: Record) -> None:
        self.records.append(record)

    def gate(self, catalogue: Catalogue) -> Gate:
        return Gate(Scope(catalogue), Gatekeeper(self, self, Account()), Lookout(Radar.load(), self))


def asked(host: str = "api.openai.com", **headers: str) -> http.HTTPFlow:
    sent = {"host": host, "content-type": "application/json", **headers}
    request = tutils.treq(
        host=host,
        path=b"/v1/chat/completions",
        method=b"POST",
        content=BODY,
        headers=http.Headers([(name.replace("_", "-").encode(), value.encode()) for name, value in sent.items()]),
    )
    flow = tflow.tflow(req=request)
    flow.client_conn.sni = host
    return flow


async def passed(gate: Gate, flow: http.HTTPFlow) -> http.Response | None:
    """The answer that the hooks leave in place: None where the request goes on."""
    gate.requestheaders(flow)
    await gate.request(flow)
    return flow.response


def test_a_request_to_an_ai_service_is_sealed_before_its_body_is_read(catalogue: Catalogue) -> None:
    flow = asked()
    House().gate(catalogue).requestheaders(flow)
    assert flow.response is not None
    assert flow.response.status_code == 503


async def test_what_is_no_ai_service_s_passes_untouched(catalogue: Catalogue) -> None:
    house, flow = House(), asked("intranet.example.org")
    assert await passed(house.gate(catalogue), flow) is None
    assert (flow.request.stream, flow.request.content, house.records) == (True, BODY, [])


async def test_a_verdict_lifts_the_seal_and_what_leaves_is_readable_and_of_its_true_length(
    catalogue: Catalogue,
) -> None:
    house = House(rewriting=Rewriting({("messages", 0, "content"): "[NOM_1_AB2N]"}))
    flow = asked(referer="https://chatgpt.com/?q=Mme Lefevre", accept_encoding="br")
    assert await passed(house.gate(catalogue), flow) is None
    assert flow.request.raw_content == b'{"messages":[{"role":"user","content":"[NOM_1_AB2N]"}]}'
    assert flow.request.headers["content-length"] == str(len(flow.request.raw_content))
    assert flow.request.headers["accept-encoding"] == "identity"
    assert flow.request.headers["referer"] == "https://chatgpt.com/"
    assert [record.action for record in house.records] == ["allow"]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (ValueError("Mme Lefevre"), "internal_error"),
        (RecursionError(), "internal_error"),
        (MemoryError(), "internal_error"),
        (asyncio.CancelledError(), "cancelled"),
    ],
)
async def test_whatever_goes_wrong_the_seal_stays_and_a_record_says_why(
    catalogue: Catalogue, failure: BaseException, reason: str
) -> None:
    house = House(failure)
    answer = await passed(house.gate(catalogue), asked())
    assert (answer.status_code, answer.headers["x-paravent-code"]) == (503, reason)
    assert b"Lefevre" not in answer.content
    assert [record.reason for record in house.records] == [reason]


async def test_names_that_differ_are_refused(catalogue: Catalogue) -> None:
    house, flow = House(), asked()
    flow.request.headers["host"] = "intranet.example.org"
    answer = await passed(house.gate(catalogue), flow)
    assert (answer.status_code, [record.reason for record in house.records]) == (421, ["host_mismatch"])


def in_the_clear(host: str, target: str = "") -> http.HTTPFlow:
    """A captured request without TLS, whose Host and target say these."""
    flow = asked("203.0.113.7")
    flow.client_conn.proxy_mode, flow.client_conn.sni = mode_specs.ProxyMode.parse("transparent"), None
    flow.request.headers["host"] = host
    flow.request.authority = target
    if not host:
        del flow.request.headers["host"]
    return flow


@pytest.mark.parametrize(
    ("host", "target", "passes"),
    [
        ("intranet.example.org", "", True),
        ("intranet.example.org:8080", "", True),
        ("[2001:db8::7]:80", "", True),
        ("harmless.example", "api.openai.com", False),
        ("", "", False),
        ("", "api.openai.com", False),
        ("two.example, three.example", "", False),
        ("api.openai.com/", "", False),
    ],
)
async def test_a_captured_request_in_the_clear_that_may_be_another_s_goes_no_further(
    catalogue: Catalogue, host: str, target: str, passes: bool
) -> None:
    answer = await passed(House().gate(catalogue), in_the_clear(host, target))
    assert (answer is None) is passes


@pytest.mark.parametrize("host", ["api.openai.com", "api.openai.com:", "API.openai.com:80"])
async def test_a_captured_request_in_the_clear_to_an_ai_service_is_examined(catalogue: Catalogue, host: str) -> None:
    house = House()
    await passed(house.gate(catalogue), in_the_clear(host))
    assert [record.service for record in house.records] == ["openai-api"]
