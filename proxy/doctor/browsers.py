"""What browsers are told by policy: our PAC, and none of the ways around the proxy."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, follows, ill, well
from proxy.install import places
from proxy.install.browsers import chromium, firefox
from proxy.standing import Light

_INSTALL = "sudo paravent install, puis fermez et rouvrez les navigateurs."

type Way = tuple[str, ...]
"""To a setting, from the outermost key in."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some of the settings that `proxy.install.browsers` writes, which stand or fall together.

    Attributes:
        chromium: Those of Chromium, Chrome, Edge and Brave.
        firefox: Those of Firefox.
        well: What is said when all are in force.
        otherwise: What comes of it when one is not.
        light: How bad that is.
    """

    chromium: tuple[Way, ...]
    firefox: tuple[Way, ...]
    well: str
    otherwise: str
    light: Light = Light.AMBER


PAC = Wanted(
    (("ProxySettings", "ProxyMode"), ("ProxySettings", "ProxyPacUrl")),
    (("policies", "Proxy", "Mode"), ("policies", "Proxy", "AutoConfigURL")),
    f"tous lisent {places.PAC}",
    "ne suit pas le PAC du poste : ses demandes ne passent que par la capture",
)
QUIC = Wanted(
    (("QuicAllowed",),),
    (("policies", "Preferences", "network.http.http3.enable"),),
    "désactivé partout",
    "peut encore parler QUIC : chaque premier essai vers une IA échouera",
)
ECH = Wanted(
    (("EncryptedClientHelloEnabled",),),
    (("policies", "DisableEncryptedClientHello"), ("policies", "Preferences", "network.dns.echconfig.enabled")),
    "désactivé partout",
    "peut cacher à qui il parle (ECH) : ces connexions à une IA seront refusées",
)
DOH = Wanted(
    (("DnsOverHttpsMode",),),
    (("policies", "DNSOverHTTPS", "Enabled"), ("policies", "DNSOverHTTPS", "Locked")),
    "désactivé partout",
    "demande ses adresses à un DNS que le poste ne voit pas (DoH) : des IA peuvent échapper à la capture",
    Light.RED,
)


def at(settings: object, way: Way) -> object:
    """The setting at the end of a way; None where there is none."""
    for key in way:
        settings = settings.get(key) if isinstance(settings, dict) else None
    return settings


def differing(settings: Mapping[str, object], expected: Mapping[str, object], ways: tuple[Way, ...]) -> Way | None:
    """The first way that does not lead to what is expected."""
    for way in ways:
        found, right = at(settings, way), at(expected, way)
        if found != right or type(found) is not type(right):
            return way
    return None


def in_force(own: Path) -> dict[str, object]:
    """A browser's policies, given our own file of them.

    All files of the folder count; the last in the order of names wins (Chromium's config_dir_policy_loader.cc). Firefox
    reads one file.

    Raises:
        FileNotFoundError: our file is missing.
        ValueError: a file is not a JSON object.
    """
    laid: dict[str, object] = {}
    for path in sorted({own, *own.parent.glob("*.json")}):
        found: object = json.loads(path.read_bytes())
        if not isinstance(found, dict):
            raise ValueError(path.name)  # noqa: TRY004 - a wrong file, not a wrong call
        laid |= found
    return laid


def _files(machine: Machine) -> Seen:
    """Every file of ours is there and can be read; what is in them has lines of its own."""
    for place in (*places.CHROMIUMS, places.FIREFOX):
        try:
            in_force(machine.at(place))
        except FileNotFoundError:
            return ill(f"{place} manque : ce navigateur n'est pas réglé", _INSTALL)
        except ValueError:
            folder = place.rpartition("/")[0]
            words = f"{folder} : un fichier n'est pas du JSON, ce navigateur n'en tient pas compte"
            return ill(words, f"Corrigez-le (« python3 -m json.tool FICHIER »), puis {_INSTALL}")
    return well("tous les navigateurs connus sont réglés")


def _told(machine: Machine) -> Iterator[tuple[str, dict[str, object]]]:
    """The policies of each browser, by their place; those that cannot be read have a line of their own."""
    for place in (*places.CHROMIUMS, places.FIREFOX):
        try:
            yield place, in_force(machine.at(place))
        except (OSError, ValueError):
            continue


def _judged(machine: Machine, wanted: Wanted) -> Seen:
    every = list(_told(machine))
    if not every:
        raise follows("les navigateurs ne sont pas réglés")
    for place, settings in every:
        of_firefox = place == places.FIREFOX
        ways, expected = (wanted.firefox, firefox([])) if of_firefox else (wanted.chromium, chromium([]))
        if way := differing(settings, expected, ways):
            words = f"{place.rpartition('/')[0]} ({way[-1]}) : ce navigateur {wanted.otherwise}"
            return Seen(wanted.light, words, _INSTALL)
    return well(wanted.well)


CHECKS = (
    Check("browsers", "Réglages des navigateurs", _files),
    Check("browsers-pac", "PAC dans les navigateurs", lambda machine: _judged(machine, PAC)),
    Check("browsers-quic", "QUIC dans les navigateurs", lambda machine: _judged(machine, QUIC)),
    Check("browsers-ech", "ECH dans les navigateurs", lambda machine: _judged(machine, ECH)),
    Check("browsers-doh", "DNS chiffré (DoH) dans les navigateurs", lambda machine: _judged(machine, DOH)),
)
