"""CDA: the header's elements say who, where and when."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.cda import FrCdaRecognizer

PIECES = (
    "<patientRole>",
    "<name>",
    "<family>",
    "</family>",
    "</name>",
    "LEFEVRE",
    '<id extension="',
    "8001234567",
    '"/>',
    "<",
    "/>",
    ">",
    "'",
    '="',
    "<birthTime value=",
    " ",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrCdaRecognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrCdaRecognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize("piece", ["<", "<a><patientRole>", "<patientRole><name>a", '<patientRole a="'])
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<patientRole><patient><name><family>LEFEVRE</family>", ("PERSON", "LEFEVRE")),
        ("<hl7:patientRole><hl7:patient><hl7:name>Hélène Lefèvre</hl7:name>", ("PERSON", "Hélène Lefèvre")),
        ('<patientRole><id root="1.2.3" extension="8001234567"/>', ("IPP", "8001234567")),
        ("<patientRole><telecom value='mailto:h.lefevre@example.fr'/>", ("EMAIL_ADDRESS", "h.lefevre@example.fr")),
        ('<guardian><guardianPerson><name><given qualifier="CL">Paul</given>', ("PERSON", "Paul")),
        ('<assignedEntity><id root="1.2.250.1.71.4.2.1" extension="810100012342"/>', ("RPPS", "810100012342")),
        ("<encompassingEncounter><effectiveTime><low value='20240503'/>", ("DATE", "20240503")),
        (
            "<assignedAuthor><representedOrganization><name>CHU de Nulle-Part</name>",
            ("FACILITY", "CHU de Nulle-Part"),
        ),
    ],
)
def test_an_element_is_read_in_a_snippet(text: str, value: tuple[str, str]) -> None:
    assert found(text) == [value]


def test_a_name_outside_of_people_is_no_person() -> None:
    assert found("<patientRole/><material><name>Amoxicilline</name></material>") == []
