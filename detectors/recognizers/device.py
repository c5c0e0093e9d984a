"""Serial numbers of implants and devices: they lead to the person who bears them."""

from stdnum import imei

from detectors.finding import Category
from detectors.labels import LINK, is_identifier
from detectors.matching import Match, RuleRecognizer, before, compiled, digits, rule, value

EXAMPLES = (
    "pacemaker Medtronic, n° de série <RECORD_ID>PJN204518H</RECORD_ID>",
    "N° série : <RECORD_ID>204518</RECORD_ID>",
    "numéro de série <RECORD_ID>SN-204-518</RECORD_ID>",
    "DAI S/N <RECORD_ID>ABC204518</RECORD_ID>",
    "SN: <RECORD_ID>2045187</RECORD_ID>",
    "prothèse totale de hanche, série <RECORD_ID>12AB3456</RECORD_ID>",
    "serial number <RECORD_ID>ZX204518</RECORD_ID>",
    "UDI <RECORD_ID>(01)04012345678901(21)ABC123456</RECORD_ID>",
    "<RECORD_ID>(01)04012345678901(17)270630(10)L123(21)204518</RECORD_ID>",
    "IMEI <RECORD_ID>490154203237518</RECORD_ID>",
    "IMEI : <RECORD_ID>49 015420 323751 8</RECORD_ID>",
    "IMEI <RECORD_ID>490154203237519</RECORD_ID>",
    "pompe à insuline n° <RECORD_ID>PMP204518</RECORD_ID>",
    "sonde ventriculaire n°<RECORD_ID>BBL204518V</RECORD_ID>",
)
NON_EXAMPLES = (
    "lot 204518",
    "vaccin, n° de lot ABC204518",
    "n° de série du vaccin : lot 12",
    "une série de 12 cas",
    "série 2, coupe 14",
    "GTIN 04012345678901",
    "(01)04012345678901(17)270630(10)L123",
    "SN 3 mm",
    "Série B, 2019",
    "série 2019-2023",
    "la série de 204518 patients",
    "stimulateur n° 2",
)

_NUMBER = r"(?P<id>[a-z]{0,5}[\-/. ]?\d[a-z0-9]{0,14}(?:[\-/.][a-z0-9]{1,10}){0,3}|[a-z][a-z0-9]{4,15})(?!\w)"
_SERIAL = r"(?:\b(?:n[o°]\s?(?:de\s)?|num[ée]ro\s(?:de\s)?|serial\s)?(?:s[ée]rie|number|serial)|\bs/?n|\bs\.n\.)"
_DEVICE = (
    r"\b(?:pace-?maker|stimulateur|pm|dai|d[ée]fibrillateur|proth[èe]se|implant|pompe|sonde|holter|valve"
    r"|neurostimulateur|capteur"
    r"|concentrateur|appareil|moniteur|ppc)\b[\w\s,é]{0,25}?\bn°\s?:?\s?"
)
_UDI = r"(?P<id>\(01\)\d{14}(?:\((?:11|17|10|21|240)\)[\w\-/.]{1,20}?){0,3}\(21\)[\w\-/]{1,20})(?!\w)"
_IMEI = r"\bimei(?:\s?n°)?\W{0,4}(?P<id>\d{2}[ \-]?\d{6}[ \-]?\d{6}[ \-]?\d(?:\d)?)(?!\d)"
_STEMS = ("n°", "no", "num", "série", "serie", "serial", "s/n", "sn", "s.n")
_DEVICES = (
    *("pace", "stimulateur", "pm", "dai", "défib", "defib", "prothèse", "prothese", "implant", "pompe", "sonde"),
    *("holter", "valve", "neurostim", "capteur", "concentrateur", "appareil", "moniteur", "ppc"),
)
_LOT = compiled(r"\b(?:lots?|batch|vaccin\w*)\b[^\n.]{0,25}\Z")


def _is_serial(match: Match) -> float:
    enough = is_identifier(value(match), 5) and not compiled(r"(?:19|20)\d\d-(?:19|20)\d\d").fullmatch(value(match))
    return (
        0.7 if enough and not _LOT.search(before(match, 40)) and " de " not in match[0][-len(value(match)) - 4 :] else 0
    )


def _is_imei(match: Match) -> float:
    return 1.0 if imei.is_valid(digits(value(match))) else 0.7


class FrDeviceRecognizer(RuleRecognizer):
    """Finds the number after n° de série, S/N or an implant, a UDI that holds a serial (GS1, AI 21), an IMEI.

    Lots (AI 10) are shared by thousands: they stay.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.RECORD_ID,
            "device",
            (
                rule("n° de série", rf"{_SERIAL}(?!\w){LINK}{_NUMBER}", _is_serial, _STEMS),
                rule("appareil n°", rf"{_DEVICE}{_NUMBER}", _is_serial, _DEVICES),
                rule("UDI", _UDI, 0.9),
                rule("IMEI", _IMEI, _is_imei),
            ),
        )
