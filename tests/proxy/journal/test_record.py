import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Identifying, Role
from policies.decision import Action
from policies.document import Mode
from policies.facts import Obstacle
from proxy.journal.forms import RecordError, as_dict
from proxy.journal.reading import lines
from proxy.journal.record import Record
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Catalogue
from tests.proxy.journal.making import TIME, record, rich, typical, write

SAID = ["Mme Vidal", "06 39 98 12 34", "a b", "é", "a\n", "", "x" * 81]
STRINGS = ["id", "time", "service", "rule_id", "policy_hash", "user", "workstation"]


@pytest.mark.parametrize("name", STRINGS)
@given(text=st.text() | st.sampled_from(SAID))
def test_a_string_field_refuses_anything_with_a_space_an_accent_or_a_line(name: str, text: str) -> None:
    if text.isascii() and text.isprintable() and " " not in text and 0 < len(text) <= 80:
        return
    with pytest.raises(RecordError, match=rf"^Record\.{name}$"):
        record(**{name: text})


WRONG: list[dict[str, Any]] = [
    {"id": "0123456789ABCDEF"},
    {"id": "0123"},
    {"id": None},
    {"time": "2026-11-22"},
    {"service": "Chat GPT"},
    {"rule_id": "jean dupont"},
    {"policy_hash": "ab"},
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
    {"user": "jdupont"},
    {"workstation": "PC-214"},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_a_value_of_the_wrong_form_is_refused_by_the_name_of_its_field(changes: dict[str, Any]) -> None:
    with pytest.raises(RecordError) as caught:
        record(**changes)
    assert str(caught.value) in {f"Record.{name}" for name in (*changes, "action")}


RIGHT: list[dict[str, Any]] = [
    {},
    {"rule_id": "default"},
    {"rule_id": "a-" * 20 + "b"},
    {"rule_id": None, "reason": ReasonCode.TOO_LARGE, "action": Action.BLOCK},
    {"reason": ReasonCode.REDACTION_INCOMPLETE, "action": Action.BLOCK},
    {"policy_hash": "0" * 64},
    {"categories": {Category.PERSON: 2, Category.NIR: 0}, "obstacles": {Obstacle.IMAGE: 1}},
    {"identifying": Identifying.DIRECT, "secret": True, "mode": Mode.OBSERVE},
    {"vignette": True, "anonymity": 10, "persons": (Role.PATIENT,), "groups": ("dim", "urgences")},
    {"observed": ("une-regle", "une-autre")},
    {"segments": 3, "cached_segments": 2, "unknown_fields": 1, "characters": 1000, "latency_ms": 41},
    {"user": "0123456789abcdef", "workstation": "fedcba9876543210"},
]


@pytest.mark.parametrize("changes", RIGHT, ids=str)
def test_what_was_said_of_a_decision_is_told_and_the_usual_is_not(changes: dict[str, Any]) -> None:
    told = json.loads(json.dumps(as_dict(record(**changes))))
    unsaid = {name for name, value in changes.items() if value is None}
    assert set(told) == set(as_dict(record())) - unsaid | set(changes) - unsaid


def test_all_that_a_decision_may_hold_can_be_told() -> None:
    untold = {field.name for field in dataclasses.fields(Record)} - set(as_dict(rich()))
    assert untold == {"mode", "reason", "vignette"}  # it is enforced, has a rule instead, and is no invented case


def test_every_service_of_the_catalogue_can_be_recorded() -> None:
    for service in Catalogue.load().services:
        assert record(service=service.id, kind=service.kind, tier=service.tier).time == TIME


LONGEST = 600
"""Bytes of a decision as most are, so that a million of them is half a gigabyte."""


def test_a_decision_as_most_are_takes_few_bytes(tmp_path: Path) -> None:
    write(tmp_path, [typical()])
    [line] = [line for line in lines(tmp_path) if line.event == "decision"]
    assert len(line.raw) + len("\n") + len("1000000") <= LONGEST
