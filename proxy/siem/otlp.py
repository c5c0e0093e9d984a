"""Events posted to a collector of OpenTelemetry logs: https://opentelemetry.io/docs/specs/otlp/#otlphttp."""

import ssl
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # ships no types
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse

from proxy.siem.event import Event
from proxy.siem.otlp_request import request
from proxy.siem.sink import SinkError

_PROTOBUF = "application/x-protobuf"
_FINAL = frozenset({400, 413})
"""Answers after which the same request must not be sent again: bad data, or too much of it."""


class Otlp:
    """A collector. Not thread-safe."""

    def __init__(
        self, url: str, tls: ssl.SSLContext | bool, *, authorization: str | None = None, patience_s: float = 30.0
    ) -> None:
        """Say where to post; `tls` is what proves the collector, `authorization` the header of that name."""
        headers = {"Content-Type": _PROTOBUF, "User-Agent": "paravent"}
        headers |= {"Authorization": authorization} if authorization else {}
        self._url = url
        self._client = httpx.Client(verify=tls, headers=headers, timeout=patience_s, trust_env=False)

    def send(self, events: Sequence[Event]) -> int:
        """Return once the collector has answered; those that it refused for good are not to be sent again.

        One that cannot be taken is looked for by halves, so that it holds none of the others back.

        Raises:
            SinkError: it could not be reached, or some may be sent again.
        """
        answer = self._post(events)
        if answer.status_code in _FINAL:
            half = len(events) // 2
            return self.send(events[:half]) + self.send(events[half:]) if half else len(events)
        if not answer.is_success:
            raise SinkError(f"le collecteur répond {answer.status_code}", _delay(answer))
        return _refused(answer)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _post(self, events: Sequence[Event]) -> httpx.Response:
        body = request(events, time.time_ns()).SerializeToString()
        try:
            return self._client.post(self._url, content=body)
        except httpx.HTTPError as error:
            raise SinkError(_cause(error)) from error


def _refused(answer: httpx.Response) -> int:
    """How many records a partial success left out; the specification forbids to send them again."""
    if answer.headers.get("content-type", "").partition(";")[0] != _PROTOBUF:
        return 0
    try:
        return int(ExportLogsServiceResponse.FromString(answer.content).partial_success.rejected_log_records)
    except DecodeError as error:
        raise SinkError("le collecteur répond autre chose que de l'OTLP") from error


def _delay(answer: httpx.Response) -> float | None:
    """How long the collector asks to wait: seconds or a date (RFC 9110 §10.2.3)."""
    asked = answer.headers.get("retry-after", "")
    if asked.isdecimal():
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _cause(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "le collecteur ne répond pas à temps"
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "son certificat est refusé"
    return "le collecteur ne peut pas être joint"
