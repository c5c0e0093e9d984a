import pytest

from proxy.doctor.seen import Seen, UnseenError, follows, ill, soon, well
from proxy.standing import Light


@pytest.mark.parametrize(
    ("seen", "light"),
    [(well("vu"), Light.GREEN), (soon("vu", "faire"), Light.AMBER), (ill("vu", "faire"), Light.RED)],
)
def test_what_needs_somebody_says_what_to_do(seen: Seen, light: Light) -> None:
    assert (seen.light, seen.words) == (light, "vu")
    assert bool(seen.remedy) is (light is not Light.GREEN)


def test_what_nobody_could_see_is_red_unless_something_else_explains_it() -> None:
    assert UnseenError("pas vu", "faire").light is Light.RED
    assert follows("le proxy n'écoute pas").light is Light.AMBER
    assert "le proxy n'écoute pas" in follows("le proxy n'écoute pas").words
