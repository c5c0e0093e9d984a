"""Events as OpenTelemetry logs: https://opentelemetry.io/docs/specs/otel/logs/data-model, protobuf of OTLP 1.

The resource is the journal that speaks (`service.instance.id` is its chain). Attributes are those of the semantic
conventions where one fits, and ours under `paravent.*`.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, ArrayValue, InstrumentationScope, KeyValue
from opentelemetry.proto.logs.v1.logs_pb2 import LogRecord, ResourceLogs, ScopeLogs, SeverityNumber
from opentelemetry.proto.resource.v1.resource_pb2 import Resource

from proxy.journal.events import Elsewhere, Known
from proxy.journal.record import Record
from proxy.siem.event import Event
from proxy.siem.own import Value, own
from proxy.siem.product import VERSION
from proxy.siem.severity import Level, level
from proxy.siem.titles import TITLES

_NANOSECONDS = 1_000_000

SEVERITIES: "Mapping[Level, SeverityNumber.ValueType]" = {
    Level.INFORMATIONAL: SeverityNumber.SEVERITY_NUMBER_INFO,
    Level.LOW: SeverityNumber.SEVERITY_NUMBER_INFO3,
    Level.MEDIUM: SeverityNumber.SEVERITY_NUMBER_WARN,
    Level.HIGH: SeverityNumber.SEVERITY_NUMBER_ERROR,
    Level.CRITICAL: SeverityNumber.SEVERITY_NUMBER_FATAL,
}


def request(events: Sequence[Event], observed_ns: int) -> ExportLogsServiceRequest:
    """One request for them all.

    Args:
        events: In order.
        observed_ns: This moment, in nanoseconds since 1970.
    """
    chains = groupby(events, key=lambda event: event.proof.chain)
    return ExportLogsServiceRequest(
        resource_logs=[_of_chain(chain, [record(event, observed_ns) for event in theirs]) for chain, theirs in chains]
    )


def record(event: Event, observed_ns: int) -> LogRecord:
    """One event."""
    important = level(event)
    return LogRecord(
        time_unix_nano=event.milliseconds * _NANOSECONDS,
        observed_time_unix_nano=observed_ns,
        severity_number=SEVERITIES[important],
        severity_text=important.name,
        event_name=f"paravent.{event.name}",
        body=AnyValue(string_value=TITLES[event.action]),
        attributes=_pairs({**_conventional(event), **own(event)}),
    )


def _of_chain(chain: str, records: Sequence[LogRecord]) -> ResourceLogs:
    who: Mapping[str, Value] = {
        "service.name": "paravent",
        "service.version": VERSION,
        "service.instance.id": chain,
    }
    scope = InstrumentationScope(name="paravent.journal", version=VERSION)
    return ResourceLogs(
        resource=Resource(attributes=_pairs(who)), scope_logs=[ScopeLogs(scope=scope, log_records=records)]
    )


def _conventional(event: Event) -> dict[str, Value]:
    told: dict[str, str | None] = {"log.record.uid": event.proof.digest}
    match event.entry:
        case Record() as decision:
            told |= {
                "security_rule.uuid": decision.rule_id,
                "security_rule.ruleset.name": decision.policy_hash,
                "service.peer.name": decision.service,
                "error.type": decision.reason,
                "user.hash": decision.user,
                "host.id": decision.workstation,
            }
        case Elsewhere(site=site):
            told["service.peer.name"] = site
        case Known(user=user):
            told["user.hash"] = user
    return {name: value for name, value in told.items() if value is not None}


def _pairs(told: Mapping[str, Value]) -> list[KeyValue]:
    return [KeyValue(key=name, value=_value(value)) for name, value in told.items()]


def _value(value: Value) -> AnyValue:
    match value:
        case bool():
            return AnyValue(bool_value=value)
        case int():
            return AnyValue(int_value=value)
        case list():
            return AnyValue(array_value=ArrayValue(values=[AnyValue(string_value=each) for each in value]))
        case str():
            return AnyValue(string_value=value)
