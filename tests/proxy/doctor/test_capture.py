import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from proxy.capture.plan import Plan
from proxy.capture.rules import capture, fallback
from proxy.doctor.capture import CHECKS
from proxy.doctor.machine import PROGRAMS, Machine
from proxy.install import places
from proxy.standing import Light, Point
from tests.lab.namespace import Namespace, namespace

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0, reason="Le laboratoire bâtit des espaces réseau : il faut être root."
)

PLAN = Plan((990,))
KNOWN = {ip_address("203.0.113.10"): 3600}


@pytest.fixture(scope="module")
def space() -> Iterator[Namespace]:
    with namespace() as held:
        yield held


@pytest.fixture
def load(space: Namespace, tmp_path: Path) -> Callable[[str], None]:
    def loading(rules: str) -> None:
        subprocess.run(
            ["nsenter", f"--net=/proc/{space.pid}/ns/net", "nft", "-f", "-"], input=rules.encode(), check=True
        )

    return loading


@pytest.fixture
def machine(space: Namespace, tmp_path: Path) -> Machine:
    """One whose network is the namespace's."""
    for program in ("nft", "iptables-nft", "ip6tables-nft"):
        place = tmp_path / program
        place.write_text(f'#!/bin/sh\nexec nsenter --net=/proc/{space.pid}/ns/net /usr/sbin/{program} "$@"\n')
        place.chmod(stat.S_IRWXU)
    (tmp_path / "etc").mkdir()
    accounts = ((places.USER, 990), (places.KEEPER, 991))
    (tmp_path / "etc" / "passwd").write_text("".join(f"{name}:x:{uid}:{uid}::/:/bin/false\n" for name, uid in accounts))
    return Machine(tmp_path, f"{tmp_path}:{PROGRAMS}")


def points(machine: Machine) -> dict[str, Point]:
    return {check.name: check.point(machine) for check in CHECKS}


def lights(machine: Machine) -> dict[str, Light]:
    return {name: point.light for name, point in points(machine).items() if point.light is not Light.GREEN}


def test_the_rules_of_a_capture_hold_whoever_queues_dns_answers(machine: Machine, load: Callable[[str], None]) -> None:
    load(capture(PLAN, KNOWN, queued=False))
    assert lights(machine) == {"capture-dns": Light.RED}
    for program in ("iptables-nft", "ip6tables-nft"):
        for arguments in ("-N PARAVENT-DNS", "-I INPUT -j PARAVENT-DNS", *_QUEUES):
            subprocess.run([machine.at(program), "-t", "security", *arguments.split()], check=True)
    try:
        assert lights(machine) == {}
    finally:
        for program in ("iptables-nft", "ip6tables-nft"):
            subprocess.run([machine.at(program), "-t", "security", "-F"], check=True)


_QUEUES = tuple(f"-A PARAVENT-DNS -p {way} -m {way} --sport 53 -j NFQUEUE --queue-num 8053" for way in ("udp", "tcp"))


def test_under_fallback_rules_dns_answers_need_not_be_read(machine: Machine, load: Callable[[str], None]) -> None:
    load(fallback(PLAN, KNOWN))
    assert lights(machine) == {"capture-dns": Light.AMBER}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (capture(Plan((990,), port=9999), KNOWN, queued=False), {"capture-rules"}),
        (capture(Plan((990, 1000)), KNOWN, queued=False), {"capture-rules"}),
        (capture(Plan((990, 991)), KNOWN, queued=False), set()),
        (capture(PLAN, {}, queued=False), {"capture-addresses"}),
        (capture(PLAN, KNOWN, queued=False).replace("ip6 daddr @ai6 jump unproxied", ""), {"capture-closed"}),
        (capture(PLAN, KNOWN, queued=False).replace("udp dport 443", "udp dport 444"), {"capture-quic"}),
    ],
)
def test_each_thing_that_rules_must_do_has_its_line(
    machine: Machine, load: Callable[[str], None], rules: str, expected: set[str]
) -> None:
    load(rules)
    found = points(machine)
    assert {name for name, light in lights(machine).items() if light is Light.RED} == {*expected, "capture-dns"}
    assert all(found[name].remedy.startswith("sudo systemctl restart") for name in expected)


def test_without_a_table_one_line_is_red_and_the_others_wait_for_it(
    machine: Machine, load: Callable[[str], None]
) -> None:
    load("table inet paravent\ndelete table inet paravent\n")
    found = points(machine)
    assert found.pop("capture-rules").light is Light.RED
    assert {point.light for point in found.values()} == {Light.AMBER}


def test_without_the_right_to_look_nothing_is_claimed(machine: Machine) -> None:
    machine.at("nft").write_text("#!/bin/sh\necho 'Operation not permitted (you must be root)' >&2; exit 1\n")
    told = points(machine)["capture-rules"]
    assert (told.light, told.remedy) == (Light.RED, "sudo paravent doctor")
