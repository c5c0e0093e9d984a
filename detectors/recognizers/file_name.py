"""File names: "CR_LEFEVRE_Helene_14021961.pdf" carries a name and a date of birth.

Hospitals name documents by hand or by export rules of their own: kind, surname, first name, date, joined by `_`, `-` or
spaces. What is a known name in the gazetteer, or stands between two of them, is one; what is a plain word is not.
"""

from collections.abc import Iterator

import regex
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from detectors.names import Words
from detectors.names.filed import named_in_file

EXAMPLES = (
    "CR_<PERSON>LEFEVRE_Helene</PERSON>_<DATE_OF_BIRTH>14021961</DATE_OF_BIRTH>.pdf",
    "Voir IRM-<PERSON>DUPONT-Jean</PERSON>-2024.dcm en pièce jointe",
    'ouvre "crh <PERSON>dupont jean</PERSON>.docx"',
    "Ordonnance_Mme_<PERSON>Durand</PERSON>.pdf",
    "C:\\Scans\\<PERSON>TESSIER_REMI</PERSON>\\crh.pdf",
    "scan_<PERSON>caradec_yvonne</PERSON>_<DATE_OF_BIRTH>12-03-1948</DATE_OF_BIRTH>.jpeg",
    "RX thorax <PERSON>Ouedraogo Fatou</PERSON> 2025-03-01.png",
    "courrier_Dr_<PERSON>Kermarrec</PERSON>_v2.doc",
    "/home/dim/export/<PERSON>aubin.quere</PERSON>/pmsi/lot",
    "dans D:\\imagerie\\2026\\<PERSON>Tournier Basile</PERSON>\\IRM genou",
    "<PERSON>LEFEVRE_Helene</PERSON>_<DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>_crop.pdf",
)
NON_EXAMPLES = (
    "protocole_sepsis_2024.pdf",
    "HAS_fiche_memo.pdf",
    "SFAR-RFE-2023.pdf et ESC_guidelines_2024.pdf",
    "planning_internes_mars_2026.xlsx",
    "score_Wells_v3.docx",
    "main.py, test_parser.py et README.md",
    "compte_rendu_type_vierge.docx",
    "rapport_activite_19052024.pdf",
    "/usr/share/python.modules/lib et /etc/nginx/conf.d/site",
    "C:\\Program Files\\Mozilla Firefox\\plugins",
)

_NAME = "file_name"
_SCORE = 0.85
_EXTENSION = regex.compile(
    r"\.(?:pdf|docx?|odt|rtf|txt|xlsx?|csv|pptx?|jpe?g|png|tiff?|dcm|dicom|zip|eml|msg|hl7|xml|json|mp[34]|wav|m4a|mov)\b",
    regex.IGNORECASE,
)
_PATH = regex.compile(r"[\w\-.' ’()\\/]{2,120}+$")
_BIRTH = regex.compile(
    r"(?<!\d)(?:(?:0[1-9]|[12]\d|3[01])(?P<s>[\-_. ]?)(?:0[1-9]|1[0-2])(?P=s)(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?P<t>[\-_. ]?)(?:0[1-9]|1[0-2])(?P=t)(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_FOLDER = regex.compile(r"[\\/](?<=[\w.\-].)([A-ZÀ-Þ][\w'’\-]+ [A-ZÀ-Þ][\w'’\-]+|[a-z]{3,20}\.[a-z]{3,20})(?=[\\/])")
"""A folder of two words, or of a login, inside a path."""
_LONGEST = 120
_OLDEST_DOCUMENT = 2015
_YEAR = regex.compile(r"(?:19|20)\d\d")


class FrFileNameRecognizer(EntityRecognizer):
    """Finds the names in the names of files; with a name, a date too old to be the document's is one of birth."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["PERSON", "DATE_OF_BIRTH"], supported_language="fr", name=_NAME)

    def load(self) -> None:
        """Nothing to load."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Give the names and birth dates in file names."""
        found = [result for start, end in _files(text) for result in _read(text[start:end], start)]
        folders = _FOLDER.finditer(text) if "/" in text or "\\" in text else ()
        return found + [result for folder in folders for result in _read(folder[1].replace(".", " "), folder.start(1))]


def _files(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for extension in _EXTENSION.finditer(text):
        line = text.rfind("\n", done, extension.start()) + 1
        start = max(line, extension.start() - _LONGEST, done)
        done = extension.end()
        path = _PATH.search(text, start, extension.start())
        if path:
            yield path.start(), extension.start()


def _read(path: str, offset: int) -> Iterator[RecognizerResult]:
    persons = list(named_in_file(Words(path)))
    for start, end in persons:
        yield _result("PERSON", offset + start, offset + end)
    for date in _BIRTH.finditer(path) if persons else ():
        if int(_YEAR.findall(date[0])[-1 if date["s"] is not None else 0]) < _OLDEST_DOCUMENT:
            yield _result("DATE_OF_BIRTH", offset + date.start(), offset + date.end())


def _result(entity: str, start: int, end: int) -> RecognizerResult:
    why = AnalysisExplanation(recognizer=_NAME, original_score=_SCORE, pattern_name="nom de fichier")
    return RecognizerResult(entity, start, end, _SCORE, analysis_explanation=why)
