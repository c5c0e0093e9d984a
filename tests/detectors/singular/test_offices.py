import pytest

from detectors.recognizers.situation import FrSituationRecognizer
from detectors.singular.offices import OFFICES

_NAMES = frozenset(fact.name for kind in OFFICES for fact in kind.facts)


@pytest.fixture(scope="module")
def recognizer() -> FrSituationRecognizer:
    return FrSituationRecognizer()


def _found(recognizer: FrSituationRecognizer, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in recognizer.find(text) if hit.rule in _NAMES]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("le maire de Cilaos est hospitalisé", "maire de Cilaos"),
        ("la fille du préfet, 16 ans", "fille du préfet"),
        ("notre maire a fait un AVC", "maire"),
        ("le boulanger du village est mort", "boulanger du village"),
        ("le chef de service de gériatrie est en arrêt", "chef de service de gériatrie"),
    ],
)
def test_an_office_and_its_place_are_found_when_its_holder_is_ill(
    recognizer: FrSituationRecognizer, text: str, fact: str
) -> None:
    assert _found(recognizer, text)[:1] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "le maire de Cilaos inaugure l'hôpital",
        "un maire de Cilaos hospitalisé",
        "le maire est hospitalisé",
        "boulanger à Lyon, 40 ans",
        "avis du chef de service de gériatrie",
    ],
)
def test_what_is_like_it_and_points_to_nobody_is_left_alone(recognizer: FrSituationRecognizer, text: str) -> None:
    assert _found(recognizer, text) == []
