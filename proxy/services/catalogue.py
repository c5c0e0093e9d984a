"""Which hosts are AI services, and which of them may be opened.

One list answers three questions the same way: whose host is this (`service_for`), which connections mitmproxy
decrypts (`allow_pattern`), and for which names the machine's authority may sign (`constraint_names`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from policies.facts import Tier

SHIPPED = Path(__file__).with_name("catalogue.yaml")

_LABEL = r"[a-z0-9*]([a-z0-9*-]*[a-z0-9*])?"
_HOST = rf"^=?{_LABEL}(\.{_LABEL})+$"
_LAX = Field(strict=False)  # YAML has neither tuples nor enums; what they hold stays strict


class CatalogueError(Exception):
    """The catalogue cannot be used; the message, in French, says where and why."""


class Kind(StrEnum):
    """What a service is, for people and for the journal."""

    WEB = "web"
    API = "api"
    ASSISTANT = "assistant"
    CODE = "code"
    HEALTH = "health"
    MEDIA = "media"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Service:
    """One AI service.

    Attributes:
        id: Its stable name, in policies and in the journal.
        name: What people call it.
        tier: How the establishment stands with it.
        kind: What it is.
        hosts: Names that it covers with their subdomains; "=name" covers that name alone, "*" is a region.
        adapter: Who reads its wire format; None when nobody does.
        rewrite: Whether its requests may be rewritten; False where a signature binds the body.
        identity: Sign-in hosts, never decrypted.
        regions: Regions that the authority may sign for, where hosts hold a "*".
    """

    id: str
    name: str
    tier: Tier
    kind: Kind
    hosts: tuple[str, ...]
    adapter: str | None
    rewrite: bool
    identity: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class _Entry(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    tier: Annotated[Tier, _LAX]
    kind: Annotated[Kind, _LAX]
    hosts: Annotated[tuple[Annotated[str, Field(pattern=_HOST)], ...], _LAX]
    adapter: Annotated[str, Field(pattern=r"^[a-z]+$")] | None
    rewrite: bool
    identity: Annotated[tuple[Annotated[str, Field(pattern=_HOST)], ...], _LAX] = ()
    regions: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z0-9-]+$")], ...], _LAX] = ()

    @model_validator(mode="after")
    def _regions_go_with_wildcards(self) -> Self:
        if bool(self.regions) != any("*" in host for host in self.hosts):
            raise ValueError("« * » dans `hosts` et `regions` vont ensemble")
        return self

    @model_validator(mode="after")
    def _only_what_is_read_is_rewritten(self) -> Self:
        if self.rewrite and self.adapter is None:
            raise ValueError("`rewrite: true` demande un `adapter`")
        return self


@dataclass(frozen=True)
class Catalogue:
    """All services; immutable, so one instance serves every thread."""

    services: tuple[Service, ...]

    @classmethod
    def load(cls, path: Path | None = None) -> "Catalogue":
        """Read a catalogue file, the shipped one by default.

        Raises:
            CatalogueError: the file cannot be read, an entry is wrong, or an id or host appears twice.
        """
        path = path or SHIPPED
        located = [(line, _service(path, line, entry)) for line, entry in _entries(path)]
        if not located:
            raise CatalogueError(f"{path.name}:1 : le catalogue doit être une liste de services.")
        _refuse_twice(path, ((line, service.id) for line, service in located))
        _refuse_twice(path, ((line, h) for line, s in located for h in chain(s.hosts, s.identity)))
        return cls(tuple(service for _, service in located))

    def service_for(self, host: str) -> Service | None:
        """Tell whose host this is; None for a stranger and for a sign-in page.

        Sign-in pages come first, then the longest name wins. Case, one trailing dot and the Unicode form of a
        name make no difference. `host` holds no port.
        """
        keys = tuple(_keys(_normal(host)))
        if not self._identity.isdisjoint(keys):
            return None
        return next((found for key in keys if (found := self._named(key))), None)

    def allow_pattern(self) -> str:
        """One regular expression for mitmproxy's `allow_hosts`, searched in "host:port" whatever the case.

        It agrees with `service_for` on every name.
        """
        hosts = "|".join(_pattern(host) for service in self.services for host in service.hosts)
        identity = "|".join(_pattern(host) for host in sorted(self._identity)) or "(?!)"
        return rf"^(?!(?:{identity})\.?:\d+\Z)(?:{hosts})\.?:\d+\Z"

    def constraint_names(self) -> tuple[str, ...]:
        """The fewest DNS names that cover every host, for name constraints (RFC 5280 §4.2.1.10).

        A constraint always covers subdomains: "=name" is widened to "name".
        """
        names = {name for s in self.services for host in s.hosts for name in _expand(host, s.regions)}
        return tuple(sorted(name for name in names if names.isdisjoint(_parents(name))))

    def _named(self, key: str) -> Service | None:
        if service := self._by_name.get(key):
            return service
        region = self._regional[0].fullmatch(key)
        return self._regional[1][region.lastindex - 1] if region and region.lastindex else None

    @cached_property
    def _by_name(self) -> dict[str, Service]:
        return {host: service for service in self.services for host in service.hosts}

    @cached_property
    def _identity(self) -> frozenset[str]:
        return frozenset(host for service in self.services for host in service.identity)

    @cached_property
    def _regional(self) -> tuple[re.Pattern[str], tuple[Service, ...]]:
        """One pattern for all names that hold a region: group N belongs to the Nth service of the tuple."""
        found = [(host, service) for host, service in self._by_name.items() if "*" in host]
        pattern = "|".join(f"({_literal(host)})" for host, _ in found) or "(?!)"
        return re.compile(pattern), tuple(service for _, service in found)


def _entries(path: Path) -> list[tuple[int, object]]:
    """Every entry of the file with its line number."""
    try:
        loader = yaml.SafeLoader(path.read_text("utf-8"))
        root = loader.get_single_node()
        nodes = root.value if isinstance(root, yaml.SequenceNode) else []
        return [(node.start_mark.line + 1, loader.construct_object(node, deep=True)) for node in nodes]
    except (OSError, ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path.name}:{mark.line + 1}" if mark else path.name
        raise CatalogueError(f"{where} : le catalogue est illisible ({type(error).__name__}).") from error


def _service(path: Path, line: int, entry: object) -> Service:
    try:
        return Service(**_Entry.model_validate(entry).model_dump())
    except ValidationError as error:
        raise CatalogueError(f"{path.name}:{line} : {_complaint(error)}.") from error


def _complaint(error: ValidationError) -> str:
    """The first complaint, in French; our own validators already speak it."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "value_error":
        return first["msg"].removeprefix("Value error, ")
    problem = {"missing": "manque", "extra_forbidden": "n'est pas un champ connu"}.get(first["type"])
    return f"« {'.'.join(map(str, first['loc']))} » {problem or 'a une valeur refusée'}"


def _refuse_twice(path: Path, located: Iterable[tuple[int, str]]) -> None:
    seen: dict[str, int] = {}
    for line, name in located:
        if name in seen:
            raise CatalogueError(
                f"{path.name}:{line} : « {name} » figure déjà ligne {seen[name]} ; gardez un seul des deux."
            )
        seen[name] = line


LONGEST = 300
"""Characters of a name that are looked at, from its end: a true one has 253 at most (RFC 1035 §2.3.4), and a header may
hold far more, which would take the time of everyone."""


def _normal(host: str) -> str:
    """Lower-case ASCII form, without its trailing dot; what IDNA refuses stays as it is."""
    host = host[-LONGEST:].removesuffix(".").lower()
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


def _keys(host: str) -> Iterator[str]:
    """Every catalogue name that would cover this host, the most precise first."""
    return chain((f"={host}", host), _parents(host))


def _parents(host: str) -> Iterator[str]:
    while host := host.partition(".")[2]:
        yield host


def _literal(host: str) -> str:
    return re.escape(host).replace(r"\*", "[a-z0-9-]+")


def _pattern(host: str) -> str:
    """The host in both its forms, since mitmproxy decodes the names of CONNECT to Unicode."""
    name = host.removeprefix("=")
    forms = "|".join(_literal(form) for form in dict.fromkeys((name, name.encode().decode("idna"))))
    return f"(?:{forms})" if host != name else rf"(?:[^:]*\.)?(?:{forms})"


def _expand(host: str, regions: tuple[str, ...]) -> tuple[str, ...]:
    name = host.removeprefix("=")
    return tuple(name.replace("*", region) for region in regions) if "*" in name else (name,)
