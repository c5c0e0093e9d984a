import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from proxy.siem.rendering import Format
from proxy.siem.sink import SinkError
from proxy.siem.stream import Stream
from proxy.siem.tls import Trust, context
from tests.proxy.siem.decisions import decision
from tests.proxy.siem.receiver import Authority, receiving
from tests.proxy.siem.strategies import event_from

EVENTS = [event_from(decision(id=f"{i:016x}"), i) for i in range(1, 31)]


def test_events_arrive_over_tls_framed_in_order_and_whole(authority: Authority, ca_file: Path) -> None:
    with receiving(authority.server()) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file)), form=Format.OCSF)
        assert stream.send(EVENTS[:20]) == 0
        assert stream.send(EVENTS[20:]) == 0
        stream.close()
        told = receiver.wait_for(30)
    assert [int(each.parameters["seq"]) for each in told] == list(range(1, 31))
    assert receiver.connections == 1


def test_events_arrive_on_this_machine_without_tls() -> None:
    with receiving() as receiver:
        stream = Stream("127.0.0.1", receiver.port, None, enterprise=4321)
        stream.send(EVENTS)
        stream.close()
        assert {each.element for each in receiver.wait_for(30)} == {"paravent@4321"}


@pytest.mark.parametrize(
    ("server", "why"),
    [
        (lambda ours: Authority(trustme.CA()).server(), "certificat"),
        (lambda ours: ours.server("other.example"), "certificat"),
        (lambda ours: None, "ne prend rien"),
    ],
    ids=["unknown authority", "another name", "no TLS at all"],
)
def test_a_receiver_that_does_not_prove_itself_gets_nothing(
    authority: Authority, ca_file: Path, server: Callable[[Authority], ssl.SSLContext | None], why: str
) -> None:
    with receiving(server(authority)) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file)), patience_s=1)
        with pytest.raises(SinkError, match=why):
            stream.send(EVENTS)
        stream.close()
    assert b"paravent" not in receiver.received


def test_tls_1_1_is_not_spoken(authority: Authority, ca_file: Path) -> None:
    old = authority.server()
    old.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    old.maximum_version = ssl.TLSVersion.TLSv1_1  # warned of as deprecated, which is the point
    with receiving(old) as receiver, pytest.raises(SinkError, match="chiffrement"):
        Stream("localhost", receiver.port, context(Trust(ca_file)), patience_s=5).send(EVENTS)


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_a_receiver_that_wants_to_know_us_is_shown_our_certificate(
    authority: Authority, ca_file: Path, tmp_path: Path, known: bool
) -> None:
    clients = Authority(trustme.CA())
    ours = (clients if known else Authority(trustme.CA())).ca.issue_cert("poste.chu.example")
    ours.private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "ours.pem"))
    with receiving(authority.server(clients=clients)) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file, tmp_path / "ours.pem")), patience_s=5)
        if known:
            stream.send(EVENTS)
            assert len(receiver.wait_for(30)) == 30
        else:
            with pytest.raises(SinkError):
                stream.send(EVENTS)
            assert not receiver.received
        stream.close()


def test_a_receiver_that_hangs_up_in_the_middle_is_told_all_again(authority: Authority, ca_file: Path) -> None:
    with receiving(authority.server(), hangs_up=True) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file)), patience_s=5)
        with pytest.raises(SinkError, match="rompue"):
            _send_until_refused(stream)
        stream.send(EVENTS)
        stream.close()
        assert len(receiver.wait_for(30)) == 30


def test_a_slow_receiver_gets_everything(authority: Authority, ca_file: Path) -> None:
    with receiving(authority.server(), pause_s=0.001) as receiver:
        stream = Stream("localhost", receiver.port, context(Trust(ca_file)), form=Format.ECS)
        stream.send(EVENTS * 10)
        stream.close()
        assert len(receiver.wait_for(300)) == 300


def test_a_receiver_that_is_not_there_is_said_to_be() -> None:
    with receiving() as receiver:
        port = receiver.port
    with pytest.raises(SinkError, match="rien n'écoute"):
        Stream("127.0.0.1", port, None).send(EVENTS)
    with pytest.raises(SinkError, match="pas connu"):
        Stream("nowhere.invalid", port, None).send(EVENTS)


def _send_until_refused(stream: Stream) -> None:
    """A receiver's farewell may reach us after a batch that its machine, but not itself, had taken."""
    while True:
        stream.send(EVENTS)
