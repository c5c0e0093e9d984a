"""Whether one set of conditions can only hold where another does: a rule behind a wider one never acts."""

from collections.abc import Iterable

from detectors.finding import Category, Identifying
from policies.facts import Tier
from policies.when import Categories, Obstacles, Persons, When


def implies(narrow: When, wide: When) -> bool:
    """Tell whether all that meets `narrow` is easily seen to meet `wide`.

    True is a proof; False only says that none was found.
    """
    return (
        _within(narrow.tier, wide.tier, Tier)
        and _within(narrow.service, wide.service)
        and _within(narrow.group, wide.group)
        and _within(narrow.identifying, wide.identifying, Identifying)
        and all(getattr(wide, key) in {None, getattr(narrow, key)} for key in _PLAIN)
        and (wide.categories is None or _found(narrow.categories, wide.categories))
        and (wide.persons is None or _named(narrow.persons, wide.persons))
        and (wide.obstacles is None or _unread(narrow.obstacles, wide.obstacles))
        and (wide.anonymity_below is None or _rarer(narrow.anonymity_below, wide.anonymity_below))
    )


_PLAIN = ("hours", "secret", "vignette", "complete")


def _within[T: str](narrow: frozenset[T] | None, wide: frozenset[T] | None, everything: Iterable[T] = ()) -> bool:
    """Whether one list of alternatives is part of another; no list is all that there is, where that is known."""
    if wide is None:
        return True
    alternatives = frozenset(everything) if narrow is None else narrow
    return bool(alternatives) and alternatives <= wide


def _found(narrow: Categories | None, wide: Categories) -> bool:
    if narrow is None:
        return False
    if wide.any_of is not None:
        by_any = narrow.any_of is not None and narrow.any_of <= wide.any_of
        return by_any or (narrow.all_of is not None and not narrow.all_of.isdisjoint(wide.any_of))
    if wide.all_of is not None:
        return narrow.all_of is not None and wide.all_of <= narrow.all_of
    if wide.only is not None:
        return narrow.only is not None and narrow.only <= wide.only
    return wide.none_of is not None and _without(narrow, wide.none_of)


def _without(narrow: Categories, these: frozenset[Category]) -> bool:
    """Whether none of these can be there."""
    if narrow.only is not None:
        return narrow.only.isdisjoint(these)
    return narrow.none_of is not None and these <= narrow.none_of


def _named(narrow: Persons | None, wide: Persons) -> bool:
    if narrow is None:
        return False
    if wide.only is not None:
        return narrow.only is not None and narrow.only <= wide.only
    alternatives = narrow.only or narrow.any_of
    return wide.any_of is not None and alternatives is not None and alternatives <= wide.any_of


def _unread(narrow: Obstacles | None, wide: Obstacles) -> bool:
    if narrow is None:
        return False
    return wide.any_of is None or (narrow.any_of is not None and narrow.any_of <= wide.any_of)


def _rarer(narrow: int | None, wide: int) -> bool:
    return narrow is not None and narrow <= wide
