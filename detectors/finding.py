"""What detection says about a text, in types that carry no text and are therefore safe to log."""

from dataclasses import dataclass
from enum import StrEnum


class Category(StrEnum):
    """What a span is, in Presidio's naming."""

    PERSON = "PERSON"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    AGE = "AGE"
    DATE = "DATE"
    NIR = "NIR"
    IPP = "IPP"
    NDA = "NDA"
    RPPS = "RPPS"
    ADELI = "ADELI"
    FINESS = "FINESS"
    RECORD_ID = "RECORD_ID"
    PHONE_NUMBER = "PHONE_NUMBER"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    URL = "URL"
    IP_ADDRESS = "IP_ADDRESS"
    IBAN = "IBAN"
    CREDIT_CARD = "CREDIT_CARD"
    ADDRESS = "ADDRESS"
    POSTAL_CODE = "POSTAL_CODE"
    CITY = "CITY"
    FACILITY = "FACILITY"
    UNIT = "UNIT"
    PROFESSION = "PROFESSION"
    ORIGIN = "ORIGIN"
    SITUATION = "SITUATION"
    DISEASE = "DISEASE"
    DRUG = "DRUG"
    PROCEDURE = "PROCEDURE"
    SYMPTOM = "SYMPTOM"
    LAB_VALUE = "LAB_VALUE"
    ENCODED_CONTENT = "ENCODED_CONTENT"


DIRECT = frozenset(
    {
        Category.PERSON,
        Category.DATE_OF_BIRTH,
        Category.NIR,
        Category.IPP,
        Category.NDA,
        Category.RPPS,
        Category.ADELI,
        Category.RECORD_ID,
        Category.PHONE_NUMBER,
        Category.EMAIL_ADDRESS,
        Category.URL,
        Category.IP_ADDRESS,
        Category.IBAN,
        Category.CREDIT_CARD,
        Category.ADDRESS,
        Category.ENCODED_CONTENT,
    }
)
"""Categories of which one finding alone points to a person (or hides what would)."""


HEALTH = frozenset({Category.DISEASE, Category.DRUG, Category.PROCEDURE, Category.SYMPTOM, Category.LAB_VALUE})
"""What a question of medicine is about: of nobody, it is nobody's."""


class Role(StrEnum):
    """Who a person named in a text is, in the care that it speaks of."""

    PATIENT = "patient"
    RELATIVE = "relative"
    PROFESSIONAL = "professional"


class Cue(StrEnum):
    """What in a text speaks for or against one real person known through care, in groups that carry none of it."""

    RECORD = "record"
    POSSESSION = "possession"
    CIVILITY = "civility"
    DESCRIPTION = "description"
    STAY = "stay"
    MOMENT = "moment"
    HEADINGS = "headings"
    VALUES = "values"
    TREATMENT = "treatment"
    FAMILY = "family"
    INCIDENT = "incident"
    BED = "bed"
    TASK = "task"
    STAFF = "staff"
    SPEECH = "speech"


class Identifying(StrEnum):
    """Whether the person can be told from the text."""

    NONE = "none"
    INDIRECT = "indirect"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sensitive span.

    Attributes:
        category: What it is.
        start: First code point, in the original text.
        end: One past the last code point, in the original text.
        score: Confidence, 0 to 1.
        recognizer: Name of the recognizer that saw it.
        role: Of a PERSON: who it is as the model reads the text; None where it saw nobody.
    """

    category: Category
    start: int
    end: int
    score: float
    recognizer: str
    role: Role | None = None


def identifying(findings: tuple[Finding, ...]) -> Identifying:
    """Judge how far findings point to a person, from their categories alone."""
    return Identifying.DIRECT if any(f.category in DIRECT for f in findings) else Identifying.NONE
