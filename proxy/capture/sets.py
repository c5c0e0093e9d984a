"""The kernel's rules and sets of addresses, through the `nft` program."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from proxy.capture import rules
from proxy.capture.addresses import Address, read
from proxy.capture.errors import CaptureError
from proxy.capture.program import run
from proxy.capture.substitutes import NONE, Pairs

type _Object = Mapping[str, Any]
"""Of nft's JSON (libnftables-json(5))."""


def apply(text: str) -> None:
    """Load rules, in one transaction: all of them or none.

    Raises:
        CaptureError: they were refused; what was there stands.
    """
    run("nft", "-f", "-", given=text)


def refresh(seen: Collection[Address], substitutes: Pairs = NONE) -> None:
    """Put addresses into the sets, and their substitutes into the maps, for a whole life; there when this returns.

    Raises:
        CaptureError: they could not be, for want of the sets or of room in them.
    """
    if seen:
        apply(rules.refresh(seen, substitutes))


def known() -> Mapping[Address, int]:
    """Give the addresses that the sets hold, and the seconds that each has left.

    Raises:
        CaptureError: the sets cannot be read, or are not there.
    """
    return {address: left for name in ("ai4", "ai6") for address, left in _elements(name)}


def substitutes() -> Pairs:
    """Give the substitutes that the maps hold.

    Raises:
        CaptureError: the maps cannot be read, or are not there.
    """
    return {real: substitute for name in ("real4", "real6") for real, substitute in _pairs(name)}


def _elements(name: str) -> Iterator[tuple[Address, int]]:
    try:
        for element in _listed("set", name):
            if address := read(element["elem"]["val"]):
                yield address, int(element["elem"]["expires"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(name) from None


def _pairs(name: str) -> Iterator[tuple[Address, Address]]:
    try:
        for element, written in _listed("map", name):
            substitute, real = read(element["elem"]["val"]), read(written)
            if real and substitute:
                yield real, substitute
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(name) from None


def _listed(kind: str, name: str) -> Iterator[Any]:
    parts: list[_Object] = json.loads(run("nft", "-j", "list", kind, "inet", rules.TABLE, name))["nftables"]
    return (element for part in parts for element in part.get(kind, {}).get("elem", ()))


def _unreadable(name: str) -> CaptureError:
    return CaptureError(f"L'ensemble {name} du noyau est illisible : il faut nftables 1.0 ou plus.")
