from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.siem.destination import DestinationError, Manner, sink
from proxy.siem.otlp import Otlp
from proxy.siem.output import LogFile, Output
from proxy.siem.rendering import Format
from proxy.siem.stream import Stream
from proxy.siem.tls import TlsError, Trust


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("-", Output),
        ("syslog+tls://siem.chu.example:6514", Stream),
        ("syslog+tls://siem.chu.example", Stream),
        ("syslog+tcp://127.0.0.1:514", Stream),
        ("syslog+tcp://[::1]:514", Stream),
        ("otlp+https://siem.chu.example", Otlp),
        ("otlp+https://siem.chu.example:443/otlp/v1/logs", Otlp),
        ("otlp+http://127.0.0.1:4318", Otlp),
        ("otlp+http://[::1]", Otlp),
        ("file:///var/log/paravent.json", LogFile),
    ],
)
def test_an_address_names_its_receiver(address: str, kind: type) -> None:
    made = sink(address, Manner())
    assert isinstance(made, kind)
    made.close()


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("siem.chu.example:6514", "syslog"),
        ("syslog+udp://127.0.0.1:514", "syslog"),
        ("http://127.0.0.1", "syslog"),
        ("", "syslog"),
        ("file://server/share", "syslog"),
        ("syslog+tls://", "nom du récepteur"),
        ("syslog+tls://siem.chu.example:99999", "ne se lit pas"),
        ("syslog+tls://siem.chu.example/path", "PORT"),
        ("syslog+tcp://127.0.0.1", "PORT"),
        ("syslog+tcp://siem.chu.example:514", "Sans chiffrement"),
        ("syslog+tcp://localhost.chu.example:514", "Sans chiffrement"),
        ("otlp+http://siem.chu.example:4318", "Sans chiffrement"),
        ("otlp+http://10.0.0.1:4318", "Sans chiffrement"),
        ("otlp+https://token@siem.chu.example", "mot de passe"),
        ("otlp+https://siem.chu.example/v1/logs?key=secret", "mot de passe"),
    ],
)
def test_an_address_that_is_not_safe_says_what_to_write(address: str, advice: str) -> None:
    with pytest.raises(DestinationError, match=advice) as refusal:
        sink(address, Manner())
    assert "secret" not in str(refusal.value)


def test_otlp_has_a_format_of_its_own() -> None:
    with pytest.raises(DestinationError, match="--format"):
        sink("otlp+https://siem.chu.example", Manner(Format.ECS))


def test_an_authority_that_cannot_be_read_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(TlsError):
        sink("syslog+tls://siem.chu.example", Manner(trust=Trust(tmp_path / "none.pem")))


@given(st.text())
def test_whatever_is_written_has_an_answer(address: str) -> None:
    with suppress(DestinationError):
        assert isinstance(sink(f"syslog+tcp://{address}", Manner()), Stream)


def test_a_manner_does_not_show_its_secret() -> None:
    assert "t0k3n" not in repr(Manner(authorization="Bearer t0k3n"))
