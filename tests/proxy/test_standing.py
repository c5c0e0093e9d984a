from datetime import UTC, datetime

import pytest

from proxy.standing import Light, Point, Standing

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lights", "worst"),
    [
        ((), Light.GREEN),
        ((Light.GREEN, Light.GREEN), Light.GREEN),
        ((Light.GREEN, Light.AMBER), Light.AMBER),
        ((Light.RED, Light.AMBER, Light.GREEN), Light.RED),
    ],
)
def test_all_of_it_stands_as_its_worst_point_does(lights: tuple[Light, ...], worst: Light) -> None:
    points = tuple(Point(light, "Politique", "lue") for light in lights)
    assert Standing("1.0", 8080, NOW, NOW, points).light is worst
