"""Persons: names after the words that announce one, and those that the model sees and nothing contradicts."""

from collections.abc import Iterator

import regex  # type: ignore[import-untyped]  # mrab-regex ships no types
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors import names
from detectors.name_rules import LOWER, RULES
from detectors.names import INITIALS, PARTICLE, WORD

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
    '{"family":"<PERSON>Lefèvre</PERSON>","given":["<PERSON>Hélène</PERSON>"]}',
    "Nom : <PERSON>LEFEVRE</PERSON>\nPrénom : <PERSON>Hélène</PERSON>",
    "<PERSON>Dupont</PERSON> 3e étage, <PERSON>Durand</PERSON> box 4 : à revoir",
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
TRUSTED, SEEN = 0.85, 0.6
_TIMEOUT = 2.0

_ANNOUNCED = frozenset({"civilité", "civilité et initiale", "naissance", "nom espacé", "HL7 PID-5"})
_NEEDS_FIRST_NAME = frozenset({"nom en capitales", "prénom et nom"})
_BEFORE = regex.compile(rf"(?i){names.NOT_A_PERSON_BEFORE}")
_AFTER = regex.compile(rf"(?i){names.NOT_A_PERSON_AFTER}")
_PERSON_AFTER = regex.compile(rf"(?i){names.PERSON_AFTER}")
_WORDS = regex.compile(r"[\p{L}\p{M}\d][\p{L}\p{M}\d'’.\-]*")
_RUN = regex.compile(
    rf"(?:{INITIALS})?(?:{PARTICLE}\s)?{WORD}(?:[ \t]{{1,2}}(?:{PARTICLE}\s|{INITIALS})?{WORD})*"
    rf"|{LOWER}(?:[ \t]{LOWER})*"
)
_WINDOW = 60


class PersonRecognizer(EntityRecognizer):
    """Finds persons, professionals included; the civility is left out of the span.

    Rules of context come first and are trusted. What only the model or a first name suggests is scrutinised: eponyms,
    establishments, streets, laws, drugs, authors and public figures are kept out by the words around them (taxonomy:
    PERSON, "not" column). A civility or an age beside an eponym makes it a person.
    """

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], supported_language="fr", name=_NAME)

    def load(self) -> None:
        """Nothing to load: patterns are compiled with the module."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the persons of a text.

        Raises:
            TimeoutError: a pattern took more than two seconds.
        """
        found = [self._result(start, end, name, TRUSTED) for name, start, end in _from_rules(text)]
        return found + [self._result(start, end, "modèle", SEEN) for start, end in _from_model(text, nlp_artifacts)]

    def _result(self, start: int, end: int, pattern: str, score: float) -> RecognizerResult:
        why = AnalysisExplanation(recognizer=_NAME, original_score=score, pattern_name=pattern)
        return RecognizerResult("PERSON", start, end, score, analysis_explanation=why)


def _from_rules(text: str) -> Iterator[tuple[str, int, int]]:
    for name, pattern in RULES:
        for match in pattern.finditer(text, timeout=_TIMEOUT):
            span = _name_in(name, text, *match.span())
            if span and _holds(name, text, *span):
                yield name, *span


def _name_in(rule: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut the common words off what a rule found; a civility makes a name of any word that is no function."""
    if rule in {"civilité et initiale", "nom espacé"}:
        return start, end
    if rule == "civilité" and not names.is_title(_WORDS.findall(text[start:end])[0]):
        first = _WORDS.search(text, start, end)
        rest = first and _without_common_words(text, first.end(), end)
        return start, rest[1] if rest and text[first.end() : rest[0]].strip(" ,") == "" else first.end()
    return _without_common_words(text, start, end)


def _holds(rule: str, text: str, start: int, end: int) -> bool:
    """Tell whether what a rule found is a name: the rule's own demands, then the words around."""
    words = _WORDS.findall(text[start:end])
    if rule == "civilité et initiale":
        return text[start] not in "XYZ"
    if rule in _ANNOUNCED:
        return words[0] not in {"X", "Y", "XX", "XXX"}
    if rule == "civilité, minuscules":
        return len(words) == 1 or names.has_first_name(words)
    if rule in _NEEDS_FIRST_NAME and not _has_person_form(text, start, end, words):
        return False
    if rule == "patient" and len(words) == 1 and not names.is_plain_first_name(words[0]):
        return not text[start:end].isupper() and _is_credible(text, start, end)
    return (rule in {"âge", "champ"} and _is_name_before_age(words)) or _is_credible(text, start, end)


def _has_person_form(text: str, start: int, end: int, words: list[str]) -> bool:
    return names.has_first_name(words) or bool(regex.match(INITIALS, text[start:end]))


def _is_name_before_age(words: list[str]) -> bool:
    return len(words) > 1 or names.is_first_name(words[0])


def _from_model(text: str, artifacts: NlpArtifacts) -> Iterator[tuple[int, int]]:
    for entity in artifacts.entities:
        if entity.label_ != "PER":
            continue
        for run in _RUN.finditer(text, entity.start_char, entity.end_char, timeout=_TIMEOUT):
            span = _without_common_words(text, *run.span())
            if span and _is_credible(text, *span) and _stands_alone(text, *span):
                yield span


def _without_common_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut a run at the first common word that follows a name; drop those that come before."""
    kept: list[tuple[int, int]] = []
    for word in _WORDS.finditer(text, start, end):
        common = names.is_common_word(word[0]) and not _is_particle_of(word[0], text, word.end(), end)
        if common and kept:
            break
        if not common:
            kept.append(word.span())
    while kept and regex.fullmatch(PARTICLE, text[slice(*kept[-1])]):
        kept.pop()
    return (kept[0][0], kept[-1][1]) if kept else None


def _is_particle_of(word: str, text: str, after: int, end: int) -> bool:
    return bool(regex.fullmatch(rf"{PARTICLE}|[dD]['’]?", word)) and bool(regex.match(r"[\s'’]+\p{L}", text[after:end]))


def _is_credible(text: str, start: int, end: int) -> bool:
    """Tell whether nothing around, nor in the lists, says that a name is not a person's."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _BEFORE.search(before, timeout=_TIMEOUT) or _AFTER.search(after):
        return False
    words = _WORDS.findall(text[start:end])
    if names.is_public_figure(text[start:end]) or any(names.is_drug(word) for word in words):
        return False
    return not names.is_eponym(words) or bool(_PERSON_AFTER.search(after))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name that only the model sees needs no other cue."""
    words = _WORDS.findall(text[start:end])
    if text[start].islower():
        return len(words) > 1 and names.has_first_name(words)
    if len(words) > 1:
        return True
    if _PERSON_AFTER.search(text[end : end + _WINDOW]):
        return True
    return names.is_plain_first_name(words[0]) or _is_inside_a_sentence(text, start, end, words[0])


def _is_inside_a_sentence(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a lone capitalised word owes its capital to nothing but being a name."""
    if word.isupper() or _SENTENCE_START.search(text[max(0, start - _WINDOW) : start]):
        return False
    return not names.is_medical_word(word) and not names.is_binomial(word, text[end : end + _WINDOW])


_SENTENCE_START = regex.compile(r"(?:^|[.!?:;•\-–\n«\"(\[])\s*$")
