"""Loads the rules as this kernel can take them, tells whether they stand, and takes them away."""

from collections.abc import Mapping
from enum import StrEnum

from proxy.capture import dns_chain, presence, rules, sets
from proxy.capture.addresses import Address
from proxy.capture.errors import CaptureError
from proxy.capture.plan import Plan
from proxy.capture.substitutes import NONE, Pairs
from proxy.causes import cause


class Loaded(StrEnum):
    """Which rules stand."""

    CAPTURE = "capture"
    FALLBACK = "fallback"
    NONE = "none"
    """None, or not all of them."""


def load(plan: Plan, known: Mapping[Address, int], substitutes: Pairs = NONE) -> None:
    """Load the rules of a capture that works.

    Raises:
        CaptureError: the kernel can queue DNS answers in neither way, or refuses the rules.
    """
    try:
        sets.apply(rules.capture(plan, known, substitutes))
    except CaptureError as first:
        try:
            dns_chain.put(plan)  # before the rest: sets that nothing fills would let new addresses through
            sets.apply(rules.capture(plan, known, substitutes, queued=False))
        except CaptureError as second:
            raise CaptureError(f"{first} {second}") from None


def fall_back(plan: Plan, known: Mapping[Address, int], substitutes: Pairs = NONE) -> None:
    """Load the rules for when nobody reads DNS answers.

    Raises:
        CaptureError: the kernel refuses.
    """
    sets.apply(rules.fallback(plan, known, substitutes))
    _forget_dns()


def remove() -> None:
    """Take everything away.

    Raises:
        CaptureError: the kernel refuses.
    """
    sets.apply(rules.removal())
    _forget_dns()


def loaded() -> Loaded:
    """Tell which rules stand, all of them, DNS answers included.

    Raises:
        CaptureError: the kernel does not say.
    """
    try:
        if all(map(_stands, ("redirected", "refused", "forwarded"))):
            return Loaded.CAPTURE if _stands("answers_input") or dns_chain.stands() else Loaded.NONE
        return Loaded.FALLBACK if all(map(_stands, ("redirected_all", "refused"))) else Loaded.NONE
    except OSError as error:
        raise _silent(error) from None


def _stands(chain: str) -> bool:
    return presence.stands(presence.INET, rules.TABLE, chain)


def _forget_dns() -> None:
    try:
        dns_chain.remove()
    except OSError as error:
        raise _silent(error) from None


def _silent(error: OSError) -> CaptureError:
    return CaptureError(f"Le noyau ne dit pas ses règles ({cause(error)}) : lancez la commande en root.")
