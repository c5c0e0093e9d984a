"""DICOM dumps: the value after a tag or a keyword, as each tool prints it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.dicom import FrDicomRecognizer

PIECES = (
    "(0010,0010)",
    "(0010, 0020)",
    "00100010",
    " PN ",
    " LO: ",
    "[",
    "]",
    "'",
    '"',
    ":",
    "LEFEVRE^HELENE",
    "8001234567",
    "PatientName",
    " = ",
    "\n",
    "#",
    '{"vr":"PN","Value":[',
    " ",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrDicomRecognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrDicomRecognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize("piece", ["(0010,0010) ", "PatientName ", "(0010,0010) PN [", "00100010", '"00100010":{'])
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("(0010,0010) PN [LEFEVRE^HELENE^^MME ]  # 14,1 Patient's Name", ("PERSON", "LEFEVRE^HELENE")),
        ("(0010, 0010) Patient's Name                      PN: 'LEFEVRE^HELENE'", ("PERSON", "LEFEVRE^HELENE")),
        ("0010,0010  Patient's Name: LEFEVRE^HELENE", ("PERSON", "LEFEVRE^HELENE")),
        ("(0010,0010) PN #14 [LEFEVRE^HELENE] PatientName", ("PERSON", "LEFEVRE^HELENE")),
        ("(0010,0010)=LEFEVRE^HELENE", ("PERSON", "LEFEVRE^HELENE")),
        ('"00100030": {"vr": "DA", "Value": ["19610214"]}', ("DATE_OF_BIRTH", "19610214")),
        ("(0010,1010) AS [063Y]", ("AGE", "063Y")),
        ("PatientID = 8001234567", ("IPP", "8001234567")),
        ("AccessionNumber: A2400123", ("RECORD_ID", "A2400123")),
        ("ds['PatientID'] = '8001234567'", ("IPP", "8001234567")),
    ],
)
def test_a_value_is_read_as_each_tool_prints_it(line: str, value: tuple[str, str]) -> None:
    assert value in found(line)


@pytest.mark.parametrize("value", ["", "ANONYMOUS", "NOM^PRENOM", "XXX", "^^^"])
def test_an_attribute_without_a_value_gives_nothing(value: str) -> None:
    assert found(f"(0010,0010) PN [{value}]") == []
