import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.canonical.numbers import normal, read, read_year


def words(text: str) -> list[str]:
    return [normal(word) for word in re.findall(r"\w+", text)]


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        *(("zéro", "0"), ("zéro six", "06"), ("zéro zéro quatre", "004"), ("zéro cinquante-cinq", "055")),
        *(
            ("une", "1"),
            ("seize", "16"),
            ("dix-sept", "17"),
            ("dix neuf", "19"),
            ("vingt", "20"),
            ("vingt et un", "21"),
        ),
        *(("vingt-et-une", "21"), ("trente-neuf", "39"), ("soixante-dix", "70"), ("soixante et onze", "71")),
        *(("soixante dix-huit", "78"), ("soixante-dix-neuf", "79"), ("septante", "70"), ("septante et un", "71")),
        *(("septante-cinq", "75"), ("huitante-cinq", "85"), ("octante deux", "82"), ("nonante-neuf", "99")),
        *(
            ("quatre-vingts", "80"),
            ("quatre vingt un", "81"),
            ("quatre-vingt-dix", "90"),
            ("quatre vingt dix sept", "97"),
        ),
        *(("cent", "100"), ("cent un", "101"), ("deux cents", "200"), ("quatre cent cinquante-six", "456")),
        *(("cent quatre-vingt-dix-neuf", "199"), ("zéro huit cents", "0800")),
        *(
            ("mille", "1000"),
            ("mil neuf cent", "1900"),
            ("deux mille vingt", "2020"),
            ("soixante-neuf mille trois", "69003"),
        ),
        ("mille neuf cent quatre-vingt-cinq", "1985"),
    ],
)
def test_a_number_in_words_is_read_whole(said: str, figures: str) -> None:
    assert read(words(said), 0) == (figures, len(words(said)))


@pytest.mark.parametrize(
    ("said", "figures", "after"),
    [
        ("un quatre-vingt-cinq", "1", 1),
        ("quarante et douze", "40", 1),
        ("soixante-quinze cent vingt", "75", 2),
        ("cent vingt-trois quatre cent", "123", 3),
        ("zéro trois soixante-quinze", "03", 2),
        ("dix six", "10", 1),
        ("un mille", "1", 1),
    ],
)
def test_a_number_ends_where_the_next_begins(said: str, figures: str, after: int) -> None:
    assert read(words(said), 0) == (figures, after)


def test_what_is_no_number_is_none() -> None:
    assert read(["patient"], 0) is None
    assert read([], 0) is None
    assert read(["et"], 0) is None


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("dix-neuf cent quatre-vingt", "1980"),
        ("dix-huit cents", "1800"),
        ("deux mille", "2000"),
        ("cinquante-huit", "58"),
        ("seize cent vingt et un", "1621"),
    ],
)
def test_a_year_may_be_counted_in_hundreds(said: str, figures: str) -> None:
    assert read_year(words(said), 0) == (figures, len(words(said)))


@given(
    st.lists(
        st.sampled_from(
            ["zero", "un", "deux", "quatre", "sept", "dix", "vingt", "soixante", "cent", "mille", "et", "x"]
        ),
        max_size=9,
    )
)
def test_reading_always_moves_on(said: list[str]) -> None:
    number = read(said, 0)
    assert number is None or (number.figures.isdecimal() and 0 < number.after <= len(said))
