from collections.abc import Mapping

import pytest

from proxy.services.canary import CANARY
from proxy.store import keys
from proxy.store.decided import Decided, Shape, decided
from proxy.store.profiles import CATEGORY, OBSERVED, UNIT, Profile
from tests.proxy.store.journals import NOON, decision


def test_a_decision_is_read_whole() -> None:
    told = {"categories": {"NIR": 2, "AGE": 1}, "groups": ["urgences"], "observed": ["essai"], "user": "a" * 16}
    facets = ((CATEGORY, "AGE"), (CATEGORY, "NIR"), (UNIT, "urgences"), (OBSERVED, "essai"))
    assert decided(9, decision(0, **told)) == Decided(
        key=9,
        time=keys.milliseconds(NOON),
        shape=Shape("chatgpt", "web", "open", "allow", "enforce", "sans-donnee", None, None, None),
        profile=Profile("allow", facets),
        reference="0" * 16,
        user="a" * 16,
        latency_ms=40,
        characters=1000,
    )


@pytest.mark.parametrize(
    "told", [{"id": None}, {"time": "soon"}, {"service": "a b"}, {"kind": 3}, {"tier": None}, {"action": "explode"}]
)
def test_what_cannot_be_shown_is_no_decision(told: Mapping[str, object]) -> None:
    assert decided(1, decision(1, **told)) is None


def test_a_trial_of_the_product_by_itself_is_nobody_s_decision() -> None:
    assert decided(1, decision(1, service=CANARY.id)) is None


@pytest.mark.parametrize(
    "told",
    [
        {"mode": "observe"},
        {"rule_id": "other"},
        {"rule_id": None},
        {"reason": "too_large"},
        {"identifying": "none"},
        {"policy_hash": "0" * 64},
        {"service": "claude"},
        {"tier": "approved"},
        {"kind": "api"},
        {"action": "block"},
    ],
)
def test_shapes_that_differ_have_numbers_that_differ(told: Mapping[str, object]) -> None:
    one, other = decided(1, decision(1)), decided(1, decision(1, **told))
    assert one is not None
    assert other is not None
    assert one.shape.number != other.shape.number
