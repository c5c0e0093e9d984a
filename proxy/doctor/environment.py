"""Variables that lead programs around the proxy, where every session of the machine gets them from."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, ill, well
from proxy.services.catalogue import Catalogue

FILES = ("/etc/environment", "/etc/environment.d", "/etc/profile.d")
"""Read by pam_env(8) for every session, by systemd for those of the desktop (environment.d(5)), by login shells."""

_ASSIGNED = re.compile(r"^\s*(?:export\s+)?([A-Za-z_]+)=[\"']?([^\"'#\n]*)", re.MULTILINE)
_PROXIES = {"https_proxy", "http_proxy", "all_proxy"}
_OURS = re.compile(r"(?:https?://)?(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)/?")


def assigned(script: str) -> dict[str, str]:
    """The variables that a file sets, by their names in lower case: programs read either."""
    return {name.lower(): value.strip() for name, value in _ASSIGNED.findall(script)}


def around(variables: Mapping[str, str], port: int, catalogue: Catalogue) -> Iterator[str]:
    """Which of the variables lead AI services' traffic elsewhere than to the proxy of that port."""
    for name in sorted(_PROXIES & variables.keys()):
        ours = _OURS.fullmatch(variables[name])
        if variables[name] and not (ours and int(ours[1]) == port):
            yield name
    if any(_exempts(entry.strip(), catalogue) for entry in variables.get("no_proxy", "").split(",")):
        yield "no_proxy"


def _exempts(entry: str, catalogue: Catalogue) -> bool:
    """Whether an entry of NO_PROXY names AI services; a name covers its subdomains, « * » is everything."""
    name = entry.removeprefix("*").removeprefix(".").partition(":")[0].lower()
    if not name:
        return entry == "*"
    covered = (host.removeprefix("=") for service in catalogue.services for host in service.hosts)
    return catalogue.service_for(name) is not None or any(host.endswith(f".{name}") for host in covered)


def _variables(machine: Machine) -> Seen:
    catalogue = Catalogue.load()
    for path in _files(machine):
        names = list(around(assigned(path.read_text("utf-8", "replace")), machine.explicit, catalogue))
        if names:
            place = "/" + str(path.relative_to(machine.root))
            words = f"{place} : {', '.join(names)} mène les services d'IA hors du proxy"
            return ill(words, f"sudo sed -i -E '/({'|'.join(names)})=/Id' {place}, puis rouvrez les sessions.")
    return well("aucune ne contourne le proxy")


def _files(machine: Machine) -> Iterator[Path]:
    for place in FILES:
        path = machine.at(place)
        if path.is_dir():
            yield from sorted(each for each in path.iterdir() if each.suffix in {".sh", ".conf"})
        elif path.is_file():
            yield path


CHECKS = (Check("environment", "Variables d'environnement", _variables),)
