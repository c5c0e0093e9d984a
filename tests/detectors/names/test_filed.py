import pytest

from detectors.names.filed import named_in_file
from detectors.names.words import Words


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("CR_LEFEVRE_Helene_14021961", ["LEFEVRE_Helene"]),
        ("crh dupont jean", ["dupont jean"]),
        ("Ordonnance_Mme_Durand", ["Durand"]),
        ("protocole_sepsis_2024", []),
        ("score_Wells_v3", []),
        ("planning_internes_mars", []),
    ],
)
def test_names_are_told_from_words_in_a_file_name(file: str, found: list[str]) -> None:
    assert [file[start:end] for start, end in named_in_file(Words(file))] == found
