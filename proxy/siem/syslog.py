"""Syslog messages, RFC 5424, and their framing by octet counting, RFC 5425 §4.3 and RFC 6587 §3.4.1."""

import re
from collections.abc import Mapping

from proxy.siem.event import Event
from proxy.siem.own import own
from proxy.siem.rendering import Format, rendered
from proxy.siem.severity import Level, level

EXAMPLE_ENTERPRISE = 32473
"""The number that RFC 5612 sets aside for examples; an establishment that has its own gives it."""

LOG_AUDIT = 13
"""Facility of a record that is kept as evidence (RFC 5424, table 1)."""

SEVERITIES: Mapping[Level, int] = {
    Level.INFORMATIONAL: 6,
    Level.LOW: 5,
    Level.MEDIUM: 4,
    Level.HIGH: 3,
    Level.CRITICAL: 2,
}
"""Informational, notice, warning, error, critical (RFC 5424, table 2)."""

_BOM = "\ufeff"
_PROOF = re.compile(r"paravent\.(?:journal\.)?(chain|seq|digest|prev|mac|reference)")


def message(event: Event, form: Format, enterprise: int = EXAMPLE_ENTERPRISE) -> bytes:
    """The message: whose chain it is stands for the process, the kind of event for the message's id."""
    head = [
        f"<{LOG_AUDIT * 8 + SEVERITIES[level(event)]}>1",
        event.entry.time,
        getattr(event.entry, "workstation", None) or "-",
        "paravent",
        event.proof.chain,
        event.name,
        _structured(event, enterprise),
        _marked(rendered(event, form)),
    ]
    return " ".join(head).encode()


def framed(text: bytes) -> bytes:
    """The message after its length in octets."""
    return b"%d %s" % (len(text), text)


def escaped(text: str) -> str:
    r"""In a parameter's value, quote, backslash and closing bracket take a backslash before them (§6.3.3)."""
    return re.sub(r'(["\\\]])', r"\\\1", text)


def _structured(event: Event, enterprise: int) -> str:
    """Where the line stands in its chain, for receivers that look at nothing else."""
    proof = ((found[1], value) for name, value in own(event).items() if (found := _PROOF.fullmatch(name)))
    told = "".join(f' {name}="{escaped(str(value))}"' for name, value in proof)
    return f"[paravent@{enterprise}{told}]"


def _marked(text: str) -> str:
    """With the byte order mark that says UTF-8, where there is more than ASCII in it (§6.4)."""
    return text if text.isascii() else _BOM + text
