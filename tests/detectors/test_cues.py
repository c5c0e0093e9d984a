import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.cues import cues, is_own, is_record
from detectors.finding import Cue

SHOWN = {
    Cue.RECORD: (
        "PID|1||8001234567^^^CHU||DUPONT^MARIE||19540312|F",
        "Explique ce message :\nMSH|^~\\&|LABO|CHU|DPI|CHU|202503121030",
        '{"resourceType" : "Patient", "birthDate": "1954-03-12"}',
        '{"resourceType":"Observation","valueQuantity":{"value":13.2}}',
        '<ClinicalDocument><birthTime value="19540312"/>',
    ),
    Cue.POSSESSION: (
        "Ma patiente refuse l'antibiotique",
        "Notre résident a encore crié",
        "Que dire à cette dame ?",
        "notre nouvelle résidente ne mange pas",
    ),
    Cue.CIVILITY: (
        "Mme Lefèvre ne dort plus",
        "M. D. est inquiet",
        "La petite L. a de la fièvre",
        "Madame [NOM_1_7K2P]",
    ),
    Cue.DESCRIPTION: ("patiente de 67 ans", "H 54 ans, HTA", "nourrisson de 3 mois", "F82 tombée", "homme, 41 ans"),
    Cue.STAY: (
        "hospitalisée pour une pneumopathie",
        "adressé par son médecin",
        "suivi depuis 2019",
        "elle a accouché par voie basse",
        "sortie par ses propres moyens",
    ),
    Cue.MOMENT: (
        "vu ce matin",
        "ne mange plus depuis 3 jours",
        "apyrétique à J+3",
        "tombé hier",
        "il y a 2 semaines",
        "fièvre depuis lundi",
    ),
    Cue.HEADINGS: (
        "ATCD : HTA\nHDM : toux",
        "Motif : chute. Conclusion : retour à domicile",
        "Antécédents : aucun. Traitement : bisoprolol. CAT : surveillance",
    ),
    Cue.VALUES: ("TA 98/54, FC 112", "CRP 247, créat passée de 90 à 240", "Hb à 7,2 et plaquettes à 40"),
    Cue.TREATMENT: ("est sous Eliquis", "paracétamol 1-0-1", "arrêt du tramadol mardi", "relais de l'héparine"),
    Cue.FAMILY: ("son fils appelle tous les jours", "elle vit seule", "placée sous curatelle", "sa sœur est venue"),
    Cue.INCIDENT: (
        "a chuté dans le couloir",
        "refuse la toilette",
        "s'est arraché la sonde",
        "rédige la FEI",
        "a mordu",
    ),
    Cue.BED: ("la chambre 214", "lit 6", "un appel de la 12", "transfert en UHCD", "SSR"),
    Cue.TASK: ("Reformule ce mot", "résume le séjour", "Traduis : « bonjour »", "anonymise ce texte"),
    Cue.STAFF: (
        "mon interne s'est trompé",
        "notre jeune collègue",
        "une de mes aides-soignantes",
        "en arrêt maladie depuis mars",
    ),
    Cue.SPEECH: ("elle me dit que tout va bien", "il rapporte des vertiges", "d'après la mère", "elle nous décrit"),
}
"""Texts that show a cue."""

ABSENT = {
    Cue.RECORD: (
        "Que contient le segment PID d'un message HL7 ?",
        '{"resourceType": "ValueSet"}',
        "Valide un ClinicalDocument contre son schéma",
    ),
    Cue.POSSESSION: ("les patients diabétiques", "un patient type", "mon agenda", "une patiente fictive de 34 ans"),
    Cue.CIVILITY: ("madame, monsieur,", "la M 12 du plan", "le petit déjeuner est à 7 h"),
    Cue.DESCRIPTION: ("à partir de 65 ans", "depuis 3 ans", "la fille aînée", "H1N1"),
    Cue.STAY: ("la durée moyenne de séjour", "une vue de face", "la sortie du service"),
    Cue.MOMENT: ("surveillance à M1 et M3", "il y a des contre-indications", "depuis 2019", "la nuit"),
    Cue.HEADINGS: (
        "Conclusion : rien à signaler",
        "Motif : chute. Motif : fièvre",
        "Quels motifs, quels traitements, quelle évolution ?",
        "ATCD :\n\n",
    ),
    Cue.VALUES: ("CRP 247", "une CRP et une NFS", "5 mg/kg toutes les 8 heures", "la FC et la TA"),
    Cue.TREATMENT: ("sous 48 h", "le 12-03", "un arrêt cardiaque", "sous la peau"),
    Cue.FAMILY: ("les familles des patients", "le fils de la balance", "vit en eau douce"),
    Cue.INCIDENT: ("prévenir la chute du sujet âgé", "le refus de soins", "une échelle de risque"),
    Cue.BED: ("une chambre double", "un lit médicalisé", "la 12 mg", "salle de réveil"),
    Cue.TASK: ("Quelle est la dose ?", "un résumé des caractéristiques", "la traduction médicale"),
    Cue.STAFF: ("les internes du service", "mon avis", "le médecin du travail", "notre planning"),
    Cue.SPEECH: ("il faut surveiller", "elle est contre-indiquée", "d'après les recommandations"),
}
"""Texts that come close to it and do not."""


def _pairs(table: dict[Cue, tuple[str, ...]]) -> list[tuple[Cue, str]]:
    return [(cue, text) for cue, texts in table.items() for text in texts]


@pytest.mark.parametrize("table", [SHOWN, ABSENT])
def test_each_cue_has_examples_of_both_sides(table: dict[Cue, tuple[str, ...]]) -> None:
    assert set(table) == set(Cue)
    assert min(map(len, table.values())) >= 3


@pytest.mark.parametrize(("cue", "text"), _pairs(SHOWN))
def test_a_text_shows_the_cue_that_it_holds(cue: Cue, text: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(("cue", "text"), _pairs(ABSENT))
def test_a_text_that_only_comes_close_does_not_show_the_cue(cue: Cue, text: str) -> None:
    assert cue not in cues(text)


@pytest.mark.parametrize("text", ["", "Bonjour !", "Quelle heure est-il à Tokyo ?", "print('a')"])
def test_a_text_of_nothing_shows_no_cue(text: str) -> None:
    assert list(cues(text)) == []


def test_cues_come_once_each_in_the_order_of_their_names() -> None:
    text = (
        "Résume. Mme L., patiente de 87 ans de la chambre 214, tombée ce matin. ATCD : HTA. HDM : a chuté. "
        "TA 98/54, FC 112. Sous apixaban. Elle me dit que son fils et mon interne refusent l'UHCD. Hospitalisée."
    )
    assert list(cues(text)) == [cue for cue in Cue if cue not in {Cue.RECORD, Cue.POSSESSION}]


@pytest.mark.parametrize("text", SHOWN[Cue.RECORD])
def test_what_carries_a_record_is_one_by_its_form(text: str) -> None:
    assert is_record(text)


@pytest.mark.parametrize("text", [*ABSENT[Cue.RECORD], *SHOWN[Cue.POSSESSION], *SHOWN[Cue.HEADINGS]])
def test_prose_is_no_record(text: str) -> None:
    assert not is_record(text)


@given(st.text(max_size=80))
def test_a_record_is_what_shows_the_cue_of_records(text: str) -> None:
    for part in (text, f"{text}\nPID|1|"):
        assert is_record(part) is (Cue.RECORD in cues(part))


@given(st.sampled_from(_pairs(SHOWN)), st.text(max_size=20), st.text(max_size=20))
def test_what_stands_before_and_after_hides_no_cue(shown: tuple[Cue, str], before: str, after: str) -> None:
    cue, text = shown
    assert cue in cues(f"{before}.\n{text}.\n{after}")


NOISE = (
    "a ",
    "1",
    "1-1-",
    "M. A ",
    "mon ",
    "ma patient ",
    "motif : ",
    "PID|",
    '"resourceType" ',
    "TA 1",
    "depuis 1 ",
    "\n",
)


@pytest.mark.parametrize("noise", NOISE)
def test_noise_takes_linear_time(noise: str) -> None:
    text = (noise * 100_000)[:100_000]
    assert frozenset(cues(text)) <= set(Cue)
    assert is_record(text) is False


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ma patiente tousse", True),
        ("notre petit résident tousse", True),
        ("Mon patient type tousse", False),
        ("mes patients toussent", False),
        ("une patiente tousse", False),
    ],
)
def test_a_writer_s_own_patient_is_told_from_any_patient(text: str, own: bool) -> None:
    assert is_own(text) is own


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Voici le compte rendu, anonymise-le", True),
        ("Anonymise ce courrier puis résume", True),
        ("Comment anonymiser un fichier ?", False),
        ("Un document anonymisé", False),
    ],
)
def test_a_document_brought_to_be_anonymised_is_a_record(text: str, record: bool) -> None:
    assert is_record(text) is record
