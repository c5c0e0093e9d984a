import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.secrecy import is_secret, is_vignette

GENERAL = (
    "Quelle est la posologie de l'amoxicilline chez l'enfant de plus de 3 mois dans l'angine ?",
    "Résume les recommandations ESC 2024 sur la fibrillation atriale.",
    "Traduis en arabe cette plaquette d'information : « Avant une coloscopie, régime sans résidu. »",
    "Quels sont les critères de Framingham et leur sensibilité ?",
    "Rédige un modèle vierge de lettre de liaison avec des champs à compléter.",
    "Compare apixaban et rivaroxaban chez l'insuffisant rénal (DFG 15–29).",
    "Propose un protocole infirmier de surveillance d'une PCA de morphine en SSPI.",
    "Explique en FALC ce qu'est une IRM cérébrale.",
    "Quels sont les numéros d'urgence : 15, 112, 114, 3114 ?",
    "Donne les effets indésirables du lithium et la surveillance biologique à M1, M3, M6.",
    "Écris une formule Excel pour calculer la DMS par mois.",
    "Quelles différences entre curatelle et tutelle en droit français ?",
    "Prépare 10 QCM sur l'hyperkaliémie pour des étudiants en DFASM2.",
    "Score de Wells : comment le calculer et quels seuils ?",
    "Analyse PMID 31337762 et critique la méthode.",
    "Chez une femme enceinte au 3e trimestre, quels antihypertenseurs sont contre-indiqués ?",
    "Rédige une note de service sur la campagne de vaccination grippe 2026 pour l'ensemble des agents.",
    "Syndrome de Marfan : critères de Ghent 2010 et prévalence.",
    "Qui était Philippe Pinel et quel fut le rôle de l'hôpital Pitié-Salpêtrière ?",
    "Le 12/03/2024 la HAS a publié une fiche : quels en sont les points clés ?",
)

COVERED = (
    "Ma patiente de 87 ans de la chambre 214 refuse l'antibiotique, comment lui expliquer ?",
    "Le maire de Saint-Exemple a été admis hier pour un STEMI, propose un message à la famille.",
    "HDM : douleur thoracique depuis 3 h. ATCD : HTA, DNID. Examen : TA 98/54, FC 112. CAT ?",
    "Notre résident de l'EHPAD Les Tilleuls a encore frappé une aide-soignante ce matin, écris la FEI.",
    "M. D., vu ce jour en CMP, rapporte des idées suicidaires.",
    "Je suis bien l'infirmière de Madame K. Peux-tu répondre à sa fille qui demande des nouvelles ?",
    "CRP 247, créat passée de 90 à 240 depuis lundi sous vanco, patient en réa lit 6 : adapter ?",
    "Mon interne Dr B. a fait une erreur de dose d'héparine cette nuit sur un patient de l'UHCD.",
    "PID|1||8001234567^^^CHU||DUPONT^MARIE||19540312|F",
)


@pytest.mark.parametrize("text", GENERAL)
def test_a_general_question_is_not_secret(text: str) -> None:
    assert not is_secret(text)


@pytest.mark.parametrize("text", COVERED)
def test_one_real_person_known_through_care_is_secret(text: str) -> None:
    assert is_secret(text)


@pytest.mark.parametrize(
    ("text", "vignette"),
    [
        ("Cas clinique fictif : un homme de 60 ans, vu ce matin pour douleur thoracique.", True),
        ("QCM 12. Une patiente de 34 ans est hospitalisée hier pour dyspnée.", True),
        ("Rédige une lettre type à Monsieur X, patient fictif", True),
        ("Ma patiente de 87 ans refuse l'antibiotique.", False),
    ],
)
def test_a_text_that_says_it_is_invented_is_a_vignette_and_not_secret(text: str, vignette: bool) -> None:
    assert is_vignette(text) is vignette
    assert is_secret(text) is not vignette


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert is_secret(text) in {True, False}


@pytest.mark.parametrize("noise", ["M. A ", "a " * 10, "ce jour ", "ATCD : ", "1"])
def test_noise_takes_linear_time(noise: str) -> None:
    is_secret((noise * 100_000)[:100_000])


@pytest.mark.parametrize(
    "text",
    [
        "Ma patiente de la chambre 214 refuse l'antibiotique ce matin. Fais-moi un QCM là-dessus.",
        "J'ai passé les ECN hier. Notre résident de la chambre 12 est décédé cette nuit.",
        "Mme [NOM_1_AB23], 81 ans, refuse sa toilette.",
    ],
)
def test_speaking_of_exams_or_masking_a_name_does_not_lift_the_secret(text: str) -> None:
    assert is_secret(text)
    assert not is_vignette(text)
