"""The recognizers of the product, in one list."""

from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer, RecognizerRegistry

from detectors.recognizers.address import AddressRecognizer
from detectors.recognizers.birth_date import BirthDateRecognizer
from detectors.recognizers.email import EmailRecognizer
from detectors.recognizers.iban import IbanRecognizer
from detectors.recognizers.ipp import IppRecognizer
from detectors.recognizers.nda import NdaRecognizer
from detectors.recognizers.nir import NirRecognizer
from detectors.recognizers.person import PersonRecognizer
from detectors.recognizers.phone import PhoneRecognizer
from detectors.recognizers.rpps import RppsRecognizer
from detectors.safeguards import bound

RECOGNIZERS: tuple[Callable[[], EntityRecognizer], ...] = (
    PersonRecognizer,
    BirthDateRecognizer,
    NirRecognizer,
    IppRecognizer,
    NdaRecognizer,
    RppsRecognizer,
    AddressRecognizer,
    PhoneRecognizer,
    EmailRecognizer,
    IbanRecognizer,
)
"""To add one: a file in `recognizers/` with its examples, and a line here."""


def registry(extra: Iterable[EntityRecognizer] = (), language: str = "fr") -> RecognizerRegistry:
    """Build a Presidio registry of our recognizers and of a hospital's own, all under the time budget."""
    recognizers = [*(recognizer() for recognizer in RECOGNIZERS), *extra]
    return RecognizerRegistry([bound(recognizer) for recognizer in recognizers], supported_languages=[language])
