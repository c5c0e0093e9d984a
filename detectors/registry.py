"""The recognizers of the product, in one list."""

from collections.abc import Callable, Iterable

from presidio_analyzer import EntityRecognizer, RecognizerRegistry

from detectors.recognizers.address import FrAddressRecognizer
from detectors.recognizers.adeli import FrAdeliRecognizer
from detectors.recognizers.age import FrAgeRecognizer
from detectors.recognizers.benefit_id import FrBenefitIdRecognizer
from detectors.recognizers.birth_date import FrBirthDateRecognizer
from detectors.recognizers.card import FrCardRecognizer
from detectors.recognizers.case_number import FrCaseNumberRecognizer
from detectors.recognizers.cda import FrCdaRecognizer
from detectors.recognizers.city import FrCityRecognizer
from detectors.recognizers.clinical import FrClinicalRecognizer
from detectors.recognizers.credit_card import FrCreditCardRecognizer
from detectors.recognizers.date import FrDateRecognizer
from detectors.recognizers.device import FrDeviceRecognizer
from detectors.recognizers.dicom import FrDicomRecognizer
from detectors.recognizers.dicom_uid import FrDicomUidRecognizer
from detectors.recognizers.email import FrEmailRecognizer
from detectors.recognizers.extension import FrExtensionRecognizer
from detectors.recognizers.facility import FrFacilityRecognizer
from detectors.recognizers.fhir import FrFhirRecognizer
from detectors.recognizers.file_name import FrFileNameRecognizer
from detectors.recognizers.finess import FrFinessRecognizer
from detectors.recognizers.foreign_name import FrForeignNameRecognizer
from detectors.recognizers.form import FrFormRecognizer
from detectors.recognizers.hl7 import FrHl7Recognizer
from detectors.recognizers.iban import FrIbanRecognizer
from detectors.recognizers.identity_document import FrIdentityDocumentRecognizer
from detectors.recognizers.ip_address import FrIpAddressRecognizer
from detectors.recognizers.ipp import FrIppRecognizer
from detectors.recognizers.locality import FrLocalityRecognizer
from detectors.recognizers.nda import FrNdaRecognizer
from detectors.recognizers.nir import FrNirRecognizer
from detectors.recognizers.person import FrPersonRecognizer
from detectors.recognizers.phone import FrPhoneRecognizer
from detectors.recognizers.plate import FrPlateRecognizer
from detectors.recognizers.postal_code import FrPostalCodeRecognizer
from detectors.recognizers.rpps import FrRppsRecognizer
from detectors.recognizers.sample_id import FrSampleIdRecognizer
from detectors.recognizers.situation import FrSituationRecognizer
from detectors.recognizers.table import FrTableRecognizer
from detectors.recognizers.unit import FrUnitRecognizer
from detectors.recognizers.url import FrUrlRecognizer
from detectors.safeguards import bound

RECOGNIZERS: tuple[Callable[[], EntityRecognizer], ...] = (
    FrPersonRecognizer,
    FrFileNameRecognizer,
    FrForeignNameRecognizer,
    FrBirthDateRecognizer,
    FrDateRecognizer,
    FrAgeRecognizer,
    FrNirRecognizer,
    FrIppRecognizer,
    FrNdaRecognizer,
    FrRppsRecognizer,
    FrAddressRecognizer,
    FrLocalityRecognizer,
    FrPostalCodeRecognizer,
    FrCityRecognizer,
    FrUnitRecognizer,
    FrFacilityRecognizer,
    FrPhoneRecognizer,
    FrExtensionRecognizer,
    FrEmailRecognizer,
    FrIbanRecognizer,
    FrCardRecognizer,
    FrCdaRecognizer,
    FrDicomRecognizer,
    FrFhirRecognizer,
    FrFormRecognizer,
    FrHl7Recognizer,
    FrTableRecognizer,
    FrAdeliRecognizer,
    FrBenefitIdRecognizer,
    FrCaseNumberRecognizer,
    FrCreditCardRecognizer,
    FrDeviceRecognizer,
    FrDicomUidRecognizer,
    FrFinessRecognizer,
    FrIdentityDocumentRecognizer,
    FrIpAddressRecognizer,
    FrPlateRecognizer,
    FrSampleIdRecognizer,
    FrUrlRecognizer,
    FrSituationRecognizer,
    FrClinicalRecognizer,
)
"""To add one: a file in `recognizers/` with its examples, and a line here."""


def registry(extra: Iterable[EntityRecognizer] = (), language: str = "fr") -> RecognizerRegistry:
    """Build a Presidio registry of our recognizers and of a hospital's own, all under the time budget."""
    recognizers = [*(recognizer() for recognizer in RECOGNIZERS), *extra]
    return RecognizerRegistry([bound(recognizer) for recognizer in recognizers], supported_languages=[language])
