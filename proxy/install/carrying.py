"""Changes carried out one by one, and taken back in the opposite order: after a stop at any point, both go on."""

from collections.abc import Callable, Collection, Iterable
from enum import Enum, auto
from functools import partial
from pathlib import Path

from proxy.install.errors import InstallError
from proxy.install.java import Keystore
from proxy.install.manifest import Manifest, Recorded
from proxy.install.step import Step
from proxy.install.system_store import Anchor
from proxy.install.trusting import Databases


class Moment(Enum):
    """When a step is told."""

    ALREADY = auto()
    """Nothing to do."""
    NOW = auto()
    """About to be done, or undone."""
    FAILED = auto()
    """Not done, or not undone, and the rest goes on without it."""


type Tell = Callable[[Moment, Step, str], None]


def carry_out(root: Path, steps: Iterable[Recorded], tell: Tell) -> None:
    """Make the changes that are not made yet; each is written down first.

    Args:
        root: Of the machine.
        steps: Read one at a time: what comes later may look at what earlier ones made.
        tell: Hears of each step, before it is done.

    Raises:
        InstallError: a change that must be made could not be.
        OSError: a file could not be written.
    """
    manifest = Manifest.read(root)
    for step in steps:
        if step.is_done(root):
            tell(Moment.ALREADY, step, "")
            continue
        ready = step.prepared(root)
        manifest.add(ready)
        tell(Moment.NOW, ready, "")
        _try(ready, partial(ready.do, root), tell)


def take_back(root: Path, tell: Tell, chosen: Callable[[Recorded], bool] = lambda _: True) -> None:
    """Take changes back, the last one first.

    Raises:
        InstallError: a change that must be taken back could not be; it and those before it are still written down.
        OSError: a file could not be written.
    """
    manifest = Manifest.read(root)
    for step in [each for each in reversed(manifest.steps) if chosen(each)]:
        tell(Moment.NOW, step, "")
        _try(step, partial(step.undo, root), tell)
        manifest.drop(step)


def distrusts(published: Collection[bytes]) -> Callable[[Recorded], bool]:
    """Choose the steps that made a store trust an authority which is not published any more."""
    return lambda step: isinstance(step, Anchor | Databases | Keystore) and step.content not in published


def _try(step: Step, act: Callable[[], None], tell: Tell) -> None:
    try:
        act()
    except InstallError as error:
        if step.vital:
            raise
        tell(Moment.FAILED, step, str(error))
