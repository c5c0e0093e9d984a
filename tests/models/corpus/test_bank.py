from random import Random

import pytest

from models.corpus.bank import Bank
from models.corpus.skeletons import Skeleton, parse
from models.corpus.sources import Sources

WRITTEN = (
    "[PROFESSION:couturière] [PROFESSION:marin-pêcheur] [SYMPTOM:toux] [SYMPTOM:fièvre] [AGE:3 ans] [AGE:9 ans] "
    "[DRUG:Doliprane] [DISEASE:HTA] [DISEASE:Crohn] [FACILITY:Cochin] [ORIGIN:né au {country}] [UNIT:réa]"
)
DRUGS = {f(name) for name in ("zymafluor", "duraphat", "kardegic") for f in (str.lower, str.capitalize)}


@pytest.fixture
def bank(sources: Sources) -> Bank:
    return Bank([Skeleton("letters", tuple(parse(WRITTEN)), "train")], sources)


def _swaps(bank: Bank, label: str, words: str) -> list[str]:
    return [bank.swapped(label, words, Random(seed)) for seed in range(600)]


@pytest.mark.parametrize(
    ("label", "words", "others"),
    [
        ("PROFESSION", "maçon", {"couturière", "marin-pêcheur"}),
        ("PROFESSION", "Maçon", {"Couturière", "Marin-pêcheur"}),
        ("PROFESSION", "MAÇON", {"Couturière", "Marin-pêcheur"}),
        ("SYMPTOM", "vertiges", {"toux", "fièvre"}),
        ("UNIT", "lit 4", {"réa"}),
        ("ORIGIN", "bretonne", set()),
        ("PROCEDURE", "radio", set()),
        ("AGE", "3 ans", set()),
        ("LAB_VALUE", "CRP 12", set()),
        ("CITY", "Brest", set()),
        ("NONE", "mot", set()),
    ],
)
def test_words_give_way_to_others_of_their_label_only(bank: Bank, label: str, words: str, others: set[str]) -> None:
    assert set(_swaps(bank, label, words)) == others | {words}


def test_words_stay_more_often_than_not(bank: Bank) -> None:
    assert _swaps(bank, "PROFESSION", "maçon").count("maçon") > 300


def test_a_drug_gives_way_to_one_written_or_one_of_the_lexicon(bank: Bank) -> None:
    drawn = set(_swaps(bank, "DRUG", "Solian")) | set(_swaps(bank, "DRUG", "solian"))
    assert drawn - {"Solian", "solian"} == DRUGS | {"Doliprane"}


def test_a_disease_gives_way_to_one_written_or_one_of_the_lexicon(bank: Bank) -> None:
    drawn = set(_swaps(bank, "DISEASE", "asthme"))
    assert drawn == {"asthme", "HTA", "Crohn", "Choléra", "pneumopathie bactérienne", "appendicite aiguë"}


def test_a_facility_gives_way_to_a_known_hospital(bank: Bank) -> None:
    drawn = set(_swaps(bank, "FACILITY", "Bichat"))
    assert {"Bichat", "HEGP", "Lariboisière"} <= drawn
    assert "la Timone" in drawn


def test_the_lexicons_are_drawn_whole(bank: Bank) -> None:
    assert {bank.drug(Random(seed)) for seed in range(200)} == DRUGS
    diseases = {bank.disease(Random(seed)) for seed in range(200)}
    assert diseases == {"Choléra", "pneumopathie bactérienne", "appendicite aiguë"}
