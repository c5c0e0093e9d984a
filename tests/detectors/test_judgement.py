"""What the detector of the product, with its model, judges of whole texts."""

import pytest

from detectors.engine import PresidioDetector

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

OTHER_GENERAL = (
    "Quelle surveillance après une ponction lombaire chez l'adulte ?",
    "Écris une fiche d'accueil pour les nouveaux internes du service de pneumologie.",
    "Quels vaccins sont obligatoires pour un enfant né après 2018 ?",
    "Donne-moi une recette de soupe pour dix personnes.",
    "Explique la différence entre sensibilité et valeur prédictive positive.",
    "Quels sont les signes d'alerte d'une occlusion digestive ?",
    "Propose un plan de formation sur les transmissions ciblées.",
    "Corrige l'orthographe : « Les visites sont autorisées de 13 h à 20 h. »",
    "Comment calculer la clairance de la créatinine avec la formule de Cockcroft ?",
    "Rédige une affiche pour la journée mondiale de l'hygiène des mains.",
    "Quelle est la durée légale de conservation d'un dossier médical ?",
    "À partir de quel âge faut-il dépister l'anévrisme de l'aorte abdominale ?",
    "Write a Python function that parses a CSV of bed counts per ward.",
    "Résume le rôle de la personne de confiance dans la loi de 2002.",
    "Quels antibiotiques sont compatibles avec l'allaitement ?",
    "Propose un ordre du jour pour la réunion du comité de lutte contre la douleur.",
    "Comment expliquer une biopsie du foie à des patients qui lisent mal le français ?",
    "Tableau comparatif des inhibiteurs de SGLT2 : indications, doses, effets indésirables.",
    "Quelle est la conduite à tenir devant une hyponatrémie à 118 mmol/L ?",
    "Traduis en anglais : « Ne pas dépasser quatre grammes de paracétamol par jour. »",
    "Quel est le délai de carence d'un arrêt maladie dans la fonction publique ?",
    "Quels sont les horaires de marée à Saint-Malo demain ?",
)

OTHER_COVERED = (
    "Mon patient de 54 ans a refait un infarctus cette nuit, faut-il changer son traitement ?",
    "La dame du lit 4 a encore arraché sa perfusion, que noter dans les transmissions ?",
    "Résume ce courrier : « Nous avons revu ce jour Mme B., suivie depuis 2019 pour une sclérose en plaques. »",
    "Notre aide-soignante est en arrêt maladie depuis lundi pour dépression, rédige le mot au planning.",
    "Sa fille m'a confié qu'il boit en cachette depuis le décès de sa femme, dois-je l'écrire dans le dossier ?",
    "Homme de 72 ans adressé par son généraliste hier pour dyspnée, BNP à 1450, FEVG 30 %. CAT ?",
    "Un de mes internes a été testé positif au VIH après une piqûre hier, que dire à l'équipe ?",
    "La petite de la chambre 8 convulse depuis ce matin, elle a 3 ans et 14 kg : dose de clonazépam ?",
    "Elle me dit qu'elle veut mourir depuis que son mari est parti, elle a été hospitalisée en juin.",
    "Reformule : patiente G2P1, 31 SA, entrée cette nuit pour MAP, bêtaméthasone faite à 4 h.",
    "Le détenu que j'ai vu hier à l'infirmerie a avalé une lame, comment rédiger le certificat ?",
    "Mon voisin de consultation, boulanger à la retraite, a un cancer et ne le sait pas : que dire à sa femme ?",
    "Motif : chute. ATCD : AVC en 2018, FA. Évolution : favorable sous HBPM. Conclusion : retour à domicile vendredi.",
    "Ma collègue infirmière a été agressée par le fils du patient du box 3 hier soir, aide-moi à écrire la plainte.",
    "On vient de recevoir les résultats de Monsieur T. : PSA à 48, que lui dire demain ?",
    "Nourrisson de 5 mois amené ce matin par sa grand-mère, hématomes du tronc, je fais un signalement ?",
    "Le résident de la 12 a fait une fausse route ce midi, il est sous morphine depuis 3 jours : transmissions ?",
    "Traduis en anglais : « Le patient a été extubé à J+4, il reste confus et son frère demande un transfert. »",
    "Une élève de mon établissement m'a parlé de ses scarifications ce matin, comment prévenir ses parents ?",
    "M. K. refuse la dialyse de demain, sa tutrice est d'accord avec lui : quelle procédure ?",
    "Voici le compte rendu de ma patiente opérée mardi d'une prothèse de hanche, fais-en trois lignes.",
)


@pytest.mark.parametrize("text", [*GENERAL, *OTHER_GENERAL])
def test_a_general_question_is_not_secret(detector: PresidioDetector, text: str) -> None:
    [reading] = detector.read([text])
    assert not reading.secret


@pytest.mark.parametrize("text", [*COVERED, *OTHER_COVERED])
def test_one_real_person_known_through_care_or_work_is_secret(detector: PresidioDetector, text: str) -> None:
    [reading] = detector.read([text])
    assert reading.secret
    assert not reading.vignette


@pytest.mark.parametrize(
    ("text", "vignette"),
    [
        ("Cas clinique fictif : un homme de 60 ans, vu ce matin pour douleur thoracique.", True),
        ("QCM 12. Une patiente de 34 ans est hospitalisée hier pour dyspnée.", True),
        ("Rédige une lettre type à Monsieur X, patient fictif", True),
        ("Ma patiente de 87 ans refuse l'antibiotique.", False),
    ],
)
def test_a_text_that_says_it_is_invented_is_a_vignette_and_not_secret(
    detector: PresidioDetector, text: str, vignette: bool
) -> None:
    [reading] = detector.read([text])
    assert reading.vignette is vignette
    assert reading.secret is not vignette


@pytest.mark.parametrize(
    "text",
    [
        "Ma patiente de la chambre 214 refuse l'antibiotique ce matin. Fais-moi un QCM là-dessus.",
        "J'ai passé les ECN hier. Notre résident de la chambre 12 est décédé cette nuit.",
        "Mme [NOM_1_AB23], 81 ans, refuse sa toilette.",
    ],
)
def test_speaking_of_exams_or_masking_a_name_does_not_lift_the_secret(detector: PresidioDetector, text: str) -> None:
    [reading] = detector.read([text])
    assert reading.secret
    assert not reading.vignette
