"""Dumps of DICOM headers: dcmdump, gdcmdump, pydicom, dcm4che, the JSON and XML models, lists of keywords."""

from collections.abc import Iterator

import regex

from detectors.fields.placeholders import is_blank
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import trimmed, values
from detectors.finding import Category

EXAMPLES = (
    "(0010,0010) PN [<PERSON>LEFEVRE^HELENE</PERSON>]   #  14, 1 PatientName",
    "(0010, 0020) Patient ID                          LO: '<IPP>8001234567</IPP>'",
    "(0010,0030) DA [<DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>]  # 8,1 Patient's Birth Date",
    (
        '{"00100010":{"vr":"PN","Value":[{"Alphabetic":"<PERSON>LEFEVRE^HELENE</PERSON>"}]},'
        '"00100020":{"vr":"LO","Value":["<IPP>8001234567</IPP>"]}}'
    ),
    "PatientName: <PERSON>LEFEVRE^HELENE</PERSON>\nReferringPhysicianName: <PERSON>MARCHAND^SOPHIE</PERSON>",
    "Patient's Name : <PERSON>LEFEVRE^HELENE</PERSON>",
    'ds.PatientName = "<PERSON>LEFEVRE^HELENE</PERSON>"',
    "(0008,0080) LO [<FACILITY>CHU de Nulle-Part</FACILITY>]",
    "(0008,0050) SH #8 [<RECORD_ID>A2400123</RECORD_ID>] AccessionNumber",
    "(0020,000d) UI [<RECORD_ID>1.2.826.0.1.3680043.8.498.12345</RECORD_ID>]",
    '<DicomAttribute tag="00100020" vr="LO" keyword="PatientID"><Value number="1"><IPP>8001234567</IPP></Value>',
    "(0010,1040) LO [<ADDRESS>12 RUE DES LILAS 69003 LYON</ADDRESS>]",
    "(0010,2154) SH [<PHONE_NUMBER>0639981234</PHONE_NUMBER>]",
    "(0010,0020) LO [<IPP>8001234567</IPP>]\n(0008,0020) DA [<DATE>20240503</DATE>] # 8, 1 StudyDate",
    "(0018,1000) LO [<RECORD_ID>SN-448812</RECORD_ID>]",
)
NON_EXAMPLES = (
    "(0010,0010) PN (no value available)   #   0, 0 PatientName",
    "Le tag (0010,0010) contient le nom du patient.",
    "Comment anonymiser PatientName et PatientID avec pydicom ?",
    "(0008,0060) CS [MR]   #   2, 1 Modality",
    "(0010,0010) PN [ANONYMOUS]",
    "(0010,0010) PN [NOM^PRENOM]",
    "(0028,0010) US 512   # 2, 1 Rows",
    "(0010,0010) Patient's Name  PN: ''",
)

_TAGS: dict[str, tuple[Category, str]] = {
    "00100010": (Category.PERSON, "PatientName"),
    "00100020": (Category.IPP, "PatientID"),
    "00100030": (Category.DATE_OF_BIRTH, "PatientBirthDate"),
    "00101000": (Category.IPP, "OtherPatientIDs"),
    "00101001": (Category.PERSON, "OtherPatientNames"),
    "00101005": (Category.PERSON, "PatientBirthName"),
    "00101010": (Category.AGE, "PatientAge"),
    "00101040": (Category.ADDRESS, "PatientAddress"),
    "00101060": (Category.PERSON, "PatientMotherBirthName"),
    "00102154": (Category.PHONE_NUMBER, "PatientTelephoneNumbers"),
    "00080018": (Category.RECORD_ID, "SOPInstanceUID"),
    "00080020": (Category.DATE, "StudyDate"),
    "00080021": (Category.DATE, "SeriesDate"),
    "00080022": (Category.DATE, "AcquisitionDate"),
    "00080023": (Category.DATE, "ContentDate"),
    "00080050": (Category.RECORD_ID, "AccessionNumber"),
    "00080080": (Category.FACILITY, "InstitutionName"),
    "00080081": (Category.ADDRESS, "InstitutionAddress"),
    "00080090": (Category.PERSON, "ReferringPhysicianName"),
    "00081010": (Category.UNIT, "StationName"),
    "00081040": (Category.UNIT, "InstitutionalDepartmentName"),
    "00081048": (Category.PERSON, "PhysiciansOfRecord"),
    "00081050": (Category.PERSON, "PerformingPhysicianName"),
    "00081060": (Category.PERSON, "NameOfPhysiciansReadingStudy"),
    "00081070": (Category.PERSON, "OperatorsName"),
    "00181000": (Category.RECORD_ID, "DeviceSerialNumber"),
    "0020000d": (Category.RECORD_ID, "StudyInstanceUID"),
    "0020000e": (Category.RECORD_ID, "SeriesInstanceUID"),
    "00200010": (Category.RECORD_ID, "StudyID"),
    "00321032": (Category.PERSON, "RequestingPhysician"),
    "00380010": (Category.NDA, "AdmissionID"),
    "00380300": (Category.UNIT, "CurrentPatientLocation"),
    "00402001": (Category.RECORD_ID, "PlacerOrderNumberImagingServiceRequest"),
}
"""Attributes of the basic confidentiality profile that point to a person, a stay or a machine (PS3.15 table E.1-1)."""
_KEYWORDS = {keyword.lower(): tag for tag, (_, keyword) in _TAGS.items()}
_SPACED = "|".join(
    regex.sub(r"(?<=[a-z])(?=[A-Z])", r"(?:['’]?s)?[ _]?", keyword)
    for _, keyword in _TAGS.values()
    if keyword != "StudyID"
)
_TAG = regex.compile(r"(?<![\w.])\(?(00[0-4][08])(?:, ?)?([0-9A-Fa-f]{4})\b\)?")
_KEYWORD = regex.compile(
    rf"(?<![A-Za-z])(?:{_SPACED})(?=[\"']?\s{{0,30}}(?:[A-Z]{{2}})?\s{{0,4}}[:=\]])", regex.IGNORECASE
)
_VALUE = regex.compile(
    r"[^\n\[\"'=:]{0,60}\[([^\]\n]{1,200})\]"
    r"|[^\n\[=]{0,80}?\b[A-Z]{2}: ['\"]([^'\"\n]{1,200})['\"]"
    r"|\"?\s{0,8}:\s{0,8}\{[^\[\]]{0,60}\[\s{0,8}(?:\{\s{0,8}\"Alphabetic\"\s{0,8}:\s{0,8})?\"([^\"\n]{1,200})\""
    r"|\"[^<>\n]{0,200}>(?:\s{0,20}<[^<>]{0,80}>){0,6}\s{0,20}([^<>\n]{1,200})"
    r"|[\"'\]]?(?:[^\n\[\"'=:]{0,60}|\s{0,30})[:=]\s{0,8}[\"'\[]?([^\n\"'\]#{]{1,200})"
)
_NAME_PARTS = 3


class FrDicomRecognizer(FieldRecognizer):
    """Reads the value after a tag or a keyword, in whatever way a tool prints it (DICOM PS3.6, PS3.15 annex E)."""

    def __init__(self) -> None:
        super().__init__("dicom", {category for category, _ in _TAGS.values()}, 0.92)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the values of the attributes that point to a person, a stay or a machine."""
        for match in _TAG.finditer(text):
            yield from _attribute(text, (match[1] + match[2]).lower(), match.end())
        if any(sign in text for sign in ("Patient", "Physician", "Institution", "Accession", "InstanceUID", "Serial")):
            for match in _KEYWORD.finditer(text):
                letters = regex.sub(r"['’]s|[ _]", "", match[0].lower())
                yield from _attribute(text, _KEYWORDS.get(letters, ""), match.end())


def _attribute(text: str, tag: str, after: int) -> Iterator[Found]:
    category, keyword = _TAGS.get(tag, (None, ""))
    value = _VALUE.match(text, after) if category else None
    if category is None or value is None:
        return
    start, end = trimmed(text, *value.span(value.lastindex))
    if start >= end or is_blank(text[start:end]) or text[start:end].lower().startswith("no value"):
        return
    for span in _spans(category, text, start, end):
        yield Found(category, *span, keyword)


def _spans(category: Category, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a PN after its family, given and middle names; check the shape of everything else."""
    if category is Category.PERSON and "^" in text[start:end]:
        names = "^".join(text[start:end].split("^")[:_NAME_PARTS])
        yield trimmed(text, start, start + len(names))
    elif category is Category.RECORD_ID and any(map(str.isdigit, text[start:end])):
        yield start, end
    else:
        yield from values(category, text, start, end)
