from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import KeyValue
from opentelemetry.proto.logs.v1.logs_pb2 import SeverityNumber
from opentelemetry.semconv._incubating.attributes import (
    error_attributes,
    host_attributes,
    log_attributes,
    service_attributes,
    user_attributes,
)
from opentelemetry.semconv._incubating.attributes import security_rule_attributes as rules

from proxy.siem.event import Event, noticed
from proxy.siem.notices import Missed
from proxy.siem.otlp_request import record, request
from proxy.siem.own import own
from tests.proxy.siem.decisions import POLICY, USER, WORKSTATION, decision
from tests.proxy.siem.strategies import CHAIN, SEEN, any_event, event_from

_MODULES = (error_attributes, host_attributes, log_attributes, service_attributes, user_attributes, rules)
_CONVENTIONS = {value for module in _MODULES for name, value in vars(module).items() if name.isupper()}


def _told(pairs: Any) -> dict[str, Any]:  # noqa: ANN401 - protobuf's repeated field
    return {pair.key: _value(pair) for pair in pairs}


def _value(pair: KeyValue) -> object:
    kind = pair.value.WhichOneof("value")
    if kind == "array_value":
        return [each.string_value for each in pair.value.array_value.values]
    return getattr(pair.value, kind)


@given(st.lists(any_event, max_size=4))
def test_a_request_is_read_back_with_all_that_is_ours(events: list[Event]) -> None:
    sent = ExportLogsServiceRequest.FromString(request(events, 5).SerializeToString())
    records = [each for resource in sent.resource_logs for scope in resource.scope_logs for each in scope.log_records]
    assert [_told(each.attributes)["paravent.journal.seq"] for each in records] == [e.proof.seq for e in events]
    assert all(
        _told(each.attributes).items() >= own(event).items() for each, event in zip(records, events, strict=True)
    )


@given(any_event)
def test_attributes_are_ours_or_those_of_the_conventions(event: Event) -> None:
    names = {name for name in _told(record(event, 5).attributes) if not name.startswith("paravent.")}
    assert names <= _CONVENTIONS


def test_a_decision_is_told_in_the_words_of_the_conventions() -> None:
    told = record(event_from(decision(time="2000-01-01T00:00:01.234Z")), 5)
    attributes = _told(told.attributes)
    assert (told.time_unix_nano, told.observed_time_unix_nano) == (946_684_801_234_000_000, 5)
    assert (told.severity_number, told.event_name) == (SeverityNumber.SEVERITY_NUMBER_ERROR, "paravent.decision")
    assert (attributes["security_rule.ruleset.name"], attributes["service.peer.name"]) == (POLICY, "chatgpt")
    assert (attributes["user.hash"], attributes["host.id"]) == (USER, WORKSTATION)


def test_each_journal_is_a_resource_of_its_own() -> None:
    events = [event_from(decision()), noticed(Missed(time=SEEN, first=1, last=2), "f" * 16, 1)]
    resources = [_told(each.resource.attributes) for each in request(events, 5).resource_logs]
    assert [each["service.instance.id"] for each in resources] == [CHAIN, "f" * 16]
    assert {each["service.name"] for each in resources} == {"paravent"}
