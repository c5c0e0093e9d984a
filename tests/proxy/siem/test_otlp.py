from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme
from starlette.responses import Response

from proxy.siem.otlp import Otlp
from proxy.siem.sink import SinkError
from proxy.siem.tls import Trust, context
from tests.proxy.siem.collector import answer, collecting
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.receiver import Authority
from tests.proxy.siem.strategies import event_from

EVENTS = [event_from(decision(id=f"{i:016x}"), i) for i in range(1, 6)]


def test_a_collector_takes_everything_over_https(authority: Authority, ca_file: Path, tmp_path: Path) -> None:
    with collecting(authority, tmp_path) as collector:
        sink = Otlp(
            f"https://localhost:{collector.port}/v1/logs", context(Trust(ca_file)), authorization="Bearer t0k3n"
        )
        assert sink.send(EVENTS) == 0
        sink.close()
    assert len(collector.records) == 5
    assert collector.headers[0]["content-type"] == "application/x-protobuf"
    assert collector.headers[0]["authorization"] == "Bearer t0k3n"


def test_a_collector_that_does_not_prove_itself_gets_nothing(ca_file: Path, tmp_path: Path) -> None:
    with collecting(Authority(trustme.CA()), tmp_path) as collector:
        sink = Otlp(f"https://localhost:{collector.port}/v1/logs", context(Trust(ca_file)))
        with pytest.raises(SinkError, match="certificat"):
            sink.send(EVENTS)
        sink.close()
    assert not collector.headers


def test_what_a_collector_refuses_for_good_is_counted_and_not_sent_again() -> None:
    with collecting() as collector:
        collector.answers.append(answer(rejected=2))
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        assert sink.send(EVENTS) == 2
        sink.close()


@pytest.mark.parametrize(
    ("after", "at_least", "at_most"),
    [
        ("7", 7, 7),
        (timedelta(hours=1), 3000, 3600),
        (-timedelta(hours=1), 0, 0),
        ("soon", None, None),
        (None, None, None),
    ],
    ids=str,
)
def test_a_collector_that_is_busy_says_when_to_come_back(
    after: str | timedelta | None, at_least: float | None, at_most: float | None
) -> None:
    said = format_datetime(datetime.now(UTC) + after, usegmt=True) if isinstance(after, timedelta) else after
    headers = {"Retry-After": said} if said else {}
    with collecting() as collector:
        collector.answers.append(Response(status_code=503, headers=headers))
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        with pytest.raises(SinkError, match="503") as refusal:
            sink.send(EVENTS)
        sink.close()
    asked = refusal.value.retry_after_s
    assert asked is None if at_least is None or at_most is None else at_least <= (asked or 0) <= at_most


@pytest.mark.parametrize("status", [301, 401, 404, 500])
def test_whatever_is_not_a_success_leaves_the_events_to_be_sent(status: int) -> None:
    with collecting() as collector:
        collector.answers.append(Response(status_code=status, headers={"Location": "http://127.0.0.1:1/"}))
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        with pytest.raises(SinkError, match=str(status)):
            sink.send(EVENTS)
        sink.close()


@pytest.mark.parametrize("status", [400, 413])
def test_one_event_that_a_collector_refuses_holds_none_of_the_others_back(status: int) -> None:
    with collecting() as collector:
        collector.refused, collector.refusal = EVENTS[3].proof.digest.encode(), status
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        assert sink.send(EVENTS) == 1
        sink.close()
    taken = b"".join(record.SerializeToString() for record in collector.records)
    assert [event.proof.digest.encode() in taken for event in EVENTS] == [True, True, True, False, True]


def test_an_answer_that_is_no_protobuf_is_not_believed() -> None:
    with collecting() as collector:
        collector.answers.append(Response(b"\xff\xff\xff", media_type="application/x-protobuf"))
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        with pytest.raises(SinkError, match="autre chose"):
            sink.send(EVENTS)
        sink.close()


def test_a_success_in_another_language_is_a_success() -> None:
    with collecting() as collector:
        collector.answers.append(Response("{}", media_type="application/json"))
        sink = Otlp(f"http://127.0.0.1:{collector.port}/v1/logs", tls=False)
        assert sink.send(EVENTS) == 0
        sink.close()


def test_a_collector_that_is_not_there_is_said_to_be() -> None:
    with collecting() as collector:
        port = collector.port
    sink = Otlp(f"http://127.0.0.1:{port}/v1/logs", tls=False)
    with pytest.raises(SinkError, match="joint"):
        sink.send(EVENTS)
    sink.close()


def test_the_token_is_not_shown() -> None:
    assert "t0k3n" not in repr(vars(Otlp("http://127.0.0.1:1/", tls=False, authorization="Bearer t0k3n")))
