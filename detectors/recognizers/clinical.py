"""All that the clinical model reads but persons, whom `person.py` weighs against the gazetteer."""

import re
from collections.abc import Callable

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.complement import GUESS, MODEL
from detectors.lexicons.communes import communes
from detectors.lexicons.communes import plain as town
from detectors.streets import FIRST_WORDS, SURE

EXAMPLES = (
    "Patient transféré de la <FACILITY>clinique Saint-Vincent</FACILITY> hier soir.",
    "Mme Vasseur, <PROFESSION>institutrice</PROFESSION>, vit seule.",
    "Mme Vasseur, d'origine <ORIGIN>malienne</ORIGIN>, parle peu français.",
    "Patiente suivie pour une <DISEASE>BPCO</DISEASE>, sous <DRUG>amoxicilline</DRUG>.",
    "Patient : <PROCEDURE>scanner thoracique</PROCEDURE> demandé, <SYMPTOM>douleur thoracique</SYMPTOM>.",
    "Patiente stable, <LAB_VALUE>CRP 112 mg/L</LAB_VALUE> ce matin.",
)
NON_EXAMPLES = (
    "Quel délai de préavis pour une location meublée ?",
    "Écris un script Python qui renomme des fichiers.",
)

_LETTERS = re.compile(r"[^\W\d_]+")
_MONTH = r"(?:janv|f[ée]vr|mars|avr|mai|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c)[a-zé]*\.?"
_BIRTH = re.compile(
    rf"(?i)(?<![\d.])\d{{1,2}}[ /.\-]{{1,3}}\d{{1,2}}[ /.\-]{{1,3}}(?:(?:19|20)\d\d|\d\d)(?![\d.])"
    rf"|^(?:\d{{6}}|\d{{8}}|(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)$|\b{_MONTH}\s(?:\d{{2,4}}|[a-z])"
)
"""A date of birth has a day, a month and a year, or is a year; in figures or in words."""
_MEASURE = re.compile(r"(?i)[µ%]|mol\b|/(?:l|ml|min|h|kg)\b|\bm?mhg\b")
_KINDS = frozenset({"unité", "unite", "unités", "service", "services", "salle", "pavillon", "étage"})
_NO_TOWN = frozenset({"ville", "commune", "bourg", "mairie"})
_ROOMS = frozenset({"chambre", "chambres", "ch", "chb", "lit", "lits", "box", "porte", "secteur", "secteurs"})
_STREET = re.compile(rf"(?i)\b{SURE}\b")
_SAID = re.compile(
    r"(?i)\b(?:printemps|été|automne|hiver|noël|pâques|toussaint|ascension|pentecôte|dernière?|prochaine?)\b"
)


class FrClinicalRecognizer(EntityRecognizer):
    """Finds places, jobs, origins, singular situations, dates and health as the model reads them in context.

    What rules read better is checked against what they know: a street has a word of streets, a town is a commune. Ages
    are left to their rule.
    """

    def __init__(self) -> None:
        super().__init__(supported_entities=list(_CHECKS), supported_language="fr", name=MODEL)

    def load(self) -> None:
        """Nothing to load: the model is the engine's."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the model's entities that bear the name of a category and pass its check."""
        why = AnalysisExplanation(recognizer=MODEL, original_score=GUESS, pattern_name="modèle")
        return [
            RecognizerResult(entity.label_, entity.start_char, entity.end_char, GUESS, analysis_explanation=why)
            for entity in nlp_artifacts.entities
            if entity.label_ in _CHECKS and _CHECKS[entity.label_](text[entity.start_char : entity.end_char])
        ]


def _is_street(words: str) -> bool:
    first, *rest = _LETTERS.findall(words) or [""]
    if "\n" in words[: len(first) + 2]:
        return False
    return bool(_STREET.search(words)) or (first.lower() in FIRST_WORDS and any(word[0].isupper() for word in rest))


def _is_commune(words: str) -> bool:
    return town(words) in communes() and town(words) not in _NO_TOWN


def _is_ward(words: str) -> bool:
    """Tell whether a place of care is named otherwise than by a number or a kind of room, which have their rule."""
    first = _LETTERS.search(words)
    if first is None or first[0].lower() in _ROOMS or words.lower() in _KINDS:
        return False
    return not _MEASURE.search(words)


def _is_word(words: str) -> bool:
    return bool(_LETTERS.search(words))


def _always(words: str) -> bool:
    return True


_CHECKS: dict[str, Callable[[str], bool]] = {
    "ADDRESS": _is_street,
    "CITY": _is_commune,
    "DATE": lambda words: bool(_SAID.search(words)),
    "DATE_OF_BIRTH": lambda words: bool(_BIRTH.search(words)),
    "FACILITY": _is_word,
    "UNIT": _is_ward,
    "PROFESSION": _is_word,
    "ORIGIN": _is_word,
    "SITUATION": _is_word,
    "DISEASE": _is_word,
    "DRUG": _is_word,
    "PROCEDURE": _is_word,
    "SYMPTOM": _is_word,
    "LAB_VALUE": _always,
}
"""Categories that the model gives, each with what its words must be."""
