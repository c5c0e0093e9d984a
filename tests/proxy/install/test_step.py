import dataclasses
from typing import get_args

import pytest

from proxy.install.account import Account
from proxy.install.authority import Authority
from proxy.install.files import File, Folder
from proxy.install.java import Keystore
from proxy.install.manifest import Recorded
from proxy.install.services import Units
from proxy.install.shared import Shared
from proxy.install.step import Step
from proxy.install.system_store import STORES, Anchor
from proxy.install.trusting import Databases

STEPS: list[Step] = [
    Account("paravent", "/var/lib/paravent"),
    Anchor("/a.crt", STORES[0], b""),
    Authority(),
    Databases("paravent-0123", b""),
    File("/a", b""),
    Folder("/a"),
    Keystore("/a", "/keytool", "paravent-0123", b""),
    Shared("/a", b"{}"),
    Units(("a.service",), "/paravent", start=True),
]


def test_every_kind_that_the_manifest_keeps_is_here() -> None:
    assert {type(step) for step in STEPS} == set(get_args(Recorded.__value__))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.what)
def test_a_step_is_a_value_that_says_what_it_does(step: Step) -> None:
    assert step.what
    assert dataclasses.is_dataclass(step)
    assert dataclasses.replace(step) == step
    assert hash(dataclasses.replace(step)) == hash(step)
