from collections.abc import Sequence

import pytest

from detectors.finding import Category
from policies.axes import Axis, Test, axis
from policies.facts import Tier
from policies.situations import ANYTHING, situation
from policies.when import Categories, Obstacles, When

A, B, C = Category.NIR, Category.IPP, Category.AGE
ANY = When(categories=Categories(any_of=frozenset({A, B})))
ALL = When(categories=Categories(all_of=frozenset({A, B})))
AGE = When(categories=Categories(any_of=frozenset({C})))


def made(name: str, *whens: When) -> Axis:
    return axis(name, [Test(when) for when in whens], {"claude": Tier.OPEN})


SERVICES = made("service", When(service=frozenset({"claude"})), When(tier=frozenset({Tier.OPEN})))
OPENNESS = made("service", When(tier=frozenset({Tier.OPEN})))


@pytest.mark.parametrize(
    ("where", "points", "words"),
    [
        (made("secret", When(secret=True)), [1], "secret médical"),
        (made("secret", When(secret=True)), [0, 1], ANYTHING),
        (made("vignette", When(vignette=True)), [0], ANYTHING),
        (made("vignette", When(vignette=True)), [1], "cas inventé"),
        (made("obstacles", When(obstacles=Obstacles(any=True))), [1], "non lu : un contenu, quel qu'il soit"),
        (OPENNESS, [0], "vers un outil en accès libre"),
        (SERVICES, [2], "vers claude"),
        (made("anonymity", When(anonymity_below=10)), [1], "personnes possibles : 9"),
        (made("categories", ANY), [1], "trouvé : numéro de sécurité sociale ou numéro de patient (IPP)"),
        (made("categories", ANY), [0], "absent : numéro de sécurité sociale ou numéro de patient (IPP)"),
        (made("categories", ANY, ALL), [2], "trouvé : numéro de sécurité sociale et numéro de patient (IPP)"),
        (made("categories", AGE, ANY), [2, 3], "trouvé : numéro de sécurité sociale ou numéro de patient (IPP)"),
        (made("groups", When(group=frozenset({"dim"}))), [1], "groupe : dim"),
        (made("groups", When(group=frozenset({"dim"}))), [0], "hors du groupe : dim"),
    ],
)
def test_what_situations_have_in_common_is_said(where: Axis, points: Sequence[int], words: str) -> None:
    assert situation({where: set(points)}) == words


def test_axes_are_said_together_and_the_same_one_told_twice_is_either() -> None:
    secret = made("secret", When(secret=True))
    assert situation({OPENNESS: {0}, secret: {1}}) == "secret médical ; vers un outil en accès libre"
    assert situation({OPENNESS: {0}, SERVICES: {2}}) == "vers claude ou vers un outil en accès libre"
    assert situation({OPENNESS: {0}, SERVICES: {0, 1, 2}}) == ANYTHING
    assert situation({}) == ANYTHING


def test_many_points_are_counted() -> None:
    names = [f"s{number:02}" for number in range(12)]
    where = made("service", *(When(service=frozenset({name})) for name in names))
    assert situation({where: set(range(1, 12))}).endswith("ou s07 ou 3 autres")
