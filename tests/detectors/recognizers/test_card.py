"""Contact cards and calendars."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.card import FrCardRecognizer


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrCardRecognizer().fields(text)]


@given(
    st.lists(st.sampled_from(["FN:", "N:", ";", "CN=", "ATTENDEE", ":", "\n", "Aa", '"', "mailto:", "1"]), max_size=50)
)
def test_whatever_the_lines_spans_lie_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert all(text[field.start : field.end].strip() for field in FrCardRecognizer().fields(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N:LEFEVRE;Hélène", ("PERSON", "LEFEVRE;Hélène")),
        ("FN:Mme Hélène Lefèvre", ("PERSON", "Hélène Lefèvre")),
        ("BDAY:19610214", ("DATE_OF_BIRTH", "19610214")),
        ("FN:x\nTEL;TYPE=work,voice:01 99 00 12 34", ("PHONE_NUMBER", "01 99 00 12 34")),
        ("BEGIN:VCARD\nADR:;;12 rue des Lilas;Lyon;;69003;", ("ADDRESS", "12 rue des Lilas;Lyon;;69003")),
        ("DTSTART;VALUE=DATE:20260709", ("DATE", "20260709")),
        ("ATTENDEE;CN=Paul Lefèvre:mailto:p.lefevre@example.fr", ("PERSON", "Paul Lefèvre")),
        ("ORGANIZER:mailto:s.marchand@example.fr", ("EMAIL_ADDRESS", "s.marchand@example.fr")),
    ],
)
def test_a_line_is_read_to_the_character(text: str, value: tuple[str, str]) -> None:
    assert value in found(text)


@pytest.mark.parametrize("text", ["N:;;;;", "FN:", "FN: 12, VP: 3", "N:12;13", "BEGIN:VCARD", "une vCard (FN:, N:)"])
def test_an_empty_line_or_a_count_gives_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("piece", ["FN:a\n", "N:;", "ATTENDEE;CN=a", "FN:", ";A=b"])
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = "FN:" + piece * (100_000 // len(piece))
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2
