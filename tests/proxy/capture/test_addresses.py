from ipaddress import ip_address

import pytest

from proxy.capture.addresses import capturable, read


@pytest.mark.parametrize(
    "text",
    [
        "104.18.32.47",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.18.0.1",
        "198.18.255.255",
        "198.20.0.0",
        "2001:2:0:5061::1:0",
        "203.0.113.1",
        "223.255.255.255",
        "2606:4700::6812:202f",
        "64:ff9b::6812:202f",
        "2001:db8::1",
    ],
)
def test_an_address_of_the_internet_may_be_captured(text: str) -> None:
    assert capturable([ip_address(text)]) == {ip_address(text)}


@pytest.mark.parametrize(
    "text",
    [
        "0.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "127.0.0.53",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.168.1.1",
        "224.0.0.251",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "64:ff9b:1::1",
        "fd00::1",
        "fe80::1",
        "fec0::1",
        "ff02::fb",
        "198.19.0.0",
        "198.19.255.255",
        "2001:2:0:5061::",
        "2001:2:0:5061::ffff",
    ],
)
def test_an_address_of_a_machine_or_an_intranet_may_not(text: str) -> None:
    assert capturable([ip_address(text)]) == frozenset()


def test_an_ipv4_address_inside_ipv6_is_captured_as_itself() -> None:
    assert capturable([ip_address("::ffff:104.18.32.47")]) == {ip_address("104.18.32.47")}


@pytest.mark.parametrize("text", ["", "1.2.3", "chatgpt.com", "1.2.3.4/8", "1.2.3.4 "])
def test_what_is_no_address_reads_as_none(text: str) -> None:
    assert read(text) is None


def test_an_address_reads_as_itself() -> None:
    assert [str(read(text)) for text in ("1.2.3.4", "2606::1")] == ["1.2.3.4", "2606::1"]
