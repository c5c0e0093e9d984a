"""FHIR resources in JSON or XML, whole, cut short or quoted in a string: people, identifiers, addresses, stays."""

from collections.abc import Iterator

from detectors.fields.objects import Node, from_json, from_xml
from detectors.fields.recognizer import FieldRecognizer, Found
from detectors.fields.values import Span, trimmed, values
from detectors.finding import Category

EXAMPLES = (
    (
        '{"resourceType":"Patient","name":[{"family":"<PERSON>Lefèvre</PERSON>","given":["<PERSON>Hélène</PERSON>",'
        '"<PERSON>Marie</PERSON>"],"prefix":["Mme"]}],"birthDate":"<DATE_OF_BIRTH>1961-02-14</DATE_OF_BIRTH>"}'
    ),
    (
        '{"resourceType": "Patient", "identifier": [{"system": "urn:oid:1.2.250.1.213.1.4.8", '
        '"value": "<NIR>269054958815780</NIR>"}, {"system": "urn:x", "value": "<IPP>8001234567</IPP>"}]}'
    ),
    (
        '{"telecom": [{"system": "phone", "value": "<PHONE_NUMBER>06 39 98 12 34</PHONE_NUMBER>"}, {"system": "email", '
        '"value": "<EMAIL_ADDRESS>h.lefevre@example.fr</EMAIL_ADDRESS>"}], "resourceType": "Patient"}'
    ),
    (
        '{"resourceType":"Patient","address":[{"line":["<ADDRESS>12 rue des Lilas</ADDRESS>"],"city":"<CITY>Lyon</CITY>'
        '","postalCode":"<POSTAL_CODE>69003</POSTAL_CODE>"}]}'
    ),
    r'{"payload": "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"<PERSON>Lefèvre</PERSON>\"}]}"}',
    "{'birthDate': '', 'name': [{'family': \"<PERSON>d'Ormesson</PERSON>\", 'given': ['<PERSON>Anne</PERSON>']}",
    '"name": [{"family": "<PERSON>Lefèvre</PERSON>", "given": ["<PERSON>Hélène</PERSON>"',
    (
        '<Patient xmlns="http://hl7.org/fhir"><name><family value="<PERSON>Lefèvre</PERSON>"/><given value="<PERSON>'
        'Hélène</PERSON>"/></name><birthDate value="<DATE_OF_BIRTH>1961-02-14</DATE_OF_BIRTH>"/></Patient>'
    ),
    (
        '{"resourceType":"Observation","subject":{"reference":"Patient/<RECORD_ID>48123</RECORD_ID>",'
        '"display":"Mme <PERSON>Hélène Lefèvre</PERSON>"},"valueQuantity":{"value":4.1}}'
    ),
    (
        '{"resourceType":"Encounter","identifier":[{"value":"<NDA>240012345</NDA>"}],'
        '"period":{"start":"<DATE>2024-05-03</DATE>"}}'
    ),
)
NON_EXAMPLES = (
    '{"resourceType":"Patient","name":[{"family":"string","given":["string"]}],"birthDate":""}',
    '{"resourceType":"ValueSet","identifier":[{"value":"urn:oid:2.16.840.1"}]}',
    '{"resourceType":"Medication","code":{"text":"Amoxicilline"},"identifier":[{"value":"CIP"}]}',
    "Dans Patient.name, à quoi sert family par rapport à given ?",
    '{"resourceType":"Patient","name":[{"family":"[NOM_1_7K2P]","given":["[NOM_2_7K2P]"]}]}',
    '{"family":"Bêta-lactamines","dose":"1 g"}',
)

_SIGNS = ("resourceType", "birthDate", "family", "hl7.org/fhir")
_PERSONS = frozenset({"Patient", "Practitioner", "RelatedPerson", "Person", "Encounter", "EpisodeOfCare"})
_STAYS = frozenset({"Encounter", "EpisodeOfCare", "Account"})
_DEFINITIONS = (
    "ValueSet",
    "CodeSystem",
    "Structure",
    "Questionnaire",
    "ConceptMap",
    "Capability",
    "Medication",
    "Device",
)
_NAMES = frozenset({"name", "valueHumanName"})
_DATES = frozenset(
    {
        *("deceasedDateTime", "effectiveDateTime", "authoredOn", "recordedDate", "performedDateTime", "onsetDateTime"),
        *("occurrenceDateTime", "issued", "start", "end"),
    }
)
_SUBJECTS = frozenset(
    {"subject", "patient", "individual", "practitioner", "generalPractitioner", "asserter", "recorder"}
)
_ADDRESS = {
    "line": Category.ADDRESS,
    "text": Category.ADDRESS,
    "city": Category.CITY,
    "district": Category.CITY,
    "postalCode": Category.POSTAL_CODE,
}
_CATEGORIES = (
    *(Category.PERSON, Category.DATE_OF_BIRTH, Category.DATE, Category.NIR, Category.IPP, Category.NDA, Category.RPPS),
    *(Category.ADELI, Category.RECORD_ID, Category.PHONE_NUMBER, Category.EMAIL_ADDRESS, Category.ADDRESS),
    *(Category.POSTAL_CODE, Category.CITY, Category.UNIT, Category.FACILITY, Category.FINESS),
)
_RPPS, _NATIONAL, _ADELI = 11, 12, 9
type _Values = Iterator[tuple[Category, str, Span]]


class FrFhirRecognizer(FieldRecognizer):
    """Reads the data types HumanName, Identifier, ContactPoint, Address, Period and Reference (HL7 FHIR R4; FR Core).

    The text need not be valid JSON: a tolerant reader gives objects and the places of their strings.
    """

    def __init__(self) -> None:
        super().__init__("fhir", _CATEGORIES, 0.93)

    def fields(self, text: str) -> Iterator[Found]:
        """Give the strings that point to a person or a stay."""
        if not any(sign in text for sign in _SIGNS):
            return
        nodes = from_json(text) if '"' in text or "'" in text else []
        if "<" in text and "value" in text:
            nodes += from_xml(text)
        for node in nodes:
            if node.strings:
                for category, key, (start, end) in _node(text, node):
                    yield Found(category, start, end, f"{node.name}.{key}".lstrip("."))


def _node(text: str, node: Node) -> _Values:
    """Read one object by the name that it stands under; a birth date or a date of care wherever it is."""
    held = node.strings
    if node.name in _NAMES or {"family", "given"} <= held.keys():
        yield from _each(text, node, dict.fromkeys(("family", "given", "text"), Category.PERSON))
    elif node.name in {"identifier", "valueIdentifier"}:
        yield from _identifier(text, node)
    elif node.name in {"telecom", "valueContactPoint"}:
        yield from _each(text, node, {"value": Category.PHONE_NUMBER})
        yield from _each(text, node, {"value": Category.EMAIL_ADDRESS})
    elif node.name in {"address", "valueAddress"}:
        yield from _each(text, node, _ADDRESS)
    elif "reference" in held or "display" in held:
        yield from _reference(text, node)
    yield from _each(text, node, {"birthDate": Category.DATE_OF_BIRTH, **dict.fromkeys(_DATES, Category.DATE)})
    yield from _resource(text, node)


def _each(text: str, node: Node, wanted: dict[str, Category], *, sure: bool = True) -> _Values:
    for key, category in wanted.items():
        for start, end in node.strings.get(key, ()):
            for span in values(category, text, start, end, sure=sure):
                yield category, key, span


def _type(text: str, node: Node) -> str:
    """Give the type of the resource around an object, or nothing when the text shows none."""
    for around in node.ancestors():
        if "resourceType" in around.strings:
            return _string(text, around, "resourceType")
        if around.name[:1].isupper():
            return around.name
    return ""


def _string(text: str, node: Node, key: str) -> str:
    spans = node.strings.get(key)
    return text[slice(*trimmed(text, *spans[0]))] if spans else ""


def _identifier(text: str, node: Node) -> _Values:
    """Read an identifier by its system, then by what carries it."""
    resource, value = _type(text, node), _string(text, node, "value")
    if node.parent and node.parent.name in _SUBJECTS:
        resource = "Patient"
    if resource.startswith(_DEFINITIONS):
        return
    category = Category.RECORD_ID
    if "1.2.250.1.213.1.4." in _string(text, node, "system"):
        category = Category.NIR
    elif resource in {"Organization", "Location"}:
        category = Category.FINESS
    elif resource in _STAYS:
        category = Category.NDA
    elif resource.startswith("Practitioner"):
        category = {_RPPS: Category.RPPS, _NATIONAL: Category.RPPS, _ADELI: Category.ADELI}.get(len(value), category)
    elif resource in {"", "Patient", "Person", "RelatedPerson", "Bundle"}:
        category = Category.IPP
    yield from _each(text, node, {"value": category})


def _reference(text: str, node: Node) -> _Values:
    """Read "Patient/123" for its id, and what is displayed for a name, a ward or an establishment."""
    kind, _, identifier = _string(text, node, "reference").rpartition("/")
    kind = kind.rpartition("/")[2]
    if kind in _PERSONS and any(map(str.isdigit, identifier)):
        _, end = trimmed(text, *node.strings["reference"][0])
        yield Category.RECORD_ID, "reference", (end - len(identifier), end)
    if kind in {"Location", "Organization"} or node.name == "location":
        category = Category.FACILITY if kind == "Organization" else Category.UNIT
        yield from _each(text, node, {"display": category})
    elif node.name not in {"coding", "code", "valueCoding"}:
        sure = kind in _PERSONS or node.name in _SUBJECTS
        yield from _each(text, node, {"display": Category.PERSON}, sure=sure)


def _resource(text: str, node: Node) -> _Values:
    """Read the id of a person's resource, and the name of an establishment's."""
    kind = _string(text, node, "resourceType")
    if kind in _PERSONS:
        yield from _each(text, node, {"id": Category.RECORD_ID})
    elif kind in {"Organization", "Location"}:
        yield from _each(text, node, {"name": Category.FACILITY if kind == "Organization" else Category.UNIT})
