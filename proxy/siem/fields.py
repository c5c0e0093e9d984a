"""The tables of `deploy/dashboards/README.md`, from the mappers themselves; `make docs` writes them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from models import documents
from proxy.siem import cef, ecs, syslog
from proxy.siem.event import Event
from proxy.siem.ocsf_classes import activity_of
from proxy.siem.own import own
from proxy.siem.samples import samples
from proxy.siem.severity import level
from proxy.siem.titles import TITLES

README = Path(__file__).parents[2] / "deploy" / "dashboards" / "README.md"

_TYPES: Mapping[type, str] = {str: "texte", int: "nombre", bool: "oui ou non", list: "liste de textes"}


def emitted() -> dict[str, object]:
    """Every ECS field that can be sent, with an example of its value."""
    return {name: value for event in samples() for name, value in ecs.fields(event).items()}


def events_table() -> str:
    """Give one row per action: what happened, how much it matters, and where ECS and OCSF put it."""
    head = ["| `event.action` | Ce qui s'est passé | Gravité | ECS | OCSF |", "|---|---|---|---|---|"]
    return "\n".join([*head, *map(_event_row, samples())])


def fields_table() -> str:
    """Give one row per field of ours: under which names, of which type."""
    head = ["| ECS, OTLP, et `unmapped` d'OCSF | CEF | Type |", "|---|---|---|"]
    told = {name: value for event in samples() for name, value in own(event).items()}
    shown = {re.sub(r"_counts\..*", "_counts.*", name): value for name, value in told.items()}
    return "\n".join([*head, *(f"| `{name}` | `{cef.key(name)}` | {_type(value)} |" for name, value in shown.items())])


def standard_table() -> str:
    """Give one row per field of ECS that we fill, with what is told there."""
    head = ["| ECS | Exemple | Ce qui s'y trouve |", "|---|---|---|"]
    rows = (_standard_row(name) for name in sorted(emitted()) if not name.startswith("paravent."))
    return "\n".join([*head, *rows])


def inserted(document: str) -> str:
    """Give the document with the tables in their places.

    Raises:
        ValueError: the marks of a place are missing.
    """
    for name, table in (("événements", events_table()), ("standard", standard_table()), ("champs", fields_table())):
        document = documents.inserted(document, name, table)
    return document


def _event_row(event: Event) -> str:
    important, fields, activity = level(event), ecs.fields(event), activity_of(event)
    told = f"{important.name.lower()} ({ecs.SEVERITIES[important]}, {cef.SEVERITIES[important]}, "
    told += f"{syslog.SEVERITIES[important]})"
    where = " / ".join([*_words(fields.get("event.category")), *_words(fields.get("event.type"))]) or "–"
    return f"| `{event.action}` | {TITLES[event.action]} | {told} | {where} | {activity.type_uid} |"


def _words(value: object) -> Iterator[str]:
    yield from (str(each) for each in value) if isinstance(value, Iterable) else ()


def _standard_row(name: str) -> str:
    """A value that is one of ours says whose it is; any other speaks for itself."""
    sources: dict[str, None] = {}
    for event in samples():
        if (value := ecs.fields(event).get(name)) is not None:
            sources |= {f"`{ours}`": None for ours, same in own(event).items() if same == value and type(same) is str}
    example = emitted()[name]
    shown = ", ".join(example) if isinstance(example, list) else str(example)
    return f"| `{name}` | {shown[:40]} | {', '.join(list(sources)[:3]) or '–'} |"


def _type(value: object) -> str:
    return _TYPES[type(value)]


if __name__ == "__main__":
    README.write_text(inserted(README.read_text("utf-8")), "utf-8")
