"""Walking a decoded body and writing changed leaves back, whatever the body was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from proxy.prompt import Path
from proxy.wire import strict_json
from proxy.wire.errors import WireError
from proxy.wire.types import Tree


@dataclass(frozen=True, slots=True)
class Nested:
    """A string that holds JSON, opened so that its own leaves can be judged.

    Attributes:
        inside: What the string holds.
        source: The string as received, written back when nothing inside changed.
    """

    inside: Tree = field(repr=False)
    source: str = field(repr=False)


def opened(text: str) -> Nested | None:
    """The JSON object or array that `text` holds, or None where it holds none."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return Nested(strict_json.loads_text(text), text)
    except WireError:
        return None


def replaced(tree: Tree, changes: Mapping[Path, str]) -> Tree:
    """A copy of `tree` with the leaves at the given paths replaced; a path may lead into JSON held by a string.

    Raises:
        KeyError: nothing stands at one of the paths: a change is made, or it is refused, never forgotten.
    """
    if not changes:
        return tree
    if () in changes:
        return changes[()]
    below: dict[str | int, dict[Path, str]] = {}
    for path, text in changes.items():
        below.setdefault(path[0], {})[path[1:]] = text
    match tree:
        case dict() if below.keys() <= tree.keys():
            return {key: replaced(child, below.get(key, {})) for key, child in tree.items()}
        case list() if below.keys() <= set(range(len(tree))):
            return [replaced(child, below.get(i, {})) for i, child in enumerate(tree)]
        case str() if (nested := opened(tree)) is not None:
            return strict_json.dumps(replaced(nested.inside, changes))
    raise KeyError


def strings(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every string leaf with its path; strings that hold JSON are leaves here."""
    match tree:
        case dict():
            for key, child in tree.items():
                yield from strings(child, (*path, key))
        case list():
            for i, child in enumerate(tree):
                yield from strings(child, (*path, i))
        case str():
            yield path, tree
