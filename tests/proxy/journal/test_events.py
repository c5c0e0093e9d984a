from collections.abc import Mapping
from typing import Any

import pytest

from policies.decision import Action
from proxy.journal.events import (
    ClockSet,
    Direction,
    Elsewhere,
    Known,
    Purged,
    Recovered,
    Report,
    Said,
    Started,
    Stopped,
)
from proxy.journal.forms import Checked, RecordError, as_dict
from tests.proxy.journal.making import BOOT, TIME

PURGED: Mapping[str, Any] = {
    "through": 12,
    "segments": 2,
    "decisions": {Action.BLOCK: 1},
    "first_day": "2026-05-01",
    "keep_days": 180,
    "last_day": "2026-05-02",
    "stub_bytes": 900,
    "stub": "0" * 64,
}

RIGHT: list[tuple[type[Checked], Mapping[str, Any]]] = [
    (Started, {"boot_id": BOOT, "version": "0.1.0", "detector_version": "m-1.0123456789ab"}),
    (Started, {"boot_id": BOOT, "version": "0.1.0"}),
    (Stopped, {"boot_id": BOOT}),
    (Recovered, {"cut_bytes": 12}),
    (ClockSet, {"direction": Direction.BACK, "seconds": 3}),
    (Purged, PURGED),
    (Report, {"about": BOOT, "said": Said.NO_PERSON}),
    (Elsewhere, {"site": "un-autre-chat"}),
    (Known, {"user": BOOT, "sealed": "A" * 200}),
]


@pytest.mark.parametrize(("kind", "values"), RIGHT)
def test_an_event_tells_what_it_is_told(kind: type[Checked], values: Mapping[str, Any]) -> None:
    assert as_dict(kind(time=TIME, **values)) == {"time": TIME, **values}  # type: ignore[call-arg, arg-type]


WRONG: list[tuple[type[Checked], Mapping[str, Any], str]] = [
    (Started, {"boot_id": "là", "version": "0.1.0"}, "boot_id"),
    (Started, {"boot_id": BOOT, "version": "une version"}, "version"),
    (Stopped, {"boot_id": None}, "boot_id"),
    (Recovered, {"cut_bytes": -1}, "cut_bytes"),
    (ClockSet, {"direction": "back", "seconds": 3}, "direction"),
    (ClockSet, {"direction": Direction.BACK, "seconds": 1.5}, "seconds"),
    (Purged, {**PURGED, "first_day": "hier"}, "first_day"),
    (Purged, {**PURGED, "decisions": {"block": 1}}, "decisions"),
    (Report, {"about": "Mme Vidal", "said": Said.OTHER}, "about"),
    (Report, {"about": BOOT, "said": "c'est inventé"}, "said"),
    (Elsewhere, {"site": "chat.example.org/Vidal"}, "site"),
    (Known, {"user": "jdupont", "sealed": "A" * 200}, "user"),
    (Known, {"user": BOOT, "sealed": "jdupont"}, "sealed"),
]


@pytest.mark.parametrize(("kind", "values", "name"), WRONG)
def test_an_event_refuses_anything_else(kind: type[Checked], values: Mapping[str, Any], name: str) -> None:
    with pytest.raises(RecordError, match=rf"^{kind.__name__}\.{name}$"):
        kind(time=TIME, **values)  # type: ignore[call-arg]  # what is tested
