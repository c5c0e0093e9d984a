"""What real clients accept of each authority, at each moment of its life: AI services, and no one else."""

import ipaddress
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from proxy import ca
from proxy.ca import asking, root, rotating
from proxy.ca.files import certificates
from proxy.ca.profile import Chain
from proxy.services.catalogue import Catalogue
from tests.proxy.ca import clients
from tests.proxy.ca.clients import Server, serving

NOW = datetime.now(UTC)
NAMES = Catalogue.load().constraint_names()
PASSPHRASE = b"une racine bien rangee"
AI = ("chatgpt.com", "r.claude.ai")
OTHERS = ("bank.example.org", "notchatgpt.com")

type Client = Callable[[Sequence[x509.Certificate], Server], str]


@dataclass(frozen=True, slots=True)
class Moment:
    """Of an authority's life.

    Attributes:
        confdir: The authority, as it was then.
        anchors: What a workstation trusts at that moment.
    """

    confdir: Path
    anchors: Chain


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Moment]:
    """Both kinds of authority, from their making to their second key."""
    base, moments = tmp_path_factory.mktemp("life"), dict[str, Moment]()

    def note(name: str, confdir: Path, *anchors: x509.Certificate) -> None:
        moments[name] = Moment(Path(shutil.copytree(confdir, base / name)), anchors)

    alone, rooted, vault = base / "made alone", base / "made rooted", base / "vault"
    ca.create(alone, NAMES, now=NOW - timedelta(days=350))
    (first,) = certificates(alone / ca.CERTIFICATE_FILE)
    note("old", alone, first)
    rotating.renew(alone, NAMES, now=NOW)
    (renewed,) = certificates(alone / ca.CERTIFICATE_FILE)
    note("renewed, old trusted", alone, first)
    note("renewed, both trusted", alone, first, renewed)
    note("renewed", alone, renewed)
    rotating.rotate(alone, NAMES, now=NOW)
    (following,) = certificates(alone / ca.NEXT_CERTIFICATE_FILE)
    note("rotating", alone, renewed, following)
    rotating.finish(alone, NAMES, now=NOW, at_once=True)
    note("rotated", alone, following)
    note("rotated, both trusted", alone, renewed, following)
    note("rotated, old trusted", alone, renewed)
    top = root.create(vault, NAMES, PASSPHRASE, now=NOW, years=10)
    for name in ("rooted", "rooted again"):
        asked = asking.request(rooted, NAMES).read_bytes()
        asking.accept(rooted, root.sign(vault, asked, PASSPHRASE, now=NOW), NAMES, now=NOW)
        note(name, rooted, top)
    note("rooted, root renewed", rooted, root.renew(vault, NAMES, PASSPHRASE, now=NOW, years=10))
    return moments


MOMENTS = [
    "old", "renewed, old trusted", "renewed, both trusted", "renewed", "rotating", "rotated", "rotated, both trusted",
    "rooted", "rooted again", "rooted, root renewed",
]  # fmt: skip


def refused(client: Client, moment: Moment, folder: Path, *names: x509.GeneralName) -> str:
    with serving(moment.confdir, folder, *names) as server:
        return client(moment.anchors, server)


@pytest.mark.parametrize("name", MOMENTS)
@pytest.mark.parametrize(
    ("client", "why"),
    [
        (clients.python, "permitted subtree violation"),
        (clients.openssl, "permitted subtree violation"),
        (clients.curl, "SSL certificate problem: permitted subtree violation"),
        (clients.nss, "not permitted to issue a certificate with this name"),
    ],
    ids=["python", "openssl", "curl", "nss"],
)
def test_an_ai_service_is_accepted_and_no_other_host(
    life: dict[str, Moment], tmp_path: Path, client: Client, why: str, name: str
) -> None:
    for host in AI:
        assert not refused(client, life[name], tmp_path, x509.DNSName(host))
    for host in OTHERS:
        assert why in refused(client, life[name], tmp_path, x509.DNSName(host))


@pytest.mark.parametrize("client", [clients.python, clients.openssl, clients.curl, clients.nss, clients.java])
def test_after_a_rotation_the_old_certificate_is_worth_nothing(
    life: dict[str, Moment], tmp_path: Path, client: Client
) -> None:
    assert refused(client, life["rotated, old trusted"], tmp_path, x509.DNSName(AI[0]))


@pytest.mark.parametrize(
    ("name", "host", "why"),
    [
        ("renewed, both trusted", AI[0], ""),
        ("rooted again", AI[0], ""),
        ("rooted again", OTHERS[0], "name constraints check failed"),
        # Java reads no constraint in a certificate that it trusts, only in those below it.
        ("renewed", OTHERS[0], ""),
    ],
)
def test_java_minds_the_bounds_of_an_authority_under_a_root_only(
    life: dict[str, Moment], tmp_path: Path, name: str, host: str, why: str
) -> None:
    found = refused(clients.java, life[name], tmp_path, x509.DNSName(host))
    assert (why in found) if why else not found


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
@pytest.mark.parametrize("name", ["renewed", "rooted"])
def test_a_certificate_that_also_names_an_address_is_refused(
    life: dict[str, Moment], tmp_path: Path, name: str, address: str
) -> None:
    names = (x509.DNSName("chatgpt.com"), x509.IPAddress(ipaddress.ip_address(address)))
    assert refused(clients.python, life[name], tmp_path, *names) == "excluded subtree violation"
