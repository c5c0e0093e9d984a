"""A policy as the text of one file: keys in their usual order, words in blocks, nothing that YAML could mistake."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import yaml
from pydantic import BaseModel

from policies.document import Document

_WIDTH = 110
_SHORT = 90  # characters of a list that stays on its line


class _Writer(yaml.SafeDumper):
    """Block style, but for short lists of words."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """Write each value out in full."""
        return True


def _list(writer: _Writer, values: list[object]) -> yaml.Node:
    short = all(isinstance(value, str) for value in values) and len("".join(map(str, values))) < _SHORT
    return writer.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


def _text(writer: _Writer, text: str) -> yaml.Node:
    style = "|" if "\n" in text else ">" if len(text) > _WIDTH and text == " ".join(text.split()) else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(list, _list)
_Writer.add_representer(str, _text)


def dump(document: Document) -> str:
    """Write a document; it reads as the same document, and ends as a file must."""
    return yaml.dump(
        _plain(document),
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH,
        explicit_end=True,
        default_flow_style=False,
    )


def _plain(value: object) -> Any:  # noqa: ANN401 - any value of YAML
    """Give a value as a file says it: keys that are given, in the model's order; alternatives in the enumeration's."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        said = [(field.alias or name, getattr(value, name)) for name, field in fields if name in value.model_fields_set]
        return {key: _plain(each) for key, each in said if each is not None}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return [_plain(each) for each in sorted(value, key=_rank)]
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(value) if isinstance(value, StrEnum) else value


def _rank(value: object) -> tuple[int, str]:
    return (list(type(value)).index(value) if isinstance(value, StrEnum) else 0, str(value))
