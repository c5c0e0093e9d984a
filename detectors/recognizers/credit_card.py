"""Payment card numbers."""

from stdnum import luhn

from detectors.finding import Category
from detectors.matching import Match, RuleRecognizer, before, compiled, digits, rule, value

EXAMPLES = (
    "carte <CREDIT_CARD>4539 1488 0343 6467</CREDIT_CARD>",
    "CB <CREDIT_CARD>4539148803436467</CREDIT_CARD> exp 12/27",
    "<CREDIT_CARD>4539-1488-0343-6467</CREDIT_CARD>",
    "payé par <CREDIT_CARD>5555.5555.5555.4444</CREDIT_CARD>",
    "Amex <CREDIT_CARD>3782 822463 10005</CREDIT_CARD>",
    "Mastercard n° <CREDIT_CARD>2223003122003222</CREDIT_CARD>",
    "carte bancaire : <CREDIT_CARD>4539 1488 0343 6468</CREDIT_CARD>",
    "Visa <CREDIT_CARD>4222222222222</CREDIT_CARD>",
)
NON_EXAMPLES = (
    "4539 1488 0343 6468",
    "IMEI 490154203237518",
    "GTIN 04012345678901",
    "lot 4539148803436467",
    "CIP 3400935955838",
    "SN 5555555555554444",
    "carte de séjour 1234567890",
    "4222222222222",
    "1234 5678 9012 3452",
    "valeurs 4500 4510 4520 4530",
)

_GAP = r"[ .\-]?"
_SHAPE = (
    rf"[2-6](?<![\w.,]\w)(?:\d{{3}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}}(?:{_GAP}\d{{1,3}})?"
    rf"|\d{{3}}{_GAP}\d{{6}}{_GAP}\d{{4,5}}|\d{{12}})"
    r"(?!\w|[.,\-]\d)"
)
_ISSUER = compiled(
    r"4\d*|5[1-5]\d*|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d*|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011"
    r"|5\d\d|4[4-9]\d|2\d\d)\d*|50\d*|6[37]\d*"
)
_CUE = compiled(
    r"\b(?:cb|carte\s(?:bancaire|bleue|de\scr[ée]dit|de\spaiement)|visa|master\s?card|amex|american\sexpress"
    r"|paiement)\b[^\d]{0,25}\Z"
)
_REFERENCE = compiled(
    r"\b(?:lots?|batch|gtin|ean|imei|cip|s/?n|s[ée]rie|udi|r[ée]f\w*|nct|doi|pmid|nir|s[ée]cu\w*)\W{0,6}(?:n°\W?)?\Z"
)
_SIXTEEN = 16


def _score(match: Match) -> float:
    number, around = digits(value(match)), before(match, 50)
    if _CUE.search(around):
        return 1.0 if luhn.is_valid(number) else 0.65
    known = luhn.is_valid(number) and _ISSUER.fullmatch(number) and len(set(number)) > 1
    if not known or _REFERENCE.search(around):
        return 0
    return 0.9 if len(number) >= _SIXTEEN or number.startswith(("34", "37")) else 0


class FrCreditCardRecognizer(RuleRecognizer):
    """Finds 13 to 19 digits with a right Luhn key and a known issuer (ISO/IEC 7812), or announced by a word.

    Thirteen to fifteen digits are also GTIN, IMEI or NIR: there the word is required, American Express aside.
    """

    def __init__(self) -> None:
        super().__init__(Category.CREDIT_CARD, "credit_card", (rule("carte", _SHAPE, _score),))
