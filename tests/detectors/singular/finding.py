"""What the tests of singular facts ask: the facts of some kinds in a text, as they stand there."""

from collections.abc import Callable, Iterable

from detectors.singular.fact import Kind

type Found = Callable[[Iterable[Kind], str], list[str]]
