import pytest

from detectors.names.announced import announced
from detectors.names.words import Words


def _found(text: str) -> list[tuple[str, str]]:
    words = Words(text)
    return [(name.rule, text[words.starts[name.start] : name.cut]) for name in announced(words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr.BOUCHARD G. opère", [("civilité", "BOUCHARD G.")]),
        ("mr durand michel, né", [("civilité", "durand michel")]),
        ("Mme DUP. Jean dort", [("civilité", "DUP. Jean")]),
        ("MM. Durieux et Sabatier", [("civilité", "Durieux"), ("civilité", "Sabatier")]),
        ("Mme D. a chuté", [("civilité et initiale", "D.")]),
        ("sa fille, Véronique Delorme,", [("proche", "Véronique Delorme")]),
        ("la mère de Lucas", [("proche", "Lucas")]),
        ("Le patient Le Goff Yann", [("patient", "Le Goff Yann")]),
        ("Chirurgiens : JALONNET Christine, MEUNIER Luc", [("rôle", "JALONNET Christine"), ("rôle", "MEUNIER Luc")]),
        ("Referring physician: Casanova, J.-P.", [("rôle", "Casanova, J.-P.")]),
        ("MEDECIN RESP: TOUITOU", [("rôle", "TOUITOU")]),
        ("senior : Cardinal - 5 1180", [("rôle", "Cardinal")]),
        ("déclarant T. Roche.", [("rôle", "T. Roche")]),
        ("rédigée par A. Lestienne", [("acte", "A. Lestienne")]),
        ("échange avec Roudier", [("acte", "Roudier")]),
        ("couple Pichon/Adjovi", [("patient", "Pichon"), ("patient", "Adjovi")]),
        ("patient leboucher lucie ddn", [("patient", "leboucher lucie")]),
        ("patient amérindien Aloïké Palimino", [("patient", "Aloïké Palimino")]),
        ("son conjoint F. L. est prévenu", [("initiales", "F. L.")]),
        ("tonton ali est sorti", [("proche", "ali")]),
        ("son marmay Josie la", [("proche", "Josie")]),
        ("slt cest ines lexterne", [("salutation", "ines")]),
        ("Mardi : Cazeneuve", [("liste", "Cazeneuve")]),
        ("login : scauchon", [("identifiant de connexion", "scauchon")]),
        ("patient : M.-L. K.", [("initiales", "M.-L. K.")]),
        ("patiente mineure L. Q., 17 ans", [("initiales", "L. Q.")]),
        ("mr nguyen van loc dort", [("civilité", "nguyen van loc")]),
        ("accompagnant Soulaïmana", [("proche", "Soulaïmana")]),
        ("la fille de josette", [("proche", "josette")]),
        ("Mme née Fontaine", [("naissance", "Fontaine")]),
        ("Bonjour Sandrine,", [("salutation", "Sandrine")]),
        ("opérée par Durand hier", [("acte", "Durand")]),
    ],
)
def test_a_word_announces_a_name(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Madame, Monsieur, bonjour",
        "Monsieur X, patient fictif",
        "M. tuberculosis",
        "TA 100/60 mm Hg",
        "le fils unique",
        "Le patient Diabétique",
        "Adressé par le SAMU",
        "Merci Claude",
        "Médecin : Crachez-vous ?",
        "une idée née en France",
        "la famille « Herzinsuffizienz »",
        "patiente diabétique HTA",
        "patient coronarien Kardegic",
        "validé par HAS",
        "Opérateur : laparoscopie",
        "Née Ie 12",
        "comme le docteur Semmelweis",
        "Dr Prénom NOM",
        "adressé par MSSanté",
        "Objet : Campagne",
        "durée 200 ms. Wenckebach",
    ],
)
def test_the_same_words_announce_no_name(text: str) -> None:
    assert _found(text) == []
