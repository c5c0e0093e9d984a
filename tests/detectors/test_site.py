import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding
from detectors.site import BEFORE, PatternError, SiteIdentifier, check, found

IPP = SiteIdentifier("site_ipp", Category.IPP, "[A-Z]{2}[0-9]{7}")
STAY = SiteIdentifier("site_sejour", Category.NDA, "[0-9]{4,6}", after=("séjour", "NDA"))


def spans(text: str, identifier: SiteIdentifier) -> list[str]:
    return [text[f.start : f.end] for f in identifier.found(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("AB1234567", ["AB1234567"]),
        ("Dossier ab1234567, puis CD7654321.", ["ab1234567", "CD7654321"]),
        ("(AB1234567)", ["AB1234567"]),
        ("é AB1234567 à 🩺 CD7654321", ["AB1234567", "CD7654321"]),
        ("AB1234567\nCD7654321", ["AB1234567", "CD7654321"]),
        ("AB_AB1234567", ["AB1234567"]),
        ("AB123456", []),
        ("AB12345678", []),
        ("XAB1234567", []),
        ("éAB1234567", []),
        ("AB1234567b", []),
        ("\ud83e AB1234567 \ud800", ["AB1234567"]),
        ("", []),
    ],
)
def test_a_number_is_found_where_it_stands_whole(text: str, numbers: list[str]) -> None:
    assert spans(text, IPP) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Séjour 12345", ["12345"]),
        ("SÉJOUR n° 12345", ["12345"]),
        ("nda 12345 et 67890", ["12345", "67890"]),
        ("12345 séjour", []),
        ("12345", []),
        ("séjour" + " " * (BEFORE - 6) + "12345", ["12345"]),
        ("séjour" + " " * (BEFORE - 5) + "12345", []),
    ],
)
def test_where_words_are_asked_for_one_comes_soon_before(text: str, numbers: list[str]) -> None:
    assert spans(text, STAY) == numbers


def test_a_finding_bears_the_category_and_name_of_its_identifier() -> None:
    assert list(IPP.found("x AB1234567")) == [Finding(Category.IPP, 2, 11, 1.0, "site_ipp")]


def test_numbers_of_all_kinds_are_found_and_none_where_nothing_is_declared() -> None:
    text = "NDA 12345, IPP AB1234567"

    assert [f.recognizer for f in found(text, (IPP, STAY))] == ["site_ipp", "site_sejour"]
    assert list(found(text, ())) == []


def test_nothing_of_no_width_is_ever_found() -> None:
    assert list(SiteIdentifier("site", Category.IPP, r"\b").found("un mot")) == []


@pytest.mark.parametrize("pattern", ["[0-9]{4}", "a", "(?i)a", r"\bA[0-9]\b", "é{2}", "(?:A|B)[0-9]+"])
def test_a_pattern_of_re2_is_accepted(pattern: str) -> None:
    check(pattern)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(?=a)", "RE2"),
        ("(?!a)b", "RE2"),
        ("(?<=a)b", "RE2"),
        (r"(a)\1", "renvoi"),
        ("(a", "parenthèse n'est pas fermée"),
        ("a)", "sans être ouverte"),
        ("[a", "crochet"),
        ("a**", "RE2"),
        ("a{1001}", "RE2"),
        ("((a{1,100}){1,100}){1,100}", "RE2"),
        ("a*", "vide"),
        ("", "vide"),
        ("^", "vide"),
        ("a|", "vide"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_in_french(pattern: str, said: str) -> None:
    with pytest.raises(PatternError, match=said):
        check(pattern)

    with pytest.raises(PatternError, match=said):
        list(SiteIdentifier("site", Category.IPP, pattern).found("aaa"))


def test_a_refused_pattern_says_nothing_outside_its_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PatternError):
        check("(?=jeton-7f3a)")

    assert capfd.readouterr() == ("", "")


@given(st.text(alphabet="AB01234567 é🩺\ud800\x00-"))
def test_any_text_can_be_read_and_every_number_found_is_one(text: str) -> None:
    for number in spans(text, IPP):
        assert len(number) == 9


def test_a_long_text_of_numbers_is_read_in_a_time_that_follows_its_length() -> None:
    def seconds(times: int) -> float:
        text = "IPP AB1234567, séjour 12345 à l'hôpital. " * times
        began = time.process_time()
        assert len(list(found(text, (IPP, STAY)))) == 2 * times
        return time.process_time() - began

    seconds(10)
    assert seconds(4_000) < 100 * max(seconds(400), 0.01)


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d")
def test_a_dash_of_a_word_processor_is_a_dash(dash: str) -> None:
    text = f"Relis AB25{dash}104233."
    [finding] = SiteIdentifier("site_ipp", Category.IPP, "[A-Z]{2}[0-9]{2}-[0-9]{6}").found(text)

    assert text[finding.start : finding.end] == f"AB25{dash}104233"


@pytest.mark.parametrize("space", "\u00a0\u2007\u2009\u202f")
def test_a_space_of_a_word_processor_is_a_space(space: str) -> None:
    number = SiteIdentifier("site_ipp", Category.IPP, "[0-9]{3} [0-9]{3}", after=("numéro local",))

    assert len(list(number.found(f"numéro{space}local 104{space}233"))) == 1
