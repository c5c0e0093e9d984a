import json
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from policies.exemption import Exemption

SOUND: dict[str, Any] = {
    "id": "dim",
    "title": "Le DIM code",
    "rule": "secret-medical",
    "when": {"group": ["dim"]},
    "action": "allow",
    "approver": "Directeur médical",
    "reason": "essai",
    "granted": "2026-11-01",
    "expires": "2027-10-31",
}


def made(**changes: object) -> Exemption:
    return Exemption.model_validate_json(json.dumps(SOUND | changes))


def refused(**changes: object) -> tuple[tuple[str | int, ...], str]:
    with pytest.raises(ValidationError) as caught:
        made(**changes)
    (error,) = caught.value.errors()
    return (*error["loc"], *error.get("ctx", {}).get("at", ())), error["msg"]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2026-10-31", False),
        ("2026-11-01", True),
        ("2027-03-01", True),
        ("2027-10-31", True),
        ("2027-11-01", False),
    ],
)
def test_an_exception_holds_from_its_first_day_to_its_last(day: str, holds: bool) -> None:
    assert made().holds_on(date.fromisoformat(day)) is holds


@pytest.mark.parametrize("action", ["allow", "redact"])
def test_an_exception_lets_go(action: str) -> None:
    assert made(action=action).action == action


def test_an_exception_that_blocks_is_a_rule() -> None:
    place, message = refused(action="block")

    assert place == ("action",)
    assert "écrivez une règle" in message


def test_an_exception_for_everybody_is_a_rule_withdrawn() -> None:
    place, message = refused(when={})

    assert place == ("when",)
    assert "pour qui" in message


@pytest.mark.parametrize("days", [0, 1, 365, 366])
def test_an_exception_lasts_a_day_to_a_year_be_it_a_leap_year(days: int) -> None:
    assert made(granted="2027-03-01", expires=str(date(2027, 3, 1) + timedelta(days=days)))


@pytest.mark.parametrize(
    ("granted", "expires", "said"),
    [
        ("2027-03-01", "2028-03-02", "un an au plus"),
        ("2027-03-01", "9999-12-31", "un an au plus"),
        ("2027-03-01", "2027-02-28", "avant de commencer"),
        ("9999-12-31", "2027-02-28", "avant de commencer"),
    ],
)
def test_a_longer_one_and_one_that_ends_before_it_begins_are_refused(granted: str, expires: str, said: str) -> None:
    place, message = refused(granted=granted, expires=expires)

    assert place == ("expires",)
    assert said in message


def test_an_exception_at_the_end_of_the_calendar_is_read() -> None:
    assert made(granted="9999-06-01", expires="9999-12-31")


@pytest.mark.parametrize("key", sorted(SOUND))
def test_nothing_of_it_may_be_left_unsaid(key: str) -> None:
    with pytest.raises(ValidationError):
        Exemption.model_validate_json(json.dumps({name: value for name, value in SOUND.items() if name != key}))


def test_a_message_and_cases_are_optional() -> None:
    case = {"name": "n", "text": "t", "expect": "allow"}

    assert made(tell="Codez sans nom.", cases=[case]).cases[0].name == "n"
    assert made().tell is None
