import pytest

from detectors.canonical.bidi import edits
from detectors.canonical.edits import Layer


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("patient \u202etnopuD naeJ\u202c.", "patient Jean Dupont."),
        ("\u202etnopud naej", "jean dupont"),
        ("\u202e1691/20/41 el een\u202c, puis", "nee le 14/02/1961, puis"),
        ("\u202ee\u0301ne\u0301R\u202c", "Re\u0301ne\u0301"),
    ],
)
def test_a_run_shown_forwards_is_read_forwards(text: str, folded: str) -> None:
    assert Layer(text, edits(text)).text == folded


@pytest.mark.parametrize("text", ["\u202eDupont Jean\u202c", "\u202dDupont\u202c", "فاطمة", "Dupont"])
def test_a_run_that_reads_forwards_as_it_is_stays(text: str) -> None:
    assert not edits(text)
