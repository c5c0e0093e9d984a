from typing import Any

import pytest

from detectors.finding import Identifying
from policies.document import Mode
from policies.facts import Obstacle
from proxy.siem.ocsf_data import data_security, policy
from tests.proxy.siem.decisions import POLICY, decision


def test_what_was_found_is_told_by_category_and_count() -> None:
    told = data_security(decision())
    assert told["detection_pattern"] == "NIR, PERSON"
    assert told["discovery_details"] == [{"type": "NIR", "count": 1}, {"type": "PERSON", "count": 2}]
    assert told["total"] == 3


@pytest.mark.parametrize(
    ("told", "name", "value"),
    [
        ({}, "category_id", 1),
        ({"identifying": Identifying.NONE}, "category_id", 0),
        ({"identifying": Identifying.NONE, "secret": True}, "category_id", 1),
        ({"secret": True}, "confidentiality_id", 2),
        ({"secret": False}, "confidentiality_id", None),
        ({}, "status_id", 1),
        ({"obstacles": {Obstacle.IMAGE: 1}}, "status_id", 2),
        ({"identifying": None}, "status_id", 3),
        ({"categories": {}}, "detection_pattern", None),
        ({"policy_hash": None}, "policy", None),
        ({"mode": Mode.OBSERVE}, "policy", {"type": "paravent", "uid": POLICY, "is_applied": False}),
    ],
)
def test_the_object_says_what_the_decision_knows(told: dict[str, Any], name: str, value: object) -> None:
    assert data_security(decision(**told)).get(name) == value


def test_a_policy_has_a_name_even_where_none_is_in_force() -> None:
    assert policy(None, None) == {"type": "paravent"}
    assert policy("chu", POLICY) == {"type": "paravent", "name": "chu", "uid": POLICY}
