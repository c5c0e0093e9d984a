from policies.facts import Obstacle
from proxy.wire.types import Binary


def test_bytes_never_show_in_a_representation() -> None:
    assert "Camille" not in repr(Binary(b"Camille Exemple", Obstacle.FILE))


def test_bytes_are_equal_when_they_hold_the_same() -> None:
    assert Binary(b"a", Obstacle.FILE) == Binary(b"a", Obstacle.FILE) != Binary(b"b", Obstacle.FILE)
