"""HL7 v2: fields are read by their place, whatever the separators and the mess around."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.hl7 import FrHl7Recognizer

PIECES = (
    "PID",
    "MSH",
    "NK1",
    "PV1",
    "|",
    "||",
    "|||",
    "^",
    "~",
    "&",
    "\\",
    "^~\\&",
    "\r",
    "\n",
    "\\r",
    "LEFEVRE",
    "8001234567",
    "19610214",
    " ",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrHl7Recognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrHl7Recognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize("piece", ["PID|", "MSH|^~\\&|", "PID|1||a^b~", "PID|^~^&|"])
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("segment", "value"),
    [
        ("PID|1|||4455667^^^X^PI", ("IPP", "4455667")),
        ("PID|||269054958815780^^^ASIP-SANTE-INS-NIR^INS", ("NIR", "269054958815780")),
        ("PID|||240012345^^^X^VN", ("NDA", "240012345")),
        ("PID|||||||19610214101500", ("DATE_OF_BIRTH", "19610214101500")),
        ("PID|||||||||||^^BREST^^29200", ("CITY", "BREST")),
        ("PID||||||||||||||||||240012345", ("NDA", "240012345")),
        ("PID|||||LE GOFF^YANN^^^M.", ("PERSON", "LE GOFF^YANN")),
        ("NK1|1|LEFEVRE^PAUL", ("PERSON", "LEFEVRE^PAUL")),
        ("PV1|||||||123456789^MARTIN^ANNE", ("ADELI", "123456789")),
        ("PV1|||||||MARTIN^ANNE", ("PERSON", "MARTIN^ANNE")),
        ("OBR||||||||||||||||||||||||||||||||10100012342&MARTIN&ANNE", ("PERSON", "MARTIN&ANNE")),
        ("ZBE|M12345|20240503||INSERT|N||^^^^^^^^^3412", ("UNIT", "3412")),
        ("MRG|8009999999", ("IPP", "8009999999")),
        ("IN2||269054958815780", ("NIR", "269054958815780")),
    ],
)
def test_a_field_is_read_by_its_place(segment: str, value: tuple[str, str]) -> None:
    assert value in found(segment)


@pytest.mark.parametrize("before", ["", "> ", "    ", "```\n", "Voici le message : ", '{"hl7":"', "- "])
def test_a_segment_is_read_wherever_it_stands(before: str) -> None:
    assert found(f"{before}PID|||||LEFEVRE^HELENE") == [("PERSON", "LEFEVRE^HELENE")]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\\r", "\\n", " "])
def test_a_segment_ends_at_any_line_break_or_where_the_next_starts(end: str) -> None:
    assert found(f"PID|||||LEFEVRE^HELENE{end}NK1||LEFEVRE^PAUL") == [
        ("PERSON", "LEFEVRE^HELENE"),
        ("PERSON", "LEFEVRE^PAUL"),
    ]


def test_separators_are_those_of_the_message() -> None:
    text = "MSH#*-\\%#DPI\nPID#####LEFEVRE*HELENE-DURAND*HELENE"
    assert found(text) == [("PERSON", "LEFEVRE*HELENE"), ("PERSON", "DURAND*HELENE")]


@pytest.mark.parametrize("field", ["", '""', "^^^", "NOM^PRENOM", "XXX^XXX", "[NOM_1_7K2P]", "&&^~"])
def test_a_field_that_holds_nothing_gives_nothing(field: str) -> None:
    assert found(f"PID|||||{field}") == []
