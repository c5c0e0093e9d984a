from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal.events import Started
from proxy.siem.event import Event
from proxy.siem.rendering import Format, rendered
from proxy.siem.syslog import escaped, framed, message
from tests.proxy.siem.decisions import REFERENCE, WORKSTATION, decision
from tests.proxy.siem.receiver import frames, parsed
from tests.proxy.siem.strategies import CHAIN, SEEN, any_event, event_from


@pytest.mark.parametrize("form", Format)
@given(any_event)
def test_every_event_is_a_message_that_a_strict_reader_takes(form: Format, event: Event) -> None:
    read = parsed(message(event, form))
    assert read.text == rendered(event, form)
    assert (read.app, read.process, read.id, read.time) == ("paravent", event.proof.chain, event.name, event.entry.time)
    assert read.parameters["digest"] == event.proof.digest
    assert datetime.fromisoformat(read.time)


@pytest.mark.parametrize("form", Format)
@given(any_event)
def test_no_message_is_longer_than_what_a_receiver_should_take(form: Format, event: Event) -> None:
    assert len(message(event, form)) <= 8192  # RFC 5425 §4.3.1


def test_a_decision_says_which_machine_by_its_hash_and_how_much_it_matters() -> None:
    read = parsed(message(event_from(decision()), Format.CEF))
    assert (read.host, read.priority) == (WORKSTATION, 13 * 8 + 3)
    assert read.parameters == {
        "reference": REFERENCE,
        "chain": CHAIN,
        "seq": "1",
        "digest": event_from(decision()).proof.digest,
        "prev": "0" * 64,
        "mac": "ab" * 16,
    }


def test_an_event_of_no_machine_in_particular_names_none() -> None:
    assert parsed(message(event_from(Started(time=SEEN, boot_id="b" * 16, version="1")), Format.CEF)).host == "-"


def test_the_parameters_belong_to_the_number_that_is_given() -> None:
    assert parsed(message(event_from(decision()), Format.CEF)).element == "paravent@32473"
    assert parsed(message(event_from(decision()), Format.CEF, 4321)).element == "paravent@4321"


def test_a_byte_order_mark_says_utf_8_where_there_is_more_than_ascii() -> None:
    started = event_from(Started(time=SEEN, boot_id="b" * 16, version="1"))
    assert parsed(message(started, Format.CEF)).marked
    assert not parsed(message(started, Format.ECS)).marked


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_value_is_read_back_as_it_was(text: str) -> None:
    raw = f'<110>1 {SEEN} - paravent - x [p@1 a="{escaped(text)}"] m'.encode()
    assert parsed(raw).parameters == {"a": text}


def test_a_frame_begins_with_its_length_in_octets() -> None:
    assert framed("é".encode()) == b"2 \xc3\xa9"
    assert list(frames(framed(b"a b") + framed(b"c"))) == [b"a b", b"c"]
