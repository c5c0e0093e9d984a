"""HL7 v2 messages, whole or one lone segment: each field is read by its place."""

from collections.abc import Iterator
from itertools import zip_longest

import regex

from detectors.fields.hl7_types import READERS, Message
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import Span
from detectors.finding import Category

EXAMPLES = (
    (
        "PID|1||<IPP>8001234567</IPP>^^^CHU^PI||<PERSON>LEFEVRE^HELENE</PERSON>^^^MME||<DATE_OF_BIRTH>19610214"
        "</DATE_OF_BIRTH>|F|||<ADDRESS>12 RUE DES LILAS^^LYON^^69003</ADDRESS>||<PHONE_NUMBER>0639981234</PHONE_NUMBER>"
    ),
    "> PID|1||<IPP>8001234567</IPP>||<PERSON>LEFEVRE^HELENE</PERSON>~<PERSON>DURAND^HELENE^MARIE</PERSON>^^^^L",
    (
        "MSH|^~\\&|DPI|CHU_X|LABO|X|20240503||ADT^A01|1|P|2.5\rPID|||<IPP>4455667</IPP>^^^X&1.2.250.1.999&ISO^PI~"
        "<NIR>269054958815780</NIR>^^^ASIP-SANTE-INS-NIR^INS||<PERSON>LEFEVRE^HELENE</PERSON>"
    ),
    (
        "NK1|1|<PERSON>LEFEVRE^PAUL</PERSON>|SPO|<ADDRESS>3 IMPASSE DU PUITS^^BRON^^69500</ADDRESS>"
        "|^PRN^PH^^^^<PHONE_NUMBER>0199001234</PHONE_NUMBER>"
    ),
    (
        "PV1|1|I|<UNIT>CARDIO^214^P</UNIT>^CHU||||<RPPS>10100012342</RPPS>^<PERSON>MARCHAND^SOPHIE</PERSON>^^^DR"
        "||||||||||||<NDA>240012345</NDA>"
    ),
    (
        "MSH#*~\\&#DPI#X\nPID###<IPP>8001234567</IPP>*PI##<PERSON>LEFEVRE*HELENE</PERSON>##<DATE_OF_BIRTH>196102141530"
        "</DATE_OF_BIRTH>#F"
    ),
    '{"hl7": "PID|1||<IPP>8001234567</IPP>||<PERSON>LEFEVRE^HELENE</PERSON>\\rNK1|1|<PERSON>LEFEVRE^PAUL</PERSON>"}',
    (
        "OBR|1|<RECORD_ID>D240012</RECORD_ID>^DPI|<RECORD_ID>P998877</RECORD_ID>^SIL|NFS||||||||||||"
        "<PERSON>MARCHAND^SOPHIE</PERSON>"
    ),
    "ORC|RE|<RECORD_ID>D240012</RECORD_ID>||||||||||DR <PERSON>MARCHAND SOPHIE</PERSON>",
    "NACK: duplicate PID-3 <IPP>8001234567</IPP> for LEFEVRE^HELENE",
    "PID-5 = <PERSON>LEFEVRE^HELENE</PERSON>, PID-7: <DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>",
    (
        "H|^~\\&|||LABO^SELAS||ORU||DPI||P|H2.1^C|20240503\nP|1|<IPP>4455667</IPP>||<IPP>8001234567</IPP>|"
        "<PERSON>LEFEVRE^HELENE</PERSON>^^^MME||<DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>|F"
    ),
    "MRG|<IPP>8009999999</IPP>^^^CHU^PI||||||<PERSON>DUVAL^HELENE</PERSON>",
)
NON_EXAMPLES = (
    "Explique le segment PID|1||ID^^^AUTORITE^PI||NOM^PRENOM||AAAAMMJJ|M|||ADRESSE^^VILLE^^CP||TEL",
    "OBX|1|NM|718-7^Hemoglobin^LN||13.2|g/dL|12-16|N|||F",
    "DG1|1||I10^Hypertension essentielle^CIM10",
    "Le champ PID-3 répète CX-5, PID-7 est au format AAAAMMJJ, PV1-19 compte 20 caractères",
    "Que contient PID-5 et à quoi sert le segment PV1 ?",
    'PID|1||""||^^^||""|F|||^^^^',
    "le PID | régulateur | d'une pompe",
    "MSH|^~\\&|||||20240503||ORU^R01|1|P|2.5",
)

_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.DATE, Category.NIR, Category.IPP, Category.NDA, Category.RPPS),
    *(Category.ADELI, Category.RECORD_ID, Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.ADDRESS),
    *(Category.POSTAL_CODE, Category.CITY, Category.UNIT, Category.FACILITY, Category.PROFESSION),
)
_LAYOUT = {
    "PID": (
        "2=patient 3=patient 4=patient 5=name 6=name 7=birth 9=name 11=address 12=city 13=phone 14=phone 18=stay "
        "19=social 20=record 21=patient 23=city 29=date"
    ),
    "PD1": "3=facility 4=staff",
    "NK1": "2=name 4=address 5=phone 6=phone 13=facility 16=birth 30=name 31=phone 32=address 33=patient 37=social",
    "PV1": "3=unit 5=stay 6=unit 7=staff 8=staff 9=staff 17=staff 19=stay 42=unit 44=date 45=date 50=stay 52=staff",
    "PV2": "8=date 9=date 13=staff",
    "IN1": "16=name 18=birth 19=address 36=record 49=social",
    "IN2": "1=record 2=social 3=staff 6=record 8=record 22=name 26=social 40=name 52=name 61=patient 63=phone 64=phone",
    "GT1": "2=record 3=name 4=name 5=address 6=phone 7=phone 8=birth 12=social 16=name 17=address 18=phone 21=facility",
    "ORC": "2=record 3=record 4=record 9=date 10=staff 11=staff 12=staff 14=phone 19=staff 21=facility 24=address",
    "OBR": (
        "2=record 3=record 7=date 8=date 10=staff 14=date 16=staff 17=phone 18=record 19=record 20=record 21=record "
        "22=date 28=staff 32=reader 33=reader 34=reader 35=reader"
    ),
    "OBX": "14=date 16=staff 25=staff",
    "SPM": "2=record 3=record 17=date 18=date",
    "SCH": "1=record 2=record 12=staff 13=phone 14=address 16=staff 17=phone 20=staff 21=phone",
    "AIP": "3=staff 6=date",
    "ROL": "4=staff 11=address 12=phone",
    "PRT": "5=staff 14=address 15=phone",
    "PR1": "5=date 8=staff 11=staff 12=staff",
    "DG1": "5=date 16=staff",
    "TXA": "4=date 5=staff 6=date 9=staff 10=staff 11=staff 12=record 13=record 22=staff",
    "EVN": "5=staff 6=date",
    "MRG": "1=patient 2=patient 3=stay 4=patient 5=stay 6=stay 7=name",
    "ZBE": "1=record 2=date 7=unit 8=unit",
    "FT1": "4=date 16=unit 20=staff 21=staff",
    "RXE": "13=staff 14=staff",
    "RXA": "3=date 10=staff",
    "ACC": "1=date 6=city 9=name",
    "STF": "2=record 3=name 6=birth 10=phone 11=address 15=record",
    "ZFP": "1=profession",
    "P": "2=patient 3=patient 4=patient 5=name 6=name 7=birth 10=address 12=phone 13=staff",
    "MSH": "",
}
"""HL7 v2.5 chapter 3 to 9, the French extension of IHE PAM, P of HPRIM Santé 2: the fields that point to a person."""
_FIELDS = {
    segment: {int(place): kind for place, kind in (item.split("=") for item in layout.split())}
    for segment, layout in _LAYOUT.items()
}
_SEGMENT = regex.compile(
    rf"(?:(?<![\p{{L}}\d])|(?<=\\[rn]))(?:{'|'.join(name for name in _LAYOUT if len(name) > 1)})"
    r"(?=[^\w\s.,:;)(\-'\"/])|^P(?=\|\d{1,4}\|)",
    regex.MULTILINE,
)
_CITED = regex.compile(
    r"(?<![\p{L}\d])(PID|PV1|NK1|MRG|ORC|OBR)[\-. ]?(\d{1,2})(?:\.\d{1,2})?[ ]?(?:[:=]|est|vaut|is)?[ ]?"
    r"[\"'«(]{0,2}[ ]?((?=[^\s\"'»)]{0,30}(?:\d{5}|\^))[^\s\"'»),;]{3,200})"
)
_END = regex.compile(r"[\r\n]|\\[rn](?![\p{Ll}])")
_LONGEST = 8000
_SIGNS = ("|", "MSH", "PID", "PV1", "NK1", "MRG")


class FrHl7Recognizer(FieldRecognizer):
    r"""Reads the fields of HL7 v2 segments (HL7 v2.5.1, chapters 3, 4, 6, 7; IHE ITI TF-4 §4, France).

    Segments end at any line break, at a JSON `\r`, or where the next one starts; the separators are those of the MSH.
    """

    def __init__(self) -> None:
        super().__init__("hl7", _CATEGORIES, 0.95)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the values of the fields that point to a person, in order of segments."""
        if not any(sign in text for sign in _SIGNS):
            return
        message = Message(text)
        yield from _cited(message)
        starts = list(_SEGMENT.finditer(text))
        for match, after in zip_longest(starts, starts[1:]):
            if match[0] == "MSH":
                message = _separators(text, match.end())
            if text.startswith(message.field, match.end()):
                limit = min(after.start() if after else len(text), match.start() + _LONGEST)
                end = _END.search(text, match.end(), limit)
                yield from _segment(message, match[0], (match.start(), end.start() if end else limit))


def _cited(message: Message) -> Iterator[Found]:
    """Read a field that a sentence or a log quotes by its place: "duplicate PID-3 8001234567"."""
    for match in _CITED.finditer(message.text):
        if kind := _FIELDS[match[1]].get(int(match[2])):
            for category, start, end in READERS[kind](message, match.span(3)):
                yield Found(category, start, end, f"{match[1]}-{match[2]}")


def _separators(text: str, at: int) -> Message:
    """Read MSH-1 and MSH-2; a message cut short keeps the usual ones."""
    own = text[at : at + 4]
    if len(set(own)) < len("|^~\\"):
        return Message(text)
    return Message(text, own[0], own[1], own[2], text[at + 4 : at + 5] or "&")


def _segment(message: Message, name: str, span: Span) -> Iterator[Found]:
    layout = _FIELDS[name]
    for place, field in enumerate(message.cut(span, message.field), start=int(name == "MSH")):
        kind = layout.get(place)
        if kind is None or field[0] == field[1]:
            continue
        for repetition in message.cut(field, message.repetition):
            for category, start, end in READERS[kind](message, repetition):
                yield Found(category, start, end, f"{name}-{place}")
