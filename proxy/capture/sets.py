"""The kernel's rules and sets of addresses, through the `nft` program."""

import json
from collections.abc import Collection, Iterator, Mapping

from proxy.capture import rules
from proxy.capture.addresses import Address, read
from proxy.capture.errors import CaptureError
from proxy.capture.program import run


def apply(text: str) -> None:
    """Load rules, in one transaction: all of them or none.

    Raises:
        CaptureError: they were refused; what was there stands.
    """
    run("nft", "-f", "-", given=text)


def refresh(seen: Collection[Address]) -> None:
    """Put addresses into the sets, for a whole life; they are there when this returns.

    Raises:
        CaptureError: they could not be, for want of the sets or of room in them.
    """
    if seen:
        apply(rules.refresh(seen))


def known() -> Mapping[Address, int]:
    """Give the addresses that the sets hold, and the seconds that each has left.

    Raises:
        CaptureError: the sets cannot be read, or are not there.
    """
    return {address: left for name in ("ai4", "ai6") for address, left in _elements(name)}


def _elements(name: str) -> Iterator[tuple[Address, int]]:
    try:
        listed = json.loads(run("nft", "-j", "list", "set", "inet", rules.TABLE, name))
        for part in listed["nftables"]:
            for element in part.get("set", {}).get("elem", ()):
                if address := read(element["elem"]["val"]):
                    yield address, int(element["elem"]["expires"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CaptureError(f"L'ensemble {name} du noyau est illisible : il faut nftables 1.0 ou plus.") from None
