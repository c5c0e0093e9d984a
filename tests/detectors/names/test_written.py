import time

import pytest

from detectors.names.words import Words
from detectors.names.written import written


def _written(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in written(words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trait strict : NGO BIYONG / MARIE CLAIRE / F / 06", ["NGO BIYONG", "MARIE CLAIRE"]),
        ("BERTHOLLET Stanislas, Marie, Hubert, né le 26", ["BERTHOLLET Stanislas, Marie, Hubert"]),
        ("dicté « Vaillant » au lieu de « Vayant »", ["Vaillant", "Vayant"]),
        ("initiales B-L T, né", ["B-L T"]),
        ("Initiales du patient : JPM", ["JPM"]),
        ("Réf : JPM/TJ", ["JPM/TJ"]),
        ("courrier dicté ce jour. TJ", ["TJ"]),
        ("initiales V.A.S. / né en 1972", ["V.A.S."]),
        ("à revoir demain. Merci, AF", ["AF"]),
        ("à revoir.\nBonne journée,\nMartine", ["Martine"]),
        ("et son nom c'est Quesnel", ["Quesnel"]),
        ("mon nom est Le Goff et", ["Le Goff"]),
        ("IDEL : cabinet Fouchet/Lamarre", ["Fouchet/Lamarre"]),
        ("infirmière libérale : cabinet Roz-Menez", ["Roz-Menez"]),
    ],
)
def test_a_form_of_writing_tells_a_name(text: str, found: list[str]) -> None:
    assert _written(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "TA / FC / M / FR",
        "SEIN / PROSTATE / F / H",
        "« Doliprane » au lieu de « Dafalgan »",
        "« Crohn » au lieu de « Chron »",
        "initiales UCSF",
        "la référence FAO/OMS",
        "ATCD / TTT. OK",
        "Merci, RAS",
        "Bonne journée,\nQualité",
        "dix lits,\nNancy",
        "le nom est Personne",
        "IDEL : cabinet ou centre",
        "kiné : cabinet Saint-Jean",
    ],
)
def test_the_same_forms_without_a_name_are_left(text: str) -> None:
    assert _written(text) == []


def test_slashes_without_end_take_linear_time() -> None:
    start = time.process_time()
    _written("A / B / F / " * 8_000 + ", né le " * 8_000)
    assert time.process_time() - start < 2
