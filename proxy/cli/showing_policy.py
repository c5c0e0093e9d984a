"""The work of `paravent policy show`: the policy in force, and what each of its files changed."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from policies.bounds import Limits, Retention
from policies.custodians import Custodian
from policies.dumping import dump
from policies.exemption import Exemption
from policies.groups import HEADER, Group
from policies.history import Change, changes, said
from policies.hours import Day, Hours
from policies.loading import Loaded
from policies.messages import Language
from policies.model import Policy
from policies.phrasing import conditions, counted, grouped, meaning
from policies.rule import Rule
from policies.schema import FILE
from policies.sources import names
from policies.standalone import standalone
from policies.tools import ApprovedTool, Tool
from proxy.services.catalogue import Catalogue

_out = Console(emoji=False, highlight=False, soft_wrap=True)


def show_policy(loaded: Loaded, today: date) -> None:
    """Print the policy, part by part."""
    _out.print(loaded.policy.title, style="bold", markup=False)
    for line in head(loaded):
        _out.print(f"  {line}", markup=False)
    for title, lines in parts(loaded, today):
        if written := list(lines):
            _out.print(f"\n{title}", style="bold", markup=False)
            for line in written:
                _out.print(f"  {line}", markup=False)


def show_yaml(loaded: Loaded) -> None:
    """Print the policy as one file."""
    typer.echo(f"# yaml-language-server: $schema={schema_from(Path.cwd())}\n{dump(standalone(loaded))}", nl=False)


def schema_from(folder: Path) -> str:
    """Give where the editor of a file in a folder finds the schema: relative, but from another drive."""
    try:
        return Path(os.path.relpath(FILE, folder)).as_posix()
    except ValueError:
        return FILE.as_uri()


def head(loaded: Loaded) -> Iterator[str]:
    """Give who the policy is of, and what it is made of."""
    policy, files = loaded.policy, loaded.files
    yield f"Établissement  {policy.establishment or 'aucun nom donné'}"
    yield f"Politique      {policy.id}, version {policy.version}"
    yield f"Mode           {policy.mode} : {meaning(policy.mode)}"
    yield f"Empreinte      {loaded.sha256}"
    yield f"Fichiers       {names([parsed.name for parsed in files])}"
    for label, key in _SAID.items():
        yield f"{label:<14} {_said(loaded, key)}"


_SAID = {
    "Responsable": "owner",
    "Contact": "contact",
    "Outil validé": "approved_tool",
    "Langue": "language",
    "Heures": "hours",
    "Bornes": "limits",
    "Journal": "retention",
    "Garde": "custodians",
}


_NONE = {"hours": "non précisées", "custodians": "personne : nul ne peut dire qui est derrière une décision"}


def _said(loaded: Loaded, key: str) -> str:
    """Give the value that holds, and those that it took the place of."""
    found = said(loaded.files, key) or [("", getattr(loaded.policy, key))]
    if not found[0][1] and key in _NONE:
        return _NONE[key]
    before = "".join(f" (remplace, de {name} : {_plain(value)})" for name, value in found[1:])
    return _plain(found[0][1]) + before


def _plain(value: object) -> str:
    """Say a value of the head, or of a rule's key."""
    match value:
        case ApprovedTool(name=name, url=url):
            return f"{name}, {url}"
        case Hours(days=days, start=start, end=end):
            return f"{', '.join(day for day in Day if day in days)}, de {start} à {end}"
        case Limits():
            per = f"{grouped(value.characters)} caractères et {value.seconds} s par demande"
            return f"{per} ; noms remplacés gardés {value.pseudonyms_hours} h"
        case Retention(days=days):
            return f"gardé {counted(days, 'jour')}"
        case tuple():
            return _several(value)
    return meaning(value) if isinstance(value, Language) else str(value or "rien")


def _several(blocks: tuple[object, ...]) -> str:
    titles = [block.title for block in blocks if isinstance(block, Custodian)]
    return f"{' et '.join(titles)}, ensemble" if titles else counted(len(blocks), "exemple")


def parts(loaded: Loaded, today: date) -> Iterator[tuple[str, Iterator[str]]]:
    """Give each part after the head: its title and its lines; a part that nobody filled has none."""
    policy = loaded.policy
    yield "Services dont l'établissement fixe le niveau", _tools(loaded)
    yield "Groupes", map(_group, policy.groups)
    yield "Numéros de l'établissement", _site(policy)
    ways = policy.replacements.items()
    yield "Remplacements choisis", (f"{meaning(category)} : {way}, {meaning(way)}" for category, way in ways)
    yield "Exceptions", (line for one in policy.exemptions for line in exemption(one, today))
    yield "Règles : la première qui convient décide ; si aucune ne convient, rien ne part", _rules(loaded)


def _tools(loaded: Loaded) -> Iterator[str]:
    catalogued = {service.id: service.tier for service in Catalogue.load().services}
    told: dict[str, tuple[Tool, str]] = {}
    for parsed in reversed(loaded.files):
        told |= {tool.service: (tool, parsed.document.id) for tool in parsed.document.tools}
    for service, (tool, by) in told.items():
        before = f"{catalogued[service]} → " if catalogued.get(service, tool.tier) is not tool.tier else ""
        yield f"{service} : {before}{tool.tier}, {meaning(tool.tier)} ({by} : {tool.why})"


def _group(group: Group) -> str:
    ways = []
    if group.os_groups:
        ways.append(f"groupes du système {', '.join(sorted(group.os_groups))}")
    if group.header:
        ways.append(f"en-tête {HEADER}: {group.header.value}, cru de {', '.join(sorted(group.header.senders))}")
    return f"{group.id} : {group.title} ({' ; '.join(ways)})"


def _site(policy: Policy) -> Iterator[str]:
    for one in policy.site:
        after = f", après {' ou '.join(one.after)}" if one.after else ""
        yield f"{one.name.removeprefix('site_')} : {meaning(one.category)}, {one.pattern}{after}"


def exemption(one: Exemption, today: date) -> Iterator[str]:
    """Give an exception: what it lifts, for whom, under whose name, and how long it still does."""
    yield f"{one.id} : lève {one.rule} → {one.action}, jusqu'au {one.expires:%d/%m/%Y} ({_left(one, today)})"
    yield f"    {one.title}. Accordée par {one.approver} : {one.reason}"
    yield from (f"    si    {condition}" for condition in conditions(one.when))


def _left(one: Exemption, today: date) -> str:
    if today < one.granted:
        return f"pas avant le {one.granted:%d/%m/%Y}"
    return "finie" if one.expires < today else f"encore {counted((one.expires - today).days, 'jour')}"


def _rules(loaded: Loaded) -> Iterator[str]:
    changed = changes(loaded.files)
    for number, one in enumerate(loaded.policy.rules, 1):
        origin, *others = loaded.policy.origins[one.id]
        by = f", modifiée par {', '.join(others)}" if others else ""
        yield f"{number}. {one.id} [{one.status} : {meaning(one.status)}] — {origin}{by}"
        yield from (f"   {line}" for line in rule(one))
        yield from (f"   {line}" for each in changed.get(one.id, ()) for line in change(each))


def rule(one: Rule) -> Iterator[str]:
    """Give a rule: what it says, when it applies, what it does."""
    yield one.title
    yield from (f"si    {condition}" for condition in list(conditions(one.when)) or ["toute demande"])
    yield f"alors {one.action} : {meaning(one.action)}"


def change(one: Change) -> Iterator[str]:
    """Give what a file changed of a rule: old, new, why."""
    yield f"{one.by} change {one.key} : {_plain(one.before)} → {_plain(one.after)} ({one.why})"
