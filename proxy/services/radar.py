"""AI sites and programming interfaces that the catalogue does not know: seen to be contacted, never opened.

An establishment learns from them what its people look for elsewhere. No other host is ever noted (CNIL, workplace
monitoring: what is not needed is not collected).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from proxy.services.catalogue import LONGEST, CatalogueError

SHIPPED = Path(__file__).with_name("radar.yaml")

_LABEL = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"


class RadarError(CatalogueError):
    """The list cannot be used; the message, in French, says where and why."""


@dataclass(frozen=True, slots=True)
class Site:
    """One of them.

    Attributes:
        id: Its stable name, in the journal.
        name: What people call it.
        hosts: Names that it covers with their subdomains.
    """

    id: str
    name: str
    hosts: tuple[str, ...]


class _Entry(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(strict=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    hosts: Annotated[
        list[Annotated[str, Field(pattern=rf"^{_LABEL}(\.{_LABEL})+$", max_length=253)]], Field(min_length=1)
    ]


_FILE = TypeAdapter(list[_Entry])


@dataclass(frozen=True)
class Radar:
    """All sites; immutable."""

    sites: tuple[Site, ...]

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "Radar":
        """Read a list, the shipped one by default.

        Raises:
            RadarError: the file cannot be read, an entry is wrong, or an id or host appears twice.
        """
        try:
            entries = _FILE.validate_python(yaml.safe_load(path.read_text("utf-8")))
        except (OSError, ValueError, yaml.YAMLError) as error:
            raise RadarError(f"{path.name}{_place(error)} : la liste des sites est illisible.") from None
        names = [name for entry in entries for name in (entry.id, *entry.hosts)]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise RadarError(f"{path.name} : « {twice} » figure deux fois ; gardez-le une seule fois.")
        return cls(tuple(Site(entry.id, entry.name, tuple(entry.hosts)) for entry in entries))

    def site_for(self, host: str) -> Site | None:
        """Tell whose host this is, whatever its case and with one trailing dot or none; None for all others."""
        return next((site for name in _covering(host) if (site := self._by_name.get(name))), None)

    @cached_property
    def _by_name(self) -> dict[str, Site]:
        return {host: site for site in self.sites for host in site.hosts}


def _covering(host: str) -> Iterator[str]:
    """The names that would cover this host, the most precise first."""
    name = host[-LONGEST:].lower().removesuffix(".")
    labels = name.split(".")
    return (".".join(labels[start:]) for start in range(len(labels)))


def _place(error: Exception) -> str:
    """Where in the file: an entry, from 1, or a line."""
    if isinstance(error, ValidationError):
        place = error.errors(include_url=False, include_input=False)[0]["loc"]
        return f", site {int(place[0]) + 1}, « {'.'.join(map(str, place[1:]))} »" if place else ""
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""
