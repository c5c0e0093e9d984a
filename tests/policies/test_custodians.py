import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from policies.custodians import Custodians

READER = TypeAdapter(Custodians)
ONE, OTHER = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))


def custodian(key: object, title: str = "DPO") -> dict[str, object]:
    return {"title": title, "key": key}


def place(*custodians: object) -> tuple[str | int, ...]:
    with pytest.raises(ValidationError) as caught:
        READER.validate_python(custodians)
    [error] = caught.value.errors()
    return (*error["loc"], *error.get("ctx", {}).get("at", ()))


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=2, max_size=2, unique=True))
def test_two_people_with_a_key_each_are_accepted_whatever_their_keys(keys: list[bytes]) -> None:
    written = [base64.b64encode(key).decode() for key in keys]
    assert [one.key for one in READER.validate_python(tuple(map(custodian, written)))] == written


@pytest.mark.parametrize("custodians", [(), (custodian(ONE),), (custodian(ONE), custodian(OTHER), custodian(ONE))])
def test_one_person_alone_or_three_are_refused(custodians: tuple[object, ...]) -> None:
    assert place(*custodians) == ()


def test_the_same_key_twice_is_one_person() -> None:
    assert place(custodian(ONE), custodian(ONE, "RSSI")) == (1, "key")


@pytest.mark.parametrize(
    "key",
    [
        "",
        ONE[:-1],
        ONE[:-4],
        f"{ONE}\n",
        ONE[:-2] + "F=",  # the same bytes to a lenient reader: two spellings of one key
        base64.b64encode(b"\1" * 31).decode(),
        base64.b64encode(b"\1" * 33).decode(),
        base64.urlsafe_b64encode(b"\xff" * 32).decode(),
        "-----BEGIN PRIVATE KEY-----",
    ],
)
def test_what_is_no_public_key_is_refused(key: str) -> None:
    assert place(custodian(OTHER), custodian(key)) == (1, "key")
