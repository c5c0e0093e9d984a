"""Decisions as JSON lines: the journal's own lines, to the byte, each with its place and its digest."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from proxy.store.states import Detail


def lines(details: Iterable[Detail]) -> Iterator[str]:
    """Write an object a decision; the value of `entry` is the line as it stands, so its SHA-256 is `sha256`."""
    for detail in details:
        head = {
            "chain": detail.row.chain,
            "file": detail.file,
            "row": detail.place,
            "sha256": detail.digest,
            "reports": [{"time": _time(one.time), "said": one.said} for one in detail.reports],
            "handlings": [{"time": _time(one.time), "outcome": one.outcome} for one in detail.handlings],
        }
        yield f'{json.dumps(head, separators=(",", ":"))[:-1]},"entry":{detail.line}}}\n'


def _time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
