"""What a policy file may be written with: one plain YAML document, without aliases, tags, tabs or depth."""

from collections.abc import Iterator
from typing import Protocol

import yaml

from policies.complaint import Complaint, complaint_at
from policies.unreadable import diagnosis, indented_by_nbsp

MAX_DEPTH = 20

_TAB = "une tabulation : indentez avec des espaces."
_DEPTH = f"plus de {MAX_DEPTH} niveaux imbriqués : une politique n'en demande pas tant."
_DOCUMENT = "un second document : gardez une seule politique par fichier, sans « --- » au milieu."
_ALIAS = "un alias (*nom) : recopiez la valeur en toutes lettres."
_ANCHOR = "une ancre (&nom) : retirez-la, et écrivez chaque valeur en toutes lettres."
_TAG = "une étiquette YAML (!type) : retirez-la."
_ESCAPE = "un échappement « \\U » hors d'Unicode : écrivez le caractère lui-même."
_CHARACTER = "un caractère de contrôle : retirez-le."


def complaints(text: str) -> list[Complaint]:
    """Say all that forbids composing this text; empty when `yaml.compose` is safe on it."""
    if "\t" in text:
        return [complaint_at(text, text.index("\t"), _TAB)]
    found: list[Complaint] = []
    try:
        for complaint in _refused(text, yaml.parse(text, Loader=yaml.SafeLoader)):
            found.append(complaint)  # noqa: PERF402 - what precedes the error is kept when it is raised
    except yaml.MarkedYAMLError as error:
        return [*found, diagnosis(text, error)]
    except yaml.reader.ReaderError as error:
        return [complaint_at(text, error.position, _CHARACTER)]
    except (ValueError, OverflowError):  # PyYAML lets escapes beyond Unicode, "\UFFFFFFFF", reach chr()
        return [complaint_at(text, max(text.find("\\U"), 0), _ESCAPE)]
    return found


def ends(text: str) -> bool:
    """Whether a text that can be composed says where its document ends: `...` on a line of its own."""
    return any(
        isinstance(event, yaml.DocumentEndEvent) and event.explicit for event in yaml.parse(text, yaml.SafeLoader)
    )


def _refused(text: str, events: Iterator[yaml.Event]) -> Iterator[Complaint]:
    depth = documents = 0
    for event in events:
        if (nbsp := indented_by_nbsp(text, event)) is not None:
            yield nbsp
            return
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            yield _mark(event.start_mark, _DEPTH)
            return
        if documents > 1:
            yield _mark(event.start_mark, _DOCUMENT)
            return
        yield from (_mark(event.start_mark, message) for message in _forbidden(event))


def _forbidden(event: yaml.Event) -> Iterator[str]:
    if isinstance(event, yaml.AliasEvent):
        yield _ALIAS
    elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        yield _ANCHOR
    if getattr(event, "tag", None) is not None:
        yield _TAG


class _Mark(Protocol):
    line: int
    column: int


def _mark(mark: _Mark | None, message: str) -> Complaint:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Complaint(line, column, "", message)
