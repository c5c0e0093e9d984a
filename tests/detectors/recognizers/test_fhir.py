"""FHIR: data types are read in JSON or XML, broken or not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.recognizers.fhir import FrFhirRecognizer

PIECES = (
    '{"resourceType":"Patient"',
    '"name":[{',
    '"family":"Lefèvre"',
    '"given":["Hélène"]',
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "\\",
    "\\n",
    ",",
    ":",
    '\\"family\\":\\"x\\"',
    "<family value=",
    "birthDate",
    " ",
)
BROKEN = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def found(text: str) -> list[tuple[str, str]]:
    return [(field.category.value, text[field.start : field.end]) for field in FrFhirRecognizer().fields(text)]


@given(BROKEN)
def test_whatever_the_text_spans_lie_inside_it_and_hold_something(text: str) -> None:
    assert all(text[field.start : field.end].strip() for field in FrFhirRecognizer().fields(text))


@given(BROKEN)
def test_whatever_the_text_it_is_read_twice_alike(text: str) -> None:
    assert found(text) == found(text)


@pytest.mark.parametrize(
    "piece", ['{"resourceType":', '{"family":[', '\\"family\\":', '"birthDate"" :', "<family value='", "'a family"]
)
def test_100_kb_of_one_piece_take_less_than_two_seconds(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"resourceType":"Patient","birthDate":"1961-02-14"', ("DATE_OF_BIRTH", "1961-02-14")),
        ('"name":[{"text":"Mme Hélène Lefèvre","use":"official"}],"birthDate":""', ("PERSON", "Hélène Lefèvre")),
        ('{"birthDate":"","contact":[{"name":{"family":"Durand"}}]}', ("PERSON", "Durand")),
        (
            '{"resourceType":"Practitioner","identifier":[{"value":"10100012342"}]}',
            ("RPPS", "10100012342"),
        ),
        ('{"resourceType":"Encounter","identifier":[{"value":"240012345"}]}', ("NDA", "240012345")),
        ('{"resourceType":"X","address":[{"city":"Lyon"}]}', ("CITY", "Lyon")),
        ('{"resourceType":"X","performer":[{"display":"Dr Sophie Marchand"}]}', ("PERSON", "Sophie Marchand")),
        ('{"resourceType":"X","subject":{"reference":"https://x/Patient/48123"}}', ("RECORD_ID", "48123")),
        ('<Patient xmlns="http://hl7.org/fhir"><name><given value="Hélène"/></name></Patient>', ("PERSON", "Hélène")),
        ("{'resourceType':'Patient','name':[{'family':'d'Ormesson'}]}", ("PERSON", "d'Ormesson")),
    ],
)
def test_a_string_is_read_by_the_object_around_it(text: str, value: tuple[str, str]) -> None:
    assert found(text) == [value]


@pytest.mark.parametrize("level", [1, 2])
def test_json_quoted_in_a_string_is_read_where_it_stands(level: int) -> None:
    inner = '{"resourceType":"Patient","name":[{"family":"Lefèvre"}]}'
    escape = "\\" * (2**level - 1)
    text = '{"payload": "' + inner.replace('"', escape + '"') + '"}'
    assert found(text) == [("PERSON", "Lefèvre")]


def test_the_order_of_keys_is_free() -> None:
    assert found('{"identifier":[{"value":"240012345"}],"resourceType":"Encounter"}') == [("NDA", "240012345")]


def test_deep_nesting_is_read_in_linear_time() -> None:
    assert found('{"resourceType":' + '{"a":[' * 20_000) == []
