import pytest

from detectors.canonical.dictation import runs


def figures(low: str) -> list[list[str]]:
    return [[group.figures for group in run] for run in runs(low)]


@pytest.mark.parametrize(
    ("low", "groups"),
    [
        ("zéro six trente-neuf", [["06", "39"]]),
        ("au 06 trente-neuf 98 douze", [["06", "39", "98", "12"]]),
        ("un quatre-vingt-cinq zéro trois, clé quarante et un", [["1", "85", "03", "41"]]),
        ("un, deux, trois", [["1", "2", "3"]]),
        ("deux a zéro zéro quatre", [["2A", "004"]]),
        ("2a cent vingt", [["2A", "120"]]),
        ("deux fois puis trois", [["2"], ["3"]]),
        ("un patient, une dose", []),
        ("12 mars 2024", []),
        ("centre sixième onzaine dixit", []),
    ],
)
def test_numbers_said_in_a_row_are_one_run_of_groups(low: str, groups: list[list[str]]) -> None:
    assert figures(low) == groups


def test_a_group_knows_its_words_and_whether_it_was_spoken() -> None:
    [[typed, spoken]] = runs("au 06 trente-neuf !")
    assert (typed.start, typed.end, typed.spoken) == (3, 5, False)
    assert (spoken.start, spoken.end, spoken.spoken) == (6, 17, True)
