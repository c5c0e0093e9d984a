import base64
import re
import zlib
from datetime import date

import pytest

from proxy.console.charts.stacks import stacked
from proxy.console.naming import Titles
from proxy.console.reports.monthly import avec, tables
from proxy.console.reports.monthly_pdf import Sheet, pdf
from tests.proxy.console.reports.months import month


def sheet(**changed: object) -> Sheet:
    told = month()
    plain: dict[str, object] = {
        "title": "Rapport d'octobre 2026",
        "establishment": "CHU <de> l'Orme & Cie",
        "made": date(2026, 11, 2),
        "figures": (("Demandes jugées", "1\u202f200", "+2,0\u202f%"), ("Bloquées", "8", "=")),
        "drawing": stacked([{"allow": 3, "redact": 1, "block": 1}, {}]),
        "legend": (("allow", "Laissées passer"), ("redact", "Masquées"), ("block", "Bloquées")),
        "verbs": avec(told),
        "tables": tables(told, Titles({}, {})),
        "integrity": ("Journal de cette machine : intègre.",),
    }
    return Sheet(**(plain | changed))  # type: ignore[arg-type]  # a test's own words


def drawn(document: bytes) -> int:
    """How many bytes draw the pages: their streams, taken out of their wrapping."""
    streams = re.findall(rb"ASCII85Decode.*?stream\r?\n(.*?)~>endstream", document, re.DOTALL)
    return sum(len(zlib.decompress(base64.a85decode(stream))) for stream in streams)


def test_the_report_is_a_pdf_that_carries_its_typeface_and_says_its_language() -> None:
    document = pdf(sheet())
    assert document.startswith(b"%PDF-")
    assert document.rstrip().endswith(b"%%EOF")
    assert b"BitstreamVeraSans" in document
    assert b"/Lang (fr-FR)" in document


def test_what_is_told_is_on_its_pages() -> None:
    assert drawn(pdf(sheet())) > drawn(pdf(sheet(tables=()))) > 0


@pytest.mark.parametrize("changed", [{"tables": ()}, {"integrity": ()}, {"verbs": ()}, {"drawing": stacked([])}])
def test_what_is_missing_breaks_nothing(changed: dict[str, object]) -> None:
    assert pdf(sheet(**changed)).startswith(b"%PDF-")
