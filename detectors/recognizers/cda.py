"""CDA R2 documents, whole or in part: the header's elements that say who, where and when."""

from collections.abc import Iterator

from detectors.fields.markup import Element, elements
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import values
from detectors.finding import Category

EXAMPLES = (
    (
        '<recordTarget><patientRole><id extension="<IPP>8001234567</IPP>" root="1.2.250.1.999"/><patient><name>'
        "<prefix>MME</prefix><given><PERSON>Hélène</PERSON></given><family><PERSON>LEFEVRE</PERSON></family></name>"
        '<birthTime value="<DATE_OF_BIRTH>19610214</DATE_OF_BIRTH>"/></patient></patientRole></recordTarget>'
    ),
    '<patientRole><id extension="<NIR>269054958815780</NIR>" root="1.2.250.1.213.1.4.8"/></patientRole>',
    (
        "<patientRole><addr><houseNumber><ADDRESS>12</ADDRESS></houseNumber><streetName><ADDRESS>rue des Lilas"
        "</ADDRESS></streetName><postalCode><POSTAL_CODE>69003</POSTAL_CODE></postalCode><city><CITY>Lyon</CITY></city>"
        '</addr><telecom value="tel:<PHONE_NUMBER>0639981234</PHONE_NUMBER>" use="MC"/></patientRole>'
    ),
    (
        '<assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="<RPPS>810100012342</RPPS>"/><assignedPerson><name>'
        "<given><PERSON>Sophie</PERSON></given><family><PERSON>Marchand</PERSON></family></name></assignedPerson>"
        "</assignedAuthor>"
    ),
    (
        '<encompassingEncounter><id extension="<NDA>240012345</NDA>"/><effectiveTime>'
        '<low value="<DATE>20240503</DATE>"/></effectiveTime></encompassingEncounter>'
    ),
    "<legalAuthenticator><assignedEntity><assignedPerson><name>Dr <PERSON>Sophie Marchand</PERSON></name>",
    "<birthplace><place><addr><city><CITY>Brest</CITY></city></addr></place></birthplace>",
)
NON_EXAMPLES = (
    '<observation><code code="718-7" displayName="Hémoglobine"/><value xsi:type="PQ" value="13.2" unit="g/dL"/>',
    "<name>Amoxicilline</name><dose>1 g</dose>",
    "<patientRole><id extension=''/><patient><name><family></family></name></patient></patientRole>",
    "<patientRole><patient><name><family>[NOM]</family><given>xxx</given></name></patient></patientRole>",
    "Dans un CDA, où se trouve recordTarget/patientRole ?",
)

_PEOPLE = frozenset(
    {
        *("recordTarget", "patientRole", "patient", "guardian", "guardianPerson", "birthplace", "author"),
        *("assignedAuthor", "assignedPerson", "assignedEntity", "legalAuthenticator", "authenticator", "dataEnterer"),
        *("informant", "relatedEntity", "relatedPerson", "informationRecipient", "intendedRecipient", "participant"),
        *("associatedEntity", "associatedPerson", "performer", "responsibleParty", "encounterParticipant", "subject"),
        *("encompassingEncounter", "inFulfillmentOf", "custodian", "serviceProviderOrganization"),
    }
)
_COMMON = frozenset(
    {"patient", "author", "subject", "participant", "performer", "informant", "custodian", "guardian", "authenticator"}
)
_SIGNS = _PEOPLE - _COMMON
"""Names that only a CDA uses; one of them must be there."""
_NAMES = frozenset({"family", "given", "name"})
_STREET = frozenset({"streetAddressLine", "streetName", "houseNumber", "additionalLocator", "streetNameBase", "addr"})
_TOWN = {"city": Category.CITY, "postalCode": Category.POSTAL_CODE}
_ORGANIZATIONS = ("rganization", "ustodian", "ocation", "healthCareFacility")
_SOCIAL = "1.2.250.1.213.1.4."
_STAFF = frozenset({"assignedAuthor", "assignedEntity", "associatedEntity", "intendedRecipient"})
_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.DATE, Category.NIR, Category.IPP, Category.NDA, Category.RPPS),
    *(Category.RECORD_ID, Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.ADDRESS, Category.POSTAL_CODE),
    *(Category.CITY, Category.FACILITY),
)


class FrCdaRecognizer(FieldRecognizer):
    """Reads names, ids, dates, addresses and telecoms under the participants of a CDA R2 header (HL7 CDA R2, CI-SIS).

    The elements of the header are looked for by their names, so that a snippet without its root is read as well.
    """

    def __init__(self) -> None:
        super().__init__("cda", _CATEGORIES, 0.95)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the values of the elements that point to a person or a stay."""
        if "<" not in text or not any(sign in text for sign in _SIGNS):
            return
        for element in elements(text):
            around = _PEOPLE.intersection(element.path)
            if around:
                for category, start, end in _element(text, element, around):
                    yield Found(category, start, end, "/".join(element.path[-2:]))


type _Values = Iterator[tuple[Category, int, int]]


def _element(text: str, element: Element, around: frozenset[str]) -> _Values:
    name, path = element.path[-1], element.path
    if name in _NAMES:
        organization = any(mark in outer for outer in path[:-1] for mark in _ORGANIZATIONS)
        category = Category.FACILITY if organization else Category.PERSON
        yield from _of(category, text, *element.words)
    elif name in _STREET:
        yield from _street(text, *element.words)
    elif name in _TOWN:
        yield from _of(_TOWN[name], text, *element.words)
    elif name in {"birthTime", "telecom", "low", "high", "effectiveTime", "time", "deceasedTime"}:
        yield from _valued(text, element, name)
    elif name == "id" and "extension" in element.attributes:
        yield from _id(text, element, around)


def _of(category: Category, text: str, start: int, end: int) -> _Values:
    for span in values(category, text, start, end):
        yield category, *span


def _street(text: str, start: int, end: int) -> _Values:
    """Take the words of a line of an address whole: a house number alone is a part of it."""
    words = text[start:end].strip()
    if any(map(str.isalnum, words)):
        at = text.index(words, start)
        yield Category.ADDRESS, at, at + len(words)


def _valued(text: str, element: Element, name: str) -> _Values:
    start, end = element.attributes.get("value", (0, 0))
    if name == "telecom":
        yield from _of(Category.PHONE_NUMBER, text, start, end)
        yield from _of(Category.EMAIL_ADDRESS, text, text.find(":", start, end) + 1 or start, end)
    elif name == "birthTime":
        yield from _of(Category.DATE_OF_BIRTH, text, start, end)
    else:
        yield from _of(Category.DATE, text, start, end)


def _id(text: str, element: Element, around: frozenset[str]) -> _Values:
    """Read an id by what carries it, and by the authority that gave it."""
    start, end = element.attributes["extension"]
    root = text[slice(*element.attributes.get("root", (0, 0)))]
    if any(mark in outer for outer in element.path for mark in _ORGANIZATIONS):
        return
    category = Category.RECORD_ID
    if root.startswith(_SOCIAL):
        category = Category.NIR
    elif element.path[-2:-1] == ("encompassingEncounter",):
        category = Category.NDA
    elif around & _STAFF:
        category = Category.RPPS if root.startswith("1.2.250.1.71.4.2.1") else Category.RECORD_ID
    elif "patientRole" in around:
        category = Category.IPP
    yield from _of(category, text, start, end)
