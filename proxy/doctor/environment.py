"""Variables that lead programs around the proxy, where every session of the machine gets them from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
_PARENT = re.compile(r"(?:http://)?(?:[^@/]*@)?([A-Za-z0-9.-]+:\d+|\[[0-9A-Fa-f:]+\]:\d+)/?")
"""Without the name and password that such an address may hold: what the doctor says is copied everywhere."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One variable set by one line of a file.

    Attributes:
        line: Its number, from 1.
        name: Of the variable, as it is written.
        value: As it is written, without quotes.
    """

    line: int
    name: str
    value: str = field(repr=False)


def assignments(script: str) -> Iterator[Assignment]:
    """The variables that a file sets, line by line."""
    for found in _ASSIGNED.finditer(script):
        yield Assignment(script.count("\n", 0, found.start(1)) + 1, found[1], found[2].strip())


def assigned(script: str) -> dict[str, str]:
    """The variables that a file has set at its end, by their names in lower case: programs read either."""
    return {one.name.lower(): one.value for one in assignments(script)}


def around(variables: Mapping[str, str], port: int, catalogue: Catalogue) -> Iterator[str]:
    """Which of the variables lead AI services' traffic elsewhere than to the proxy of that port."""
    for name in sorted(_PROXIES & variables.keys()):
        ours = _OURS.fullmatch(variables[name])
        if variables[name] and not (ours and int(ours[1]) == port):
            yield name
    if exempted(variables.get("no_proxy", ""), catalogue):
        yield "no_proxy"


def exempted(listed: str, catalogue: Catalogue) -> list[str]:
    """The entries of a NO_PROXY that name AI services."""
    return [entry for one in listed.split(",") if _exempts(entry := one.strip(), catalogue)]


def remedy(place: str, script: str, port: int, catalogue: Catalogue) -> str:
    """Which lines of a file to change, and to what: a line that is taken out may be the only way out, or end a script.

    Args:
        place: Of the file.
        script: What is in it; some of its lines lead AI services' traffic elsewhere.
        port: Of the explicit proxy.
        catalogue: Of the AI services.
    """
    astray = [one for one in assignments(script) if any(around({one.name.lower(): one.value}, port, catalogue))]
    steps = " ; ".join(f"ligne {one.line}, {_right(one, port, catalogue)}" for one in astray)
    return f"{_first(astray)}Gardez une copie de {place}, et corrigez-y : {steps}. Puis rouvrez les sessions."


def _right(one: Assignment, port: int, catalogue: Catalogue) -> str:
    if one.name.lower() in _PROXIES:
        return f"{one.name}=http://127.0.0.1:{port}"
    return f"{one.name} sans {', '.join(f'« {entry} »' for entry in exempted(one.value, catalogue))}"


def _first(astray: Sequence[Assignment]) -> str:
    """What comes before: whatever leaves by the establishment's own proxy must go on doing so."""
    proxies = [one.value for one in astray if one.name.lower() in _PROXIES]
    if not proxies:
        return ""
    known = [f"http://{found[1]}" for value in proxies if (found := _PARENT.fullmatch(value))]
    parent = next(iter(known), "http://ADRESSE:PORT")
    return f"Si c'est le proxy de l'établissement, d'abord « sudo paravent install --parent {parent} ». "


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
        script = path.read_text("utf-8", "replace")
        if names := list(around(assigned(script), machine.explicit, catalogue)):
            place = "/" + str(path.relative_to(machine.root))
            words = f"{place} : {', '.join(names)} mène les services d'IA hors du proxy"
            return ill(words, remedy(place, script, machine.explicit, catalogue))
    return well("aucune ne contourne le proxy")


def _files(machine: Machine) -> Iterator[Path]:
    for place in FILES:
        path = machine.at(place)
        if path.is_dir():
            yield from sorted(each for each in path.iterdir() if each.suffix in {".sh", ".conf"})
        elif path.is_file():
            yield path


CHECKS = (Check("environment", "Variables d'environnement", _variables),)
