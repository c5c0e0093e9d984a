"""Addresses of machines: IPv4, IPv6 and MAC."""

from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Match, Recognizer, compiled, figures, matches

EXAMPLES = (
    "poste <IP_ADDRESS>192.0.2.14</IP_ADDRESS>",
    "IP : <IP_ADDRESS>198.51.100.7</IP_ADDRESS>:8080",
    "ping <IP_ADDRESS>203.0.113.9</IP_ADDRESS>",
    "connexion depuis <IP_ADDRESS>2001:db8::8a2e:370:7334</IP_ADDRESS>",
    "[<IP_ADDRESS>2001:db8:0:1::1</IP_ADDRESS>]:443",
    "<IP_ADDRESS>2001:0db8:85a3:0000:0000:8a2e:0370:7334</IP_ADDRESS> (portable)",
    "MAC <IP_ADDRESS>00:00:5E:00:53:AF</IP_ADDRESS>",
    "carte réseau <IP_ADDRESS>00-00-5E-00-53-AF</IP_ADDRESS>",
    "<IP_ADDRESS>0000.5e00.53af</IP_ADDRESS>",
    "adresse ip=<IP_ADDRESS>192.0.2.14</IP_ADDRESS>,",
    "le poste 12 (<IP_ADDRESS>192.0.2.14</IP_ADDRESS>).",
)
NON_EXAMPLES = (
    "version 1.2.3.4",
    "v1.2.3.4",
    "Logiciel 4.10.2.1 (build 7)",
    "masque 255.255.255.0",
    "127.0.0.1",
    "hôte 0.0.0.0",
    "::1",
    "réseau 192.0.2.0/24",
    "DNS 8.8.8.8 ou 1.1.1.1",
    "1.85.03.75",
    "256.1.2.3",
    "chapitre 3.2.1.4",
    "OID 1.2.250.1.213.1.4.8",
    "de 10:20:30 à 12:40:50",
    "ratio 1:2:3",
    "std::vector<int>",
    "le gène ABCD::efgh",
    "ff:ff:ff:ff:ff:ff",
    "12:30:45:00",
    "06-39-98-12-34-56",
    "EC 3.4.21.4",
)

_V4 = compiled(r"\d(?<!\w.|\w[.,\-].)\d{0,2}+\.\d{1,3}\.\d{1,3}\.\d{1,3}+(?!\w|[.\-]\d|/\d)")
_V6 = compiled(r"(?<![\w:.])(?:[0-9a-fA-F]{1,4}:){1,7}(?::?(?:[0-9a-fA-F]{1,4}:){0,6}[0-9a-fA-F]{0,4})(?![\w:/]|\.\d)")
_MAC = compiled(
    r"(?<![\w:\-.])(?:[0-9a-fA-F]{2}([:\-])(?:[0-9a-fA-F]{2}\1){4}[0-9a-fA-F]{2}"
    r"|[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4})(?![\w:\-]|\.\d)"
)
_HEX = "[0-9a-fA-F]"
_MAC_SIGN = compiled(
    rf"[:\-](?={_HEX}{{2}}[:\-]{_HEX})(?<=(?<!\w|[:\-.]){_HEX}{{2}}.)|\.(?={_HEX}{{4}}\.)(?<={_HEX}{{4}}.)"
)
"""What follows the first group: signs are rarer than the letters and figures of a group."""
_DOTS = 3
_VERSION = compiled(
    r"(?i)(?:\b(?:v|ver|version|build|release|firmware|logiciel|chapitre|section|article|annexe|rev|r[ée]vision"
    r"|EC|OID|§|masque|netmask)"
    r"|\bn°|\p{L}{3,20}\s\d)\W{0,4}\Z"
)
_IP_CUE = compiled(
    r"(?i)\b(?:ip|ipv4|adresse|h[ôo]te|serveur|host|poste|machine|connexion|ping|ssh|src|dst|client"
    r"|depuis)\b[^\d]{0,20}\Z"
)
_RESOLVERS = frozenset({"8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222", "208.67.220.220"})
_LEAST_GROUPS = 3


class FrIpAddressRecognizer(Recognizer):
    """Finds addresses that lead to one machine, hence to its user (RFC 791, RFC 4291, IEEE 802).

    `ipaddress` decides what exists. Masks, networks, loopback, unset addresses and public resolvers lead to nobody; a
    version or a chapter has the same form, so figures all below ten need a word before.
    """

    def __init__(self) -> None:
        super().__init__(Category.IP_ADDRESS, "ip_address")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the addresses; the text must hold enough dots, colons or hyphens."""
        quads = (
            (start for start, end in figures(text) if text[end : end + 1] == ".") if text.count(".") >= _DOTS else ()
        )
        for match in matches(_V4, text, quads):
            if _is_v4(match):
                yield Hit.over("IPv4", match.span(), 0.9)
        if ":" in text:
            for match in _V6.finditer(text, timeout=TIMEOUT):
                if _is_v6(match[0]):
                    yield Hit.over("IPv6", match.span(), 0.9)
        for sign in _MAC_SIGN.finditer(text, timeout=TIMEOUT):
            match = _MAC.match(text, sign.start() - (4 if sign[0] == "." else 2))
            if match and _is_mac(match[0]):
                yield Hit.over("MAC", match.span(), 0.9)


def _is_v4(match: Match) -> bool:
    given, start = match[0], match.start()
    try:
        address = IPv4Address(given)
    except AddressValueError:
        return False
    if given in _RESOLVERS or given.startswith("255.") or address.is_loopback or address.is_unspecified:
        return False
    if _VERSION.search(match.string, max(0, start - 30), start):
        return False
    announced = _IP_CUE.search(match.string, max(0, start - 40), start)
    return bool(announced) or max(map(int, given.split("."))) >= 100  # noqa: PLR2004 - versions and chapters stay below


def _is_v6(given: str) -> bool:
    """Tell whether it is an address with figures enough: `a::b` and hours are not."""
    if given.count(":") < _LEAST_GROUPS or not any(char.isdecimal() for char in given):
        return False
    try:
        address = IPv6Address(given)
    except AddressValueError:
        return False
    return not (address.is_loopback or address.is_unspecified)


def _is_mac(given: str) -> bool:
    """Tell whether it is a machine's: no broadcast, nor figures alone, which a date or a phone may be."""
    figures = given.translate(str.maketrans("", "", ":-.")).lower()
    return len(set(figures)) > 1 and any(char in "abcdef" for char in figures)
