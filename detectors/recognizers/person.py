"""Persons: the names that context or the gazetteer shows, and those that the model sees and nothing contradicts."""

import re
from collections.abc import Iterator
from functools import partial

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.complement import GUESS
from detectors.finding import Role
from detectors.names import Words, names_in
from detectors.names.initials import with_initials
from detectors.names.suggested import suggested
from detectors.secrecy import THRESHOLD as SECRET

EXAMPLES = (
    "Mme <PERSON>Hélène Lefèvre</PERSON>, née le 14/02/1961, consulte pour dyspnée.",
    "mme <PERSON>helene lefevre</PERSON> nee le 14 fevrier 1961 vient pour une toux",
    "PATIENTE <PERSON>LEFEVRE HELENE</PERSON> ENTREE LE 03/05/2024 POUR AVC",
    "Compte rendu : <PERSON>LEFÈVRE Hélène</PERSON>, 63 ans, HTA.",
    "M. <PERSON>Charles de La Rochefoucauld</PERSON> a été extubé ce matin.",
    "Mme <PERSON>d'Ormesson Béatrice</PERSON> sort demain.",
    "<PERSON>J.-P. Durand</PERSON> présente une FA paroxystique.",
    "Mme <PERSON>Marchand</PERSON> née <PERSON>Fontaine</PERSON>, 71 ans.",
    "M. <PERSON>Petit</PERSON> est sorti hier contre avis médical.",
    "Mme <PERSON>Parkinson</PERSON>, 71 ans, suivie pour un diabète.",
    "Mme <PERSON>Horton</PERSON> a une maladie de Horton.",
    "<PERSON>Avril Mars</PERSON>, 8 ans, vaccinée.",
    "Mme <PERSON>D.</PERSON> a chuté cette nuit.",
    "Cordialement, Dr <PERSON>Sophie Marchand</PERSON>, PH cardiologie",
    "<PERSON>DURAND, Michel</PERSON> (M) admis en UHCD.",
    "Nom : <PERSON>LEFEVRE</PERSON>\nPrénom : <PERSON>Hélène</PERSON>",
    "<PERSON>Dupont</PERSON> 3e étage, <PERSON>Durand</PERSON> box 4 : à revoir",
    "<PERSON>jean dupont</PERSON> a mal au dos",
)
NON_EXAMPLES = (
    "Conduite à tenir devant une maladie de Parkinson débutante ?",
    "Crohn iléal sous infliximab : bilan pré-thérapeutique ?",
    "Transfert vers l'hôpital européen Georges-Pompidou",
    "Oubli de Jasmine : que faire ?",
    "Dupont et al., NEJM 2021 : résumé ?",
    "Que dit la loi Leonetti-Claeys ?",
    "Louis Pasteur et le vaccin contre la rage",
    "Rédige une lettre type à Monsieur X, patient fictif",
    "Traduis « Madame » et « Mademoiselle » en anglais",
    "M. tuberculosis et M. pneumoniae",
    "Jean taille 42 et marche à pied",
    "Madame la Directrice, Monsieur le Maire",
    "Wilson, Addison et Cushing : tableau comparatif",
    "Patient HTA, diabète, BPCO",
)

_NAME = "person"
SHOWN = 0.85
_PAST = re.compile(r"\b(?:1[0-8]\d\d|19[0-3]\d)\b(?!\s?(?:€|(?:mg|ml|kg|g|euros|ui|m2?)\b))", re.IGNORECASE)
"""A year of which no patient remembers more than a birth."""
NAMELESS = -2.5
"""Log-odds that a text names a private person, under which what only the model sees as a name is nobody's."""
NAMED = 2.0
"""Those above which it is somebody's, though no register knows it."""


class FrPersonRecognizer(EntityRecognizer):
    """Finds persons, professionals included; the civility is left out of the span.

    What a word announces is trusted. What only the gazetteer or the model suggests is scrutinised: eponyms,
    establishments, streets, laws, drugs, authors and public figures are kept out by the words around them (taxonomy:
    PERSON, "not" column). A civility or an age beside an eponym makes it a person.
    """

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], supported_language="fr", name=_NAME)

    def load(self) -> None:
        """Nothing to load: the gazetteer comes with its module."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the persons of a text."""
        words = Words(text)
        return list(_results(words, nlp_artifacts))


def _results(words: Words, artifacts: NlpArtifacts) -> Iterator[RecognizerResult]:
    if _PAST.search(words.text) and _names_nobody(artifacts):
        return
    for name in (with_initials(words, name) for name in names_in(words)):
        yield _result(words.starts[name.start], name.cut, name.rule, SHOWN)
    persons = [(e.start_char, e.end_char) for e in artifacts.entities if e.label_ in Role.__members__]
    if persons and _names_nobody(artifacts):
        return
    private = partial(_names_somebody, artifacts)
    for name in (with_initials(words, name) for name in suggested(words, persons, private=private)):
        yield _result(words.starts[name.start], name.cut, name.rule, GUESS)


def _names_nobody(artifacts: NlpArtifacts) -> bool:
    """Tell whether the text speaks of nobody real, and names but figures, authors and eponyms.

    Without our judges, in another Presidio, nobody knows.
    """
    judgements = getattr(artifacts, "judgements", None)
    return judgements is not None and judgements.secrecy <= SECRET and judgements.naming < NAMELESS


def _names_somebody(artifacts: NlpArtifacts) -> bool:
    judgements = getattr(artifacts, "judgements", None)
    return judgements is not None and judgements.naming > NAMED


def _result(start: int, end: int, rule: str, score: float) -> RecognizerResult:
    why = AnalysisExplanation(recognizer=_NAME, original_score=score, pattern_name=rule)
    return RecognizerResult("PERSON", start, end, score, analysis_explanation=why)
