import re
from random import Random

import pytest
from stdnum.fr import nir

from models.corpus.numbers import NUMBERS

PATTERNS = {
    "nir": r"[12] \d\d \d\d \d\d \d{3} \d{3} \d\d|[12]\d{14}|[12]\d{12}",
    "ipp": r"(?:00)?\d{7,10}",
    "nda": r"\d{9,10}",
    "phone": r"\d{4,5}|(?:0199 ?00|0261 ?91|0353 ?01|0465 ?71|0536 ?49|0639 ?98)\d{4}",
    "email": r"[a-z0-9.]+@[a-z]+\.example",
    "rpps": r"10\d{9}",
    "finess": r"\d{9}",
    "id": r"\d{8}|\d{10}|[A-Z]\d{7}|\d\d-\d{5}|\d\d[HBPC]\d{6}",
    "url": r"https://portail\.example/[a-z]+/\d{6}",
}


def test_every_slot_of_numbers_has_its_pattern_here() -> None:
    assert set(PATTERNS) == set(NUMBERS)


@pytest.mark.parametrize("slot", PATTERNS)
def test_a_number_has_the_shape_of_its_slot(slot: str) -> None:
    drawn = [NUMBERS[slot](Random(seed)) for seed in range(500)]
    read = [re.sub(r"[ .-]", "", number) if slot == "phone" else number for number in drawn]
    assert [number for number in read if not re.fullmatch(PATTERNS[slot], number)] == []
    assert len(set(drawn)) > 20


def test_the_key_of_a_whole_nir_is_right_and_its_month_and_department_exist() -> None:
    drawn = [NUMBERS["nir"](Random(seed)).replace(" ", "") for seed in range(500)]
    whole = [number for number in drawn if len(number) == 15]
    assert len(whole) > 200
    assert all(nir.is_valid(number) for number in whole)
    assert all(1 <= int(number[3:5]) <= 12 and 1 <= int(number[5:7]) <= 95 for number in drawn)


def test_a_phone_that_is_no_extension_belongs_to_the_ranges_of_fiction() -> None:
    drawn = [re.sub(r"\D", "", NUMBERS["phone"](Random(seed))) for seed in range(1000)]
    ranges = {number[:6] for number in drawn if len(number) > 5}
    assert ranges == {"019900", "026191", "035301", "046571", "053649", "063998"}
    assert 50 < sum(len(number) <= 5 for number in drawn) < 300
