import pytest

from detectors.names.suggested import suggested
from detectors.names.words import Words


def kept(text: str, seen: str) -> list[str]:
    """The names kept of what the model sees in a text."""
    words, start = Words(text), text.index(seen)
    return [text[words.starts[name.start] : name.cut] for name in suggested(words, [(start, start + len(seen))])]


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("vu avec Vasseur ce jour", "Vasseur", "Vasseur"),
        ("dossier de Zoltan Kermarrec", "Zoltan Kermarrec", "Zoltan Kermarrec"),
        ("le congélateur de Ruaudel", "Ruaudel", "Ruaudel"),
        ("on a changé ninon à 14 h", "ninon", "ninon"),
        ("Xyloqui dort en chambre 12 ce matin, patient calme", "Xyloqui", "Xyloqui"),
        ("Patient vu par Durand J. hier", "Durand J", "Durand J."),
        ("la fille de Marin", "Marin", "Marin"),
        ("Interne : Kermarrec", "Interne : Kermarrec", "Kermarrec"),
        ("M. Parkinson, 71 ans", "Parkinson", "Parkinson"),
    ],
)
def test_what_the_model_sees_as_somebody_is_kept(text: str, seen: str, name: str) -> None:
    assert kept(text, seen) == [name]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("la troponine est normale", "troponine"),
        ("maladie de Vasseur", "Vasseur"),
        ("hôpital Vasseur", "Vasseur"),
        ("Crohn iléal sous biothérapie", "Crohn"),
        ("Que pensait Victor Hugo du bagne ?", "Victor Hugo"),
        ("Xyloq monte", "Xyloq"),
        ("Merci de rappeler M. [NOM_1_AB2N] ce jour, patient inquiet", "M."),
        ('{"resourceType": "Patient"}', "resourceType"),
        ('"family": "Vasseur"', "Vasseur"),
        ("Vasseur et al., 2021", "Vasseur"),
        ("BPCO stade III chez un patient", "BPCO"),
        ("Oubli de Jasminelle : que faire ?", "Jasminelle"),
    ],
)
def test_what_is_surely_nobody_is_left_out(text: str, seen: str) -> None:
    assert kept(text, seen) == []
