import pytest

from detectors.singular.private import in_care, of_one, surely_of_one


def _around(text: str, fact: str) -> tuple[str, int, int]:
    start = text.index(fact)
    return text, start, start + len(fact)


@pytest.mark.parametrize(
    "text",
    [
        "le maire a été admis hier",
        "le maire, 62 ans",
        "le maire souffre d'un cancer",
        "patient de 62 ans, maire",
        "résultats du maire",
        "le maire. il est hospitalisé",
        "le maire, hospitalisé hier, demande sa sortie",
        "le maire s'est suicidé",
    ],
)
def test_what_befalls_the_holder_of_an_office_is_private(text: str) -> None:
    assert in_care(*_around(text, "maire"))


@pytest.mark.parametrize(
    "text",
    [
        "le maire",
        "le maire peut-il signer l'hospitalisation ?",
        "le maire lance une campagne contre le cancer",
        "lettre au maire sur le cancer",
        "un maire hospitalisé",
        "le rôle du maire dans les soins",
        "roman où le maire est hospitalisé",
        "le maire. la dose est de 2 mg en cas d'infarctus",
    ],
)
def test_what_an_office_does_is_public(text: str) -> None:
    assert not in_care(*_around(text, "maire"))


@pytest.mark.parametrize("text", ["mon patient est triplé", "triplé, 12 ans", "m. x, triplé", "triplé vu hier"])
def test_a_fact_is_of_somebody_when_care_is_told_around(text: str) -> None:
    assert of_one(*_around(text, "triplé"))


@pytest.mark.parametrize("text", ["triplé", "qui est le triplé hospitalisé ?", "en 1954, le triplé fut greffé"])
def test_a_fact_of_history_or_of_nobody_is_not(text: str) -> None:
    assert not of_one(*_around(text, "triplé"))


def test_news_need_a_surer_sign_than_the_rest() -> None:
    assert of_one(*_around("courrier : premier greffé", "premier greffé"))
    assert not surely_of_one(*_around("courrier : premier greffé", "premier greffé"))
    assert surely_of_one(*_around("premier greffé, vu ce matin", "premier greffé"))
