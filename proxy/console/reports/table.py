"""Decisions as CSV, for a spreadsheet.

RFC 4180 but for the separator: `;`, because a spreadsheet set to French takes the comma for a decimal point and would
put a whole line in one cell. A mark of order (BOM) tells Excel that it is UTF-8.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from proxy.store.states import Detail

BOM = "\N{BYTE ORDER MARK}"

COLUMNS = (
    *("reference", "date_utc", "journal", "ligne", "service", "genre", "niveau", "action", "mode", "regle", "raison"),
    *("identifie", "secret", "categories", "illisible", "personnes", "unites", "regles_observees", "auteur"),
    *("anonymat", "segments", "caracteres", "duree_ms", "politique_sha256", "signalements"),
    *("suite", "fichier", "ligne_du_fichier", "ligne_sha256"),
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(details: Iterable[Detail]) -> Iterator[str]:
    """Write a heading, then a line a decision, each ended by CRLF."""
    yield BOM + _line(COLUMNS)
    for detail in details:
        yield _line([safe(value) for value in _values(detail)])


def safe(value: object) -> str:
    """Write a cell that no spreadsheet takes for a formula (OWASP, « CSV Injection »): an apostrophe goes before it."""
    written = "" if value is None else str(value)
    return f"'{written}" if written.startswith(_FORMULA) else written


def _values(detail: Detail) -> Iterator[object]:
    row = detail.row
    yield from (row.reference, row.time.isoformat(timespec="milliseconds"), row.chain, row.seq, row.service, row.kind)
    yield from (row.tier, row.action, row.mode, row.rule, row.reason, row.identifying, _yes_no(detail.secret))
    yield from (_counts(detail.categories), _counts(detail.obstacles), _list(detail.persons), _list(row.units))
    yield from (_list(row.observed), row.user, detail.anonymity, detail.segments, row.characters, row.latency_ms)
    yield from (row.policy_hash, row.reports, row.handled, detail.file, detail.place)
    yield detail.digest


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "oui" if value else "non"


def _counts(counts: Mapping[str, int]) -> str:
    return " ".join(f"{name}={count}" for name, count in sorted(counts.items()))


def _list(values: Iterable[str]) -> str:
    return " ".join(values)


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    return written.getvalue()
