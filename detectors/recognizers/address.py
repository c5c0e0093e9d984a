"""Postal addresses in France: a street line, with the postcode and the commune when they follow."""

from presidio_analyzer import Pattern, PatternRecognizer

EXAMPLES = (
    "habite <ADDRESS>12 bis rue des Lilas, 69003 Lyon</ADDRESS>",
    "<ADDRESS>12 r des lilas 69003 lyon</ADDRESS>",
    "<ADDRESS>lieu-dit Kerguélen, 29160 Crozon</ADDRESS>",
    "<ADDRESS>Résidence Les Tilleuls, bât. C, apt 14, 13008 Marseille</ADDRESS>",
    "domicilié <ADDRESS>3, avenue Jean Jaurès</ADDRESS>",
    "<ADDRESS>45 bd du Général Exemple\n75020 Paris</ADDRESS>",
    "PID|1||8001234567||X^Y||19610214|F|||<ADDRESS>12 RUE DES LILAS^^LYON^^69003</ADDRESS>||",
)
NON_EXAMPLES = (
    "3 cours de kinésithérapie par semaine",
    "2 places en réanimation",
    "le 12 de la rue",
    "Résidence médicale de 30000 lits",
    "1 passage par jour",
    "10 allées et venues nocturnes",
    "une cour de 69003 m²",
)

_KIND = (
    r"(?:rue|r\.?|avenue|av\.?|boulevard|bd\.?|bvd|place|pl\.|quai|all[ée]es?|impasse|imp\.?"
    r"|chemin|ch\.|square|cours|route|rte|faubourg|fbg|sentier|passage"
    r"|venelle|mont[ée]e|ruelle|esplanade|promenade|r[ée]sidence|lotissement|hameau|cit[ée])"
)
_ARTICLE = r"(?:de\sla\s|de\sl['’]|des?\s|du\s|d['’])"
_CAPITAL = r"(?-i:\p{Lu})[\p{L}'’\-]*"
_NUMBER = r"(?<![\w/.,])\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s"
_WORD = r"[\p{L}\d'’.\-]+"
_TOWN = r"\d{5}\s(?:[\p{L}'’\-]+)(?:[ \-](?-i:\p{Lu})[\p{L}'’\-]*|\sCEDEX(?:\s\d\d)?){0,4}"
_MORE = (
    rf"(?:,?\s(?:b[âa]t(?:iment)?\.?|apt\.?|appt\.?|appartement|esc(?:alier)?\.?|[ée]tage|porte)"
    rf"\s{_WORD}){{0,3}}"
)


class AddressRecognizer(PatternRecognizer):
    """Finds a numbered street, a lieu-dit or a residence, with its commune (La Poste, NF Z10-011)."""

    def __init__(self) -> None:
        street = rf"{_NUMBER}{_KIND}\s{_ARTICLE}?"
        named = rf"{street}{_CAPITAL}(?:[ ](?:{_ARTICLE}|(?:le|la|les)\s)?{_CAPITAL}){{0,4}}"
        super().__init__(
            supported_entity="ADDRESS",
            supported_language="fr",
            name="address",
            patterns=[
                Pattern("voie et commune", rf"{street}(?:{_WORD}[ ]?){{1,6}}?{_MORE}[,\s]{{1,3}}{_TOWN}", 0.85),
                Pattern("voie", rf"{named}{_MORE}", 0.7),
                Pattern(
                    "lieu-dit, résidence",
                    rf"\b(?:lieu[\s\-]dit|r[ée]sidence|hameau|lotissement)"
                    rf"\s(?:{_ARTICLE})?{_CAPITAL}[ ]?(?:{_WORD}[ ]?){{0,4}}?{_MORE},?\s{_TOWN}",
                    0.8,
                ),
                Pattern(
                    "HL7 XAD",
                    r"(?<=\|)\d{1,4}[ ][\p{L} '’\-]{3,60}(?:\^[^|^\n]{0,40}){3}\^\d{5}",
                    0.9,
                ),
            ],
        )
