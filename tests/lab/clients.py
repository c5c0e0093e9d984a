"""What a person has on a workstation: curl, and Debian's Chromium. Each checks certificates as it does everywhere."""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from tests.lab.prompts import completion
from tests.lab.world import World

REFUSED = 7
"""What curl ends with where nothing takes the connection (`man curl`, EXIT CODES)."""
INSISTING = ("--enable-quic", "--origin-to-force-quic-on=chatgpt.com:443")
"""Arguments of a browser that speaks QUIC with ChatGPT or not at all."""

type Json = Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What curl got.

    Attributes:
        left: Its exit status: 0 where there was an answer.
        status: Of the answer; 0 without one.
        words: Its body.
        certificate: SHA-256 of the server's certificate, in hexadecimal; empty without one.
    """

    left: int
    status: int
    words: str = field(repr=False)
    certificate: str


def curl(world: World, url: str, *more: str, said: str | None = None, **env: str) -> Answer:
    """Fetch an address, or say something to the AI service that is there, with no setting but the environment's."""
    prompt = ("--json", completion(said)) if said is not None else ()
    seen = ("--write-out", "\x1e%{http_code}\x1e%{certs}", "--silent", "--max-time", "40")
    ran = world.workstation.run(
        *("curl", *seen, *prompt, *more, url), who=world.person, check=False, CURL_CA_BUNDLE=str(world.bundle), **env
    )
    words, status, certificates = ran.stdout.rsplit("\x1e", 2)
    return Answer(ran.returncode, int(status), words, _fingerprint(certificates))


def _fingerprint(certificates: str) -> str:
    leaf = re.search(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", certificates, re.DOTALL)
    return x509.load_pem_x509_certificate(leaf[0].encode()).fingerprint(hashes.SHA256()).hex() if leaf else ""


def browse(world: World, *visits: Mapping[str, str], arguments: Sequence[str] = ()) -> list[Json]:
    """Make these visits one after the other in a fresh window: see `tests.lab.browser`."""
    script = (sys.executable, str(Path(__file__).with_name("browser.py")), json.dumps(visits), *arguments)
    ran = world.workstation.run(*script, who=world.person, check=False)
    assert ran.returncode == 0, ran.stderr
    return list(json.loads(ran.stdout))


def knock(world: World, address: str) -> str:
    """Send a datagram to UDP 443 of an address: "refused" where the kernel says so, "silence" where nobody does."""
    return world.workstation.run(sys.executable, "-c", _KNOCK, address, who=world.person).stdout.strip()


_KNOCK = """
import socket, sys
with socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.settimeout(2)
    s.connect((sys.argv[1], 443))
    try:
        s.send(b"QUIC")
        s.recv(1)
    except (ConnectionRefusedError, PermissionError):
        print("refused")
    except TimeoutError:
        print("silence")
"""
