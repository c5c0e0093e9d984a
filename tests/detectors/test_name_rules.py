import pytest

from detectors.name_rules import RULES

BY_NAME = dict(RULES)


@pytest.mark.parametrize(
    ("rule", "text", "name"),
    [
        ("civilité", "Mme Hélène Lefèvre tousse", "Hélène Lefèvre"),
        ("civilité", "Dr.BOUCHARD G.", "BOUCHARD G."),
        ("civilité", "Dr. F-M MERLIN", "F-M MERLIN"),
        ("civilité", "Mme Danoy G2P1", "Danoy"),
        ("civilité", "Mme lefevre", None),
        ("civilité et initiale", "Mme D. a chuté", "D."),
        ("civilité et initiale", "Mme Dupont", None),
        ("civilité, minuscules", "mr durand michel, né", "durand michel"),
        ("naissance", "Mme Marchand née Fontaine", "Fontaine"),
        ("naissance", "une idée née En", None),
        ("patient", "Le patient Le Goff Yann", "Le Goff Yann"),
        ("patient", "le patient tousse", None),
        ("nom espacé", "patient D U R A N D", "D U R A N D"),
        ("champ", '"family": "Lefèvre"', "Lefèvre"),
        ("champ", "le nom du médicament", None),
        ("âge", "Avril Mars, 8 ans", "Avril Mars"),
        ("lit", "Durand box 4", "Durand"),
        ("nom en capitales", "LEFEVRE Hélène", "LEFEVRE Hélène"),
        ("HL7 PID-5", "PID|1||800^^^CHU||LEFEVRE^HELENE^^||1961", "LEFEVRE^HELENE"),
        ("prénom et nom", "J.-P. Durand", "J.-P. Durand"),
    ],
)
def test_a_rule_matches_the_name_alone(rule: str, text: str, name: str | None) -> None:
    match = BY_NAME[rule].search(text)
    assert (match and match[0]) == name


def test_rules_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(RULES)
