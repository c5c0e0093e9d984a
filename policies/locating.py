"""Where in its files a policy in force says what it says."""

from collections.abc import Iterator, Sequence

from policies.case import Case
from policies.document import Document
from policies.exemption import Exemption
from policies.parsing import Parsed
from policies.rule import Rule
from policies.values import Path

type Place = tuple[Parsed, Path]
"""A file, and a value in it."""


def block_place(files: Sequence[Parsed], name: str) -> Place:
    """Give where a rule or an exception is written.

    Args:
        files: The establishment's first, then what it extends.
        name: Its id.

    Raises:
        LookupError: none of the files holds it.
    """
    for parsed in files:
        for path, block in _blocks(parsed.document):
            if block.id == name:
                return parsed, path
    raise LookupError(name)


def case_place(files: Sequence[Parsed], name: str, case: str) -> Place:
    """Give where the case of a rule or an exception is written: in the nearest file that gives cases for it.

    Raises:
        LookupError: none of the files holds the rule.
        ValueError: it holds no such case.
    """
    for parsed in files:
        for index, override in enumerate(parsed.document.overrides):
            if override.rule == name and override.cases is not None:
                return parsed, ("overrides", index, "cases", _index(override.cases, case))
    parsed, path = block_place(files, name)
    block = dict(_blocks(parsed.document))[path]
    return parsed, (*path, "cases", _index(block.cases, case))


def key_place(files: Sequence[Parsed], key: str) -> Place:
    """Give where a key of the head is said, by the nearest file that says it; or where the first file begins."""
    return next(((parsed, (key,)) for parsed in files if (key,) in parsed.tree.places), (files[0], ()))


def spelt(place: Place, message: str) -> str:
    """Write a remark as complaints are: `file:line:column message`."""
    parsed, path = place
    complaint = parsed.complain(path, message)
    return f"{parsed.name}:{complaint.line}:{complaint.column} {message}"


def _blocks(document: Document) -> Iterator[tuple[Path, Rule | Exemption]]:
    yield from ((("rules", index), rule) for index, rule in enumerate(document.rules))
    yield from ((("exceptions", index), one) for index, one in enumerate(document.exceptions))


def _index(cases: Sequence[Case], name: str) -> int:
    return [case.name for case in cases].index(name)
