"""Names in other scripts and tongues, after the word for patient, Mr or Mrs: what an interpreter or a patient pastes.

French text is in Latin letters: a text without a letter beyond them is left at once.
"""

import regex
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

EXAMPLES = (
    "المريضة <PERSON>فاطمة الزهراء العمراني</PERSON> تعاني من السكري",
    "السيد <PERSON>أحمد بن علي</PERSON> يشكو من ألم في الصدر",
    "Пациент <PERSON>Иван Петров</PERSON>, 54 года",
    "Пациентка <PERSON>Петрова Анна Сергеевна</PERSON> жалуется на боль",
    "пацієнт <PERSON>Олександр Шевченко</PERSON>, 61 рік",
    "г-жа <PERSON>Иванова</PERSON> принимает варфарин",
    "Меня зовут <PERSON>Мария Соколова</PERSON>, у меня болит живот",
    "患者<PERSON>王小明</PERSON>，男，54岁",
    "患者：<PERSON>李娜</PERSON>，女，32岁",
    "Ο ασθενής <PERSON>Γιώργος Παπαδόπουλος</PERSON>, 70 ετών",
    "Comparatif : patiente ukrainienne <PERSON>Леся Коваленко</PERSON>, 41 ans",
    "AME en cours, patient syrien <PERSON>سامر الحداد</PERSON> (né en 1988)",
    "Mme <PERSON>Ольга Мельник</PERSON> ne parle pas français",
    "Monsieur <PERSON>王小明</PERSON> vient avec un interprète",
    "Nom : <PERSON>Νίκος Παππάς</PERSON>",
    "המטופל <PERSON>דוד כהן</PERSON> מתלונן על כאבים",
)
NON_EXAMPLES = (
    "Пациент жалуется на боль в груди",
    "المريض يعاني من ألم في الصدر",
    "患者男，54岁，主诉胸痛",
    "β-bloquants, α1-antitrypsine et γ-GT",
    "Traduis « пациент » et « المريض » en français",
    "Ο ασθενής πονάει",
    "Le mot patient en russe : больной",
    "Le patient dit « болит » en montrant son ventre",
    "Traduire patient par مريض",
)

_NAME = "foreign_name"
_SCORE = 0.8
_TIMEOUT = 2.0
_LAST_LATIN = "\u024f"
_CYRILLIC_WORD = r"\p{Lu}[\p{Cyrillic}’'\-]+"
_GREEK_WORD = r"\p{Lu}[\p{Greek}\-]+"
_ARABIC_CUE = r"(?:ال)?(?:مريضة|مريض|سيدة|سيد|آنسة|دكتورة|دكتور|طبيبة|طبيب)|اسمي|تدعى|يدعى"
_ARABIC_VERB = r"(?:[يتن]\p{Arabic}{3,}|في|من|على|عمر[هـ]ا?|الذي|التي|مصاب[ةه]?|هو|هي|قد|لا|لم|عن|إلى|مع)(?!\p{Arabic})"
_FRENCH_CUE = (
    r"(?<!\p{L})(?i:patiente?|m\.|mr|mme|mlle|monsieur|madame|dr|docteur|nom|prénom|identité|nommée?)"
    r"(?:\s\p{Ll}+(?:ien(?:ne)?|[ao]ise?|aine?|oise|russe|turque?|grec(?:que)?|arabe|kurde|ouzbèke|tchétchène|serbe))?"
    r"\s?:?\s\K"
)
_EXPRESSIONS = {
    "après un mot français": (
        rf"{_FRENCH_CUE}(?:{_CYRILLIC_WORD}(?:\s{_CYRILLIC_WORD}){{0,2}}|{_GREEK_WORD}(?:\s{_GREEK_WORD}){{0,2}}"
        r"|\p{Arabic}{2,}(?:\s\p{Arabic}{2,}){0,3}|\p{Han}{2,4}|\p{Hebrew}{2,}(?:\s\p{Hebrew}{2,}){0,2})"
    ),
    "cyrillique": (
        r"(?<!\p{L})(?i:пациент(?:ка|у|а|ке|ки)?|пацієнт(?:ка|у|а)?|больн(?:ой|ая)|хвор(?:ий|а)|господин|госпожа|пан"
        r"|пані|г-н|г-жа|доктор|врач|лікар|меня зовут|мене звати|фио|піб)[\s:]+"
        rf"\K{_CYRILLIC_WORD}(?:\s{_CYRILLIC_WORD}){{0,2}}"
    ),
    "arabe": (
        rf"(?<!\p{{Arabic}})(?:{_ARABIC_CUE})[\s:]+(?:اسمه[ا]?\s)?"
        rf"\K(?!{_ARABIC_VERB})\p{{Arabic}}{{2,}}(?:\s(?!{_ARABIC_VERB})\p{{Arabic}}{{2,}}){{0,3}}"
    ),
    "chinois": r"(?:患者|病人|姓名|先生|女士)[:：\s]?\K(?![男女])\p{Han}{2,4}(?=[,，、。\s(（]|$)",
    "grec": (
        r"(?<!\p{L})(?i:ασθεν(?:ής|ή|ούς)|κύριος|κυρία|κος|κα|γιατρός)[\s.:]+"
        rf"\K{_GREEK_WORD}(?:\s{_GREEK_WORD}){{0,2}}"
    ),
    "hébreu": r"(?<!\p{Hebrew})(?:ה?מטופלת?|מר|גברת|ד\"ר|ה?חולה)[\s:]+\K\p{Hebrew}{2,}(?:\s(?!מ)\p{Hebrew}{2,}){0,2}",
}
_RULES = {name: regex.compile(expression) for name, expression in _EXPRESSIONS.items()}
_LETTERS = {
    "après un mot français": ("\u0370", "\u9fff"),
    "cyrillique": ("\u0400", "\u052f"),
    "arabe": ("\u0600", "\u06ff"),
    "chinois": ("\u4e00", "\u9fff"),
    "grec": ("\u0370", "\u03ff"),
    "hébreu": ("\u0590", "\u05ff"),
}
"""First and last letter of each script: a rule only runs on a text with several of them ("µmol" has one)."""
_FEWEST = 3


class FrForeignNameRecognizer(EntityRecognizer):
    """Finds the names of persons in Cyrillic, Arabic, Chinese, Greek and Hebrew text."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON"], supported_language="fr", name=_NAME)

    def load(self) -> None:
        """Nothing to load: patterns are compiled with the module."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the names after a foreign word for patient, Mr, Mrs or doctor.

        Raises:
            TimeoutError: a pattern took more than two seconds.
        """
        others = [] if text.isascii() else [char for char in set(text) if char > _LAST_LATIN]
        return [
            _result(name, *match.span())
            for name, (first, last) in _LETTERS.items()
            if sum(first <= char <= last for char in others) >= _FEWEST
            for match in _RULES[name].finditer(text, timeout=_TIMEOUT)
        ]


def _result(rule: str, start: int, end: int) -> RecognizerResult:
    why = AnalysisExplanation(recognizer=_NAME, original_score=_SCORE, pattern_name=rule)
    return RecognizerResult("PERSON", start, end, _SCORE, analysis_explanation=why)
