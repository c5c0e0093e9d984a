import pytest

from proxy.doctor.check import Check
from proxy.doctor.examination import Examined, conclusion, examine, worst
from proxy.doctor.machine import Machine
from proxy.doctor.seen import AFTERWARDS, Seen, ill, soon, well
from proxy.standing import Light

WELL, SOON, ILL = well("bon"), soon("usé", "sudo usé"), ill("cassé", "sudo cassé")
HIDDEN = soon("caché", AFTERWARDS)


def examined(*seen: Seen) -> list[Examined]:
    checks = [Check(f"check-{i}", f"Chose {i}", lambda _, one=one: one) for i, one in enumerate(seen)]
    return list(examine(Machine(), checks))


def test_every_check_is_made_in_order() -> None:
    assert [one.name for one in examined(WELL, ILL, WELL)] == ["check-0", "check-1", "check-2"]


@pytest.mark.parametrize(
    ("seen", "light", "words"),
    [
        ((), Light.GREEN, "Tout va bien"),
        ((WELL, WELL), Light.GREEN, "Tout va bien"),
        ((WELL, SOON), Light.AMBER, "Une chose à faire, « Chose 1 » : sudo usé"),
        ((ILL, HIDDEN, HIDDEN), Light.RED, "Une chose à faire, « Chose 0 » : sudo cassé"),
        ((HIDDEN,), Light.AMBER, "Une chose à faire, « Chose 0 » : Corrigez"),
        ((SOON, ILL, WELL), Light.RED, "2 choses à faire, d'abord « Chose 1 » : sudo cassé"),
    ],
)
def test_the_end_says_what_to_begin_with(seen: tuple[Seen, ...], light: Light, words: str) -> None:
    assert worst(examined(*seen)) is light
    assert conclusion(examined(*seen)).startswith(words)
