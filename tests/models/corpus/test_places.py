import re
from random import Random

import pytest

from models.corpus.lists import listed
from models.corpus.people import Names
from models.corpus.places import ESTABLISHMENTS, Places, known_hospital
from models.corpus.sources import Sources


@pytest.fixture
def places(sources: Sources) -> Places:
    return Places(sources, Names(sources, held_out=False))


def test_a_city_is_a_larger_one_or_any_commune(places: Places) -> None:
    rng = Random(0)
    drawn = [places.city(rng) for _ in range(1000)]
    small = sum(city in {"Kerlaouen", "Castelnau-sur-Gers"} for city in drawn)
    assert 400 < small < 600
    assert {"Nantes", "Le Havre", "La Rochelle"} <= set(drawn)
    assert not any("_" in city for city in drawn)


def test_a_postcode_is_one_of_a_commune(places: Places) -> None:
    assert {places.postcode(Random(seed)) for seed in range(30)} == {"56999", "32999"}


def test_a_street_has_a_number_and_a_small_type_short_at_times(places: Places) -> None:
    rng = Random(1)
    drawn = [places.street(rng) for _ in range(500)]
    name = r"(?:(?:rue|r\.) des Lavandières|(?:avenue|av\.) du Moulin|le Champ Rond)"
    assert all(re.fullmatch(rf"[1-9]\d{{0,2}}(?: bis| ter| B)?,? {name}", street) for street in drawn)
    assert {kind for street in drawn for kind in ("rue", "r.", "avenue", "av.", ",", "bis") if kind in street} == {
        "rue", "r.", "avenue", "av.", ",", "bis",
    }  # fmt: skip


@pytest.mark.parametrize("kind", sorted(ESTABLISHMENTS))
def test_every_pattern_of_a_kind_is_drawn_and_filled(places: Places, kind: str) -> None:
    rng = Random(2)
    patterns = listed(f"{'hospital' if kind == 'facility' else kind}_patterns")
    drawn = [places.establishment(kind, rng) for _ in range(90 * len(patterns))]
    assert not any(re.search(r"[{}_]|  |^ | $", name) for name in drawn)
    heads = {pattern.split("{")[0] for pattern in patterns}
    assert all(any(name.startswith(head) for name in drawn) for head in heads)


@pytest.mark.parametrize("kind", ["", "Hospital", "shop"])
def test_an_unknown_kind_is_refused(places: Places, kind: str) -> None:
    with pytest.raises(KeyError):
        places.establishment(kind, Random(0))


def test_a_saint_is_written_whole_or_short(places: Places) -> None:
    rng = Random(3)
    drawn = " ".join(places.establishment("hospital", rng) for _ in range(2000))
    for spelling in ("Saint-Louis", "St-Louis", "St Louis", "Sainte-Anne", "Ste-Anne", "Ste Anne"):
        assert spelling in drawn


def test_a_known_hospital_is_said_as_carers_do() -> None:
    drawn = {known_hospital(Random(seed)) for seed in range(600)}
    assert {"la Timone", "HEGP", "Robert Debré"} <= drawn
    assert not any("_" in name for name in drawn)
