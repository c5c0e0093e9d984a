"""YAML nodes to plain values, each with its place; what YAML 1.1 would guess must be written out."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from policies.complaint import Complaint, excerpt, shorten

type Value = str | int | bool | list[Value] | dict[str, Value]
type Path = tuple[str | int, ...]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TAG = "tag:yaml.org,2002:"
_FIXES = {
    _TAG + "bool": "écrivez true ou false, ou mettez ce mot entre guillemets.",
    _TAG + "int": "écrivez un entier décimal (10), ou mettez ce texte entre guillemets.",
    _TAG + "null": "valeur vide : écrivez une valeur ou retirez la ligne.",
    _TAG + "timestamp": "écrivez un jour (2027-10-31), ou mettez ce texte entre guillemets.",
    _TAG + "merge": "recopiez les clés en toutes lettres.",
}
_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")  # YAML 1.1 reads 8:00 as 480
_CURLY = 'guillemets typographiques : écrivez "…".'
_QUOTE = "mettez ce texte entre guillemets, ou écrivez un entier."


@dataclass(frozen=True, slots=True)
class Tree:
    """The values of a file.

    Attributes:
        value: The root's value; meaningless when there are complaints.
        places: Line and column, from 1, of each value by its path.
        keys: Line and column, from 1, of each key by the path of its value.
        complaints: What could not be taken as written.
        doubtful: Paths of what they are about; a text stands there that nobody may rely on.
    """

    value: Value
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    doubtful: set[Path] = field(default_factory=set)


def read(root: yaml.Node) -> Tree:
    """Read a composed document that `policies.syntax` has nothing against."""
    tree = Tree({})
    return Tree(_value(tree, root, ()), tree.places, tree.keys, tree.complaints, tree.doubtful)


def spell(path: Path) -> str:
    """Write a path as people do: `rules[0].when.tier`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{shorten(part)}" for part in path).removeprefix(".")


def lookup(value: Any, path: Path) -> Any:  # noqa: ANN401 - any node of a tree
    """Give what stands at a path of a value."""
    for part in path:
        value = value[part]
    return value


def _value(tree: Tree, node: yaml.Node, path: Path) -> Value:
    tree.places[path] = _place(node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(tree, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_value(tree, item, (*path, index)) for index, item in enumerate(node.value)]
    return _scalar(tree, node, path)


def _mapping(tree: Tree, node: yaml.MappingNode, path: Path) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = _key(tree, key_node, path)
        if key in values:
            line, _ = tree.keys[(*path, key)]
            _complain(tree, key_node, (*path, key), f"clé en double, déjà à la ligne {line} : gardez-en une.")
            continue
        tree.keys[(*path, key)] = _place(key_node)
        values[key] = _value(tree, value_node, (*path, key))
    return values


def _key(tree: Tree, node: yaml.Node, path: Path) -> str:
    key = _scalar(tree, node, path) if isinstance(node, yaml.ScalarNode) else None
    if isinstance(key, str):
        return key
    _complain(tree, node, path, "une clé est un simple mot, comme « title ».")
    return str(node.start_mark.index)  # unique, and never read: the tree is refused


def _scalar(tree: Tree, node: yaml.Node, path: Path) -> str | int | bool:
    text = str(node.value)
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text.replace("\n", "")):
        _complain(tree, node, path, "un caractère de contrôle : retirez-le.")
        return ""
    if getattr(node, "style", None) is None and _in_curly_quotes(text):
        _complain(tree, node, path, _CURLY)
        return text
    value = _plain(node.tag, text)
    if value is None:
        fix = f'écrivez "{text:0>5}".' if _HOUR.fullmatch(text) else _FIXES.get(node.tag, _QUOTE)
        _complain(tree, node, path, f"{excerpt(text)} : {fix}" if text else fix)
        return "" if node.tag == _TAG + "null" else text
    return value


def _in_curly_quotes(text: str) -> bool:
    """Whether a word processor's quotes stand around the whole of it; « these » are French, and left alone."""
    return len(text) > 1 and text[0] == "“" and text[-1] == "”" and not {"“", "”"} & set(text[1:-1])


def _plain(tag: str, text: str) -> str | int | bool | None:
    """The value, when nobody could read it as another."""
    match tag.removeprefix(_TAG):
        case "str":
            return text
        case "bool":
            return {"true": True, "false": False}.get(text)
        case "int" if _INTEGER.fullmatch(text):
            return int(text)
        case "timestamp" if _DAY.fullmatch(text):
            return text
    return None


def _complain(tree: Tree, node: yaml.Node, path: Path, message: str) -> None:
    tree.doubtful.add(path)
    tree.complaints.append(Complaint(*_place(node), spell(path), message))


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
