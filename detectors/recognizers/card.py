"""Contact cards and calendars pasted as text (vCard, iCalendar): `FN:…`, `N:…;…`, `ATTENDEE;CN=…:mailto:…`."""

from collections.abc import Iterator

import regex

from detectors.fields.placeholders import is_blank
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import Span, trimmed, values
from detectors.finding import Category

EXAMPLES = (
    (
        "BEGIN:VCARD\nN:<PERSON>LEFEVRE;Hélène</PERSON>;;Mme;\nFN:<PERSON>Hélène Lefèvre</PERSON>\n"
        "TEL;TYPE=cell:<PHONE_NUMBER>0639981234</PHONE_NUMBER>\nBDAY:<DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>\n"
        "ADR;TYPE=home:;;<ADDRESS>12 rue des Lilas;Lyon;;69003</ADDRESS>;France\n"
        "EMAIL;TYPE=work:<EMAIL_ADDRESS>h.lefevre@example.fr</EMAIL_ADDRESS>\nEND:VCARD"
    ),
    (
        "BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:<DATE>20260709T143000</DATE>\r\nSUMMARY:Staff\r\n"
        'ORGANIZER;CN="<PERSON>Sophie Marchand</PERSON>":mailto:<EMAIL_ADDRESS>marchand@example.fr</EMAIL_ADDRESS>\r\n'
        "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=<PERSON>Paul Lefèvre</PERSON>:mailto:"
        "<EMAIL_ADDRESS>p.lefevre@example.fr</EMAIL_ADDRESS>\r\nEND:VEVENT"
    ),
    "DTSTART:<DATE>20260709</DATE>\nSUMMARY:Consultation mémoire M. Lefèvre",
    "FN:<PERSON>Hélène Lefèvre</PERSON>\nORG:CHU",
    "item1.TEL;waid=33639981234:<PHONE_NUMBER>+33 6 39 98 12 34</PHONE_NUMBER>\nN:<PERSON>Marchand;Paul</PERSON>;;;",
)
NON_EXAMPLES = (
    "BEGIN:VCARD\nN:;;;;\nFN:\nTEL:\nEND:VCARD",
    "FN: 12, VP: 88, FP: 4",
    "N:12;34\nSUMMARY:essai",
    "BEGIN:VEVENT\nSUMMARY:Réunion qualité\nLOCATION:Salle 3\nEND:VEVENT",
    "À quoi sert la ligne FN: d'une vCard ?",
    "UID:1234\nPRODID:-//Example//FR",
)

_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.DATE, Category.PHONE_NUMBER, Category.EMAIL_ADDRESS),
    Category.ADDRESS,
)
_LINES: dict[str, tuple[Category, ...]] = {
    "N": (Category.PERSON,),
    "FN": (Category.PERSON,),
    "NICKNAME": (Category.PERSON,),
    "BDAY": (Category.DATE_OF_BIRTH,),
    "TEL": (Category.PHONE_NUMBER,),
    "EMAIL": (Category.EMAIL_ADDRESS,),
    "ADR": (Category.ADDRESS,),
    "DTSTART": (Category.DATE,),
    "DTEND": (Category.DATE,),
    "DTSTAMP": (Category.DATE,),
    "ORGANIZER": (Category.EMAIL_ADDRESS,),
    "ATTENDEE": (Category.EMAIL_ADDRESS,),
}
_LINE = regex.compile(
    rf"^(?:item\d{{1,2}}\.)?({'|'.join(_LINES)})((?:;[\w\-]{{1,30}}=(?:\"[^\"\n]{{0,200}}+\"|[^;:\"\n]{{0,200}}+))"
    r"{0,10}):([^\r\n]{0,400})",
    regex.MULTILINE,
)
_COMMON_NAME = regex.compile(r";CN=\"?([^\";:\n]{1,120})")
_SIGNS = ("FN:", "N:", "BEGIN:V", "DTSTART", "ATTENDEE", "ORGANIZER", "BDAY")
_WHOLE_NAME = regex.compile(r"[^;\n]*\p{L}[^;\n]*(?:;[^;\n]*\p{L}[^;\n]*){1,2}")
_EMPTY_END = regex.compile(r"(?:;[^;\d]*)$")


class FrCardRecognizer(FieldRecognizer):
    """Reads the lines of vCard (RFC 6350) and iCalendar (RFC 5545) that point to a person."""

    def __init__(self) -> None:
        super().__init__("card", _CATEGORIES, 0.92)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the values of the lines that point to a person."""
        if ":" not in text or not any(sign in text for sign in _SIGNS):
            return
        for line in _LINE.finditer(text):
            for category in _LINES[line[1]]:
                for span in _value(text, line[1], category, *line.span(3)):
                    yield Found(category, *span, line[1])
            if name := _COMMON_NAME.search(text, *line.span(2)):
                for span in values(Category.PERSON, text, *name.span(1)):
                    yield Found(Category.PERSON, *span, f"{line[1]};CN")


def _value(text: str, name: str, category: Category, start: int, end: int) -> Iterator[Span]:
    """Read a value; the parts of a name and of an address stay together."""
    if name == "N":
        whole = _WHOLE_NAME.match(text, start, end)
        if whole and not all(map(is_blank, whole[0].split(";"))):
            yield trimmed(text, *whole.span())
    elif name == "ADR":
        left, right = trimmed(text, start, end)
        country = _EMPTY_END.search(text, left, right)
        yield left, country.start() if country else right
    elif name != "FN" or text[start : start + 1] != " ":
        yield from values(category, text, start, end)
