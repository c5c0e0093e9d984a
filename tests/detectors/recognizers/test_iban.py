import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban

from detectors.recognizers.iban import FrIbanRecognizer

ACCOUNTS = st.tuples(
    st.integers(0, 99999), st.integers(0, 99999), st.text("0123456789ABCXYZ", min_size=11, max_size=11)
)
_VALUES = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789", strict=True))


def found(text: str) -> list[tuple[str, float]]:
    return [(text[hit.start : hit.end], hit.score) for hit in FrIbanRecognizer().find(text)]


def rib(account: tuple[int, int, str]) -> str:
    bank, branch, number = account
    figures = int("".join(_VALUES.get(char, char) for char in number))
    return f"{bank:05}{branch:05}{number}{97 - (89 * bank + 15 * branch + 3 * figures) % 97:02}"


@given(ACCOUNTS)
def test_a_right_rib_and_its_iban_need_no_word(account: tuple[int, int, str]) -> None:
    bban = rib(account)
    number = f"FR{iban.calc_check_digits(f'FR00{bban}')}{bban}"
    assert (bban, 0.95) in found(f"sur {bban}.")
    assert (number, 1.0) in found(f"sur {number}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IBAN FR7630006000011234567890180", [("FR7630006000011234567890180", 0.65)]),
        ("FR7630006000011234567890180", []),
        ("RIB 20041010050500013M02607", [("20041010050500013M02607", 0.65)]),
        ("20041010050500013M02607", []),
        ("FR76 3000", []),
    ],
)
def test_a_wrong_key_needs_a_word(text: str, expected: list[tuple[str, float]]) -> None:
    assert found(text) == expected
