"""Where a person asks to send, as they write it: `syslog+tls://host:6514`, `otlp+https://host`, `file:///…`, `-`."""

import sys
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from proxy.siem.otlp import Otlp
from proxy.siem.output import LogFile, Output
from proxy.siem.rendering import Format
from proxy.siem.sink import Sink
from proxy.siem.stream import Stream
from proxy.siem.syslog import EXAMPLE_ENTERPRISE
from proxy.siem.tls import Trust, context

_SYSLOG_TLS_PORT = 6514  # RFC 5425 §4.1
_OTLP_PORT = 4318
_OTLP_PATH = "/v1/logs"
_SCHEMES = "syslog+tls://, syslog+tcp://, otlp+https://, otlp+http://, file:// ou -"


class DestinationError(ValueError):
    """The address cannot be used; the message, in French, says what to write."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to send.

    Attributes:
        form: In which words; None for the usual ones of that destination.
        trust: Who the receiver must be, and who we are.
        enterprise: Number of the syslog parameters' owner, of IANA's list.
        authorization: Header of that name, for a collector; a secret.
    """

    form: Format | None = None
    trust: Trust = field(default_factory=Trust)
    enterprise: int = EXAMPLE_ENTERPRISE
    authorization: str | None = field(default=None, repr=False)


def sink(address: str, manner: Manner) -> Sink:
    """The receiver at an address; nothing is connected yet.

    Raises:
        DestinationError: the address is not one, or is not safe.
        TlsError: a certificate cannot be used.
    """
    if address == "-":
        return Output(sys.stdout.buffer, manner.form or Format.ECS)
    parts = _split(address)
    match parts.scheme:
        case "syslog+tls" | "syslog+tcp":
            return _syslog(parts, manner)
        case "otlp+https" | "otlp+http":
            return _otlp(parts, manner)
        case "file" if parts.path and not parts.netloc:
            return LogFile(Path(parts.path), manner.form or Format.ECS)
    raise DestinationError(f"« {address} » n'est pas une destination : écrivez {_SCHEMES}.")


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError as error:
        raise DestinationError(f"Cette adresse ne se lit pas : écrivez {_SCHEMES}.") from error
    if parts.username or parts.password or parts.query or parts.fragment:
        raise DestinationError("Une adresse ne porte ni identifiant, ni mot de passe, ni « ? », ni « # ».")
    return parts


def _syslog(parts: SplitResult, manner: Manner) -> Sink:
    secure = parts.scheme == "syslog+tls"
    host = _host(parts, secure=secure)
    port = parts.port or (_SYSLOG_TLS_PORT if secure else None)
    if port is None or parts.path not in {"", "/"}:
        raise DestinationError(f"Écrivez {parts.scheme}://{host}:PORT.")
    tls = context(manner.trust) if secure else None
    return Stream(host, port, tls, form=manner.form or Format.CEF, enterprise=manner.enterprise)


def _otlp(parts: SplitResult, manner: Manner) -> Sink:
    if manner.form:
        raise DestinationError("OTLP a son propre format : retirez --format.")
    secure = parts.scheme == "otlp+https"
    host = _host(parts, secure=secure)
    name = f"[{host}]" if ":" in host else host
    path = parts.path if parts.path not in {"", "/"} else _OTLP_PATH
    url = f"{parts.scheme.removeprefix('otlp+')}://{name}:{parts.port or _OTLP_PORT}{path}"
    return Otlp(url, context(manner.trust) if secure else False, authorization=manner.authorization)


def _host(parts: SplitResult, *, secure: bool) -> str:
    host = parts.hostname
    if not host:
        raise DestinationError(f"Il manque le nom du récepteur : {parts.scheme}://RECEPTEUR:PORT.")
    if not secure and not _is_here(host):
        raise DestinationError(f"Sans chiffrement, rien ne quitte ce poste : {parts.scheme}:// ne va qu'à 127.0.0.1.")
    return host


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
