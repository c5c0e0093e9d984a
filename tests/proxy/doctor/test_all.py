"""What can be wrong on a workstation, as a table: each fault is planted alone, and is the one that the doctor finds."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from proxy.ca.files import KEY_FILE
from proxy.doctor.all import CHECKS
from proxy.doctor.units import ALIVE
from proxy.install import places
from proxy.install.authority import published, short_name
from proxy.standing import Light
from tests.proxy.doctor.people import walkable
from tests.proxy.doctor.workstation import BUNDLE, JAVA, NSS, Workstation, kept, keytool, nss, workstation

AMBER, RED = Light.AMBER, Light.RED

type Plant = Callable[[Workstation], AbstractContextManager[Mapping[str, Any] | None]]
"""Makes one fault and takes it back; gives what differs in the machine that the doctor is handed, if anything."""

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="Le laboratoire bâtit des espaces réseau : il faut être root."
)


@pytest.fixture(scope="module")
def good() -> Iterator[Workstation]:
    with walkable() as folder, workstation(folder) as built:
        yield built


def written(place: str, words: str) -> Plant:
    """A file with other words in it."""

    @contextmanager
    def planted(at: Workstation) -> Iterator[None]:
        with kept(at.at(place)) as path:
            path.write_text(words.replace("{root}", str(at.machine.root)))
            yield

    return planted


def changed(place: str, change: Callable[[Path], object]) -> Plant:
    """A file to which something was done."""

    @contextmanager
    def planted(at: Workstation) -> Iterator[None]:
        with kept(at.at(place)) as path:
            change(path)
            yield

    return planted


def policy(place: str, *way: str, value: object) -> Plant:
    """A browser's policies with one other value."""

    def change(path: Path) -> None:
        tree = json.loads(path.read_bytes())
        inner = tree
        for key in way[:-1]:
            inner = inner[key]
        inner[way[-1]] = value
        path.write_text(json.dumps(tree))

    return changed(place, change)


def rules(*command: str) -> Plant:
    """The kernel's rules, changed while the keeper does not look; started again, it loads them anew."""

    @contextmanager
    def planted(at: Workstation) -> Iterator[None]:
        at.keeper.kill()
        at.run(*command)
        at.at(ALIVE).touch()
        try:
            yield
        finally:
            at.guard()

    return planted


@contextmanager
def keeper_silent(at: Workstation) -> Iterator[None]:
    at.keeper.kill()
    long_ago = datetime.now(UTC).timestamp() - 120
    os.utime(at.at(ALIVE), (long_ago, long_ago))
    try:
        yield
    finally:
        at.guard()


@contextmanager
def proxy_killed(at: Workstation) -> Iterator[None]:
    at.paravent.kill()
    try:
        yield
    finally:
        at.paravent.start()


def clock(days: float) -> Plant:
    """A clock that is so many days ahead, or behind; the keeper's sign of life goes with it."""

    @contextmanager
    def planted(at: Workstation) -> Iterator[Mapping[str, Any]]:
        at.keeper.kill()
        now = datetime.now(UTC) + timedelta(days=days)
        os.utime(at.at(ALIVE), (now.timestamp(), now.timestamp()))
        try:
            yield {"clock": lambda: now}
        finally:
            at.guard()

    return planted


def small_disk(size: str) -> Plant:
    """The journal on a disk of that size."""

    @contextmanager
    def planted(at: Workstation) -> Iterator[None]:
        folder = at.at(f"{places.HOME}/journal").resolve()
        copies = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
        try:
            for name, content in copies.items():
                (folder / name).write_bytes(content)
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)

    return planted


@contextmanager
def journal_altered(at: Workstation) -> Iterator[None]:
    """One letter of the first line, in place: the proxy has the file open."""
    path = at.at(f"{places.HOME}/journal/00000001.jsonl")
    with path.open("r+b", buffering=0) as file:
        place = file.readline().index(b'"time":"') + len(b'"time":"')
        was = os.pread(file.fileno(), 1, place)
        os.pwrite(file.fileno(), b"9", place)
        yield
        os.pwrite(file.fileno(), was, place)


@contextmanager
def store_java_without(at: Workstation) -> Iterator[None]:
    [ours] = published(at.machine.root)
    with kept(at.at(JAVA)) as store:
        keytool(store, "-delete", "-alias", short_name(ours))
        yield


def store_nss(*arguments: str) -> Plant:
    @contextmanager
    def planted(at: Workstation) -> Iterator[None]:
        [ours] = published(at.machine.root)
        with kept(at.at(NSS)):
            nss(at.at(NSS), *arguments, "-n", short_name(ours))
            yield

    return planted


def stranger(path: Path) -> None:
    path.write_bytes(trustme.CA().cert_pem.bytes())


CHROME, FIREFOX = places.CHROMIUMS[2], places.FIREFOX
PREFERENCES = ("policies", "Preferences")
STOPPED = {"canary": AMBER, "pac": AMBER, "ai-through-proxy": AMBER, "ai-captured": AMBER}
NO_RULES = {"capture-closed": AMBER, "capture-quic": AMBER, "capture-dns": AMBER, "capture-addresses": AMBER}

_BY_IPTABLES, _BY_NFT = (
    "iptables-nft -t security -D INPUT -j PARAVENT-DNS",
    "nft flush chain inet paravent answers_input",
)
"""Of the two ways in which answers are queued, the one of this kernel."""

ROWS: dict[str, tuple[Plant, Mapping[str, Light]]] = {
    "nothing": (lambda _: nullcontext(), {}),
    "the proxy's service is stopped": (written(f"/units/{places.PROXY_UNIT}", "inactive\n"), {"service": RED}),
    "the capture's service failed": (written(f"/units/{places.CAPTURE_UNIT}", "failed\n"), {"capture-service": RED}),
    "the proxy does not start with the machine": (
        changed(f"{places.UNIT_FOLDER}/multi-user.target.wants/{places.PROXY_UNIT}", Path.unlink),
        {"service": AMBER},
    ),
    "the keeper is silent": (keeper_silent, {"keeper": RED}),
    "the fallback is in place": (written(f"/units/{places.FALLBACK_UNIT}", "active\n"), {"fallback": AMBER}),
    "the proxy was killed": (proxy_killed, {"proxy": RED, "transparent": RED, "page": RED, **STOPPED}),
    "the rules are gone": (
        rules("nft", "delete", "table", "inet", "paravent"),
        {"capture-rules": RED, "ai-captured": RED, **NO_RULES},
    ),
    "nothing is carried to the proxy": (
        rules("nft", "flush", "chain", "inet", "paravent", "redirected"),
        {"capture-rules": RED, "ai-captured": AMBER},
    ),
    "a user passes unexamined": (
        rules("nft", "insert", "rule", "inet", "paravent", "redirected", "meta", "skuid", "1000", "return"),
        {"capture-rules": RED},
    ),
    "nothing is refused": (
        rules("nft", "flush", "chain", "inet", "paravent", "refused"),
        {"capture-closed": RED, "capture-quic": RED},
    ),
    "no address is known": (
        rules("sh", "-c", "for s in ai4 ai6; do nft flush set inet paravent $s; done"),
        {"capture-addresses": RED, "ai-captured": RED},
    ),
    "DNS answers are not read": (
        rules("sh", "-c", f"{_BY_IPTABLES} || {_BY_NFT}"),
        {"capture-dns": RED},
    ),
    "the system does not know the authority": (changed(BUNDLE, stranger), {"store-system": RED}),
    "a browser's database does not know it": (store_nss("-D"), {"store-browsers": RED}),
    "a browser's database knows it, and does not trust it": (store_nss("-M", "-t", ",,"), {"store-browsers": RED}),
    "Node is not told of it": (changed(places.SHELLS, Path.unlink), {"store-node": AMBER}),
    "Java does not know it": (store_java_without, {"store-java": RED}),
    "the public certificate is another": (changed(places.CERTIFICATE, stranger), {"authority-published": RED}),
    "the key can be read by others": (
        changed(f"{places.AUTHORITY}/{KEY_FILE}", lambda path: path.chmod(0o644)),
        {"authority-key": RED},
    ),
    "the key is another user's": (
        changed(f"{places.AUTHORITY}/{KEY_FILE}", lambda path: os.chown(path, 1000, 1000)),
        {"authority-key": RED},
    ),
    "the authority expires in three weeks": (clock(365 - 21), {"authority": AMBER}),
    "the authority expires in three days": (clock(365 - 3), {"authority": AMBER}),
    "the authority has expired": (clock(366), {"authority": RED}),
    "the clock is a year behind": (clock(-365), {"clock": RED}),
    "the journal was altered": (journal_altered, {"journal-chain": RED}),
    "the disk is nearly full": (small_disk("32m"), {"disk": RED}),
    "the disk fills up": (small_disk("300m"), {"disk": AMBER}),
    "a browser has no policies": (changed(CHROME, Path.unlink), {"browsers": RED}),
    "a browser's policies cannot be read": (written(FIREFOX, "{"), {"browsers": RED}),
    "a browser has another PAC": (
        policy(FIREFOX, "policies", "Proxy", "AutoConfigURL", value="http://proxy.chu.example/proxy.pac"),
        {"browsers-pac": AMBER},
    ),
    "another file lets QUIC through": (
        written(f"{Path(CHROME).parent}/zz-chu.json", '{"QuicAllowed": true}'),
        {"browsers-quic": AMBER},
    ),
    "ECH is on": (policy(CHROME, "EncryptedClientHelloEnabled", value=True), {"browsers-ech": AMBER}),
    "ECH is on in Firefox": (
        policy(FIREFOX, *PREFERENCES, "network.dns.echconfig.enabled", value={"Value": True}),
        {"browsers-ech": AMBER},
    ),
    "DNS over HTTPS is on": (policy(CHROME, "DnsOverHttpsMode", value="automatic"), {"browsers-doh": RED}),
    "DNS over HTTPS is free in Firefox": (
        policy(FIREFOX, "policies", "DNSOverHTTPS", "Locked", value=False),
        {"browsers-doh": RED},
    ),
    "programs are sent to another proxy": (
        written("/etc/environment", "https_proxy=http://proxy.chu.example:3128\n"),
        {"environment": RED},
    ),
    "programs are told to go around": (
        written("/etc/profile.d/chu.sh", "export NO_PROXY=localhost,.openai.com\n"),
        {"environment": RED},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", ROWS)
def test_each_fault_is_found_alone_and_with_what_to_do(good: Workstation, fault: str) -> None:
    plant, expected = ROWS[fault]
    with plant(good) as otherwise:
        points = good.points(**(otherwise or {}))
    ailing = {name: point.light for name, point in points.items() if point.light is not Light.GREEN}
    assert ailing == expected, {name: points[name].words for name in ailing}
    assert all(bool(point.remedy) == (name in expected) for name, point in points.items())


def test_at_least_twenty_faults_are_planted() -> None:
    assert len(ROWS) > 20


def test_each_check_has_a_name_of_its_own() -> None:
    assert len({check.name for check in CHECKS}) == len({check.what for check in CHECKS}) == len(CHECKS)
