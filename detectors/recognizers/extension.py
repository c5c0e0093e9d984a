"""Internal extensions: after a word that calls, beside a colleague's name, or down a directory."""

from collections.abc import Iterator
from itertools import groupby

from detectors.finding import Category
from detectors.lexicons import words
from detectors.matching import (
    TIMEOUT,
    Hit,
    Match,
    RuleRecognizer,
    before,
    compiled,
    digits,
    rule,
    small,
    value,
)

EXAMPLES = (
    "poste <PHONE_NUMBER>73389</PHONE_NUMBER>",
    "tél. <PHONE_NUMBER>06 39 98 12</PHONE_NUMBER> (incomplet)",
    "poste : <PHONE_NUMBER>5 12 34</PHONE_NUMBER>",
    "DECT <PHONE_NUMBER>73389</PHONE_NUMBER>, bip <PHONE_NUMBER>4512</PHONE_NUMBER>",
    "interne de garde joignable au <PHONE_NUMBER>73389</PHONE_NUMBER>",
    "rappeler le <PHONE_NUMBER>7 33 89</PHONE_NUMBER> SVP",
    "avis cardio (tel <PHONE_NUMBER>61204</PHONE_NUMBER>)",
    "Poste : <PHONE_NUMBER>3 4417</PHONE_NUMBER>",
    "sat 82, rappel <PHONE_NUMBER>45 19</PHONE_NUMBER> urgent",
    "résultat appelé à 06:12 au <PHONE_NUMBER>58031</PHONE_NUMBER>",
    "Durand - DECT <PHONE_NUMBER>5 1177</PHONE_NUMBER> ; Marchand - <PHONE_NUMBER>5 1180</PHONE_NUMBER>",
    "Marchand H. ........ <PHONE_NUMBER>61 204</PHONE_NUMBER>\nSSPI ...... <PHONE_NUMBER>61 377</PHONE_NUMBER>",
    "Durand M.\t<PHONE_NUMBER>5512</PHONE_NUMBER>\nLefèvre H.\t<PHONE_NUMBER>5518</PHONE_NUMBER>",
    "Annuaire du pôle\nAccueil    <PHONE_NUMBER>7 4410</PHONE_NUMBER>\nConsult A   <PHONE_NUMBER>7 4412</PHONE_NUMBER>",
    "Secrétariat   <PHONE_NUMBER>55 20</PHONE_NUMBER>",
    "Bloc central …… <PHONE_NUMBER>61 200</PHONE_NUMBER>",
    "Numéro de garde réa : <PHONE_NUMBER>61 233</PHONE_NUMBER>",
    "astreinte pharmacie : <PHONE_NUMBER>6 1233</PHONE_NUMBER>",
    "n° direct du secrétariat : <PHONE_NUMBER>61233</PHONE_NUMBER>",
    "Appel réa de garde Dr Marchand au <PHONE_NUMBER>6 3305</PHONE_NUMBER> : transfert",
    "déchocage prévenu (Dr Marchand <PHONE_NUMBER>61 112</PHONE_NUMBER>)",
    "avis Dr Lefèvre <PHONE_NUMBER>6 3311</PHONE_NUMBER>, à rappeler",
    "voir avec Hélène (<PHONE_NUMBER>61 902</PHONE_NUMBER>) pour la relève",
    "Dr Marchand Hélène : <PHONE_NUMBER>61 204</PHONE_NUMBER>",
    "cadre de santé Mme Durand | <PHONE_NUMBER>61 377</PHONE_NUMBER>",
    "me biper au <PHONE_NUMBER>4512</PHONE_NUMBER>",
    "prévenir le cadre (<PHONE_NUMBER>6 3312</PHONE_NUMBER>)",
    "l'aide-soignante (p. <PHONE_NUMBER>33 45</PHONE_NUMBER>), le brancardier (p. <PHONE_NUMBER>7711</PHONE_NUMBER>)",
    "Mme Durand, diététicienne (poste <PHONE_NUMBER>7711</PHONE_NUMBER>)",
)
NON_EXAMPLES = (
    "tel 3114",
    "rappeler le 3639",
    "recruté sur un poste en 2024",
    "poste 2019",
    "un poste de 1000 euros",
    "joignable à 14 h 30",
    "appeler le 12/03/2024",
    "rappeler le 12 03 2024",
    "appeler le 2 fois par jour",
    "fax illisible",
    "tel 24h/24",
    "un bip toutes les 10 secondes",
    "bip 2 fois",
    "sshd depuis srv1 port 50122 ssh2",
    "rappel 10 ans après la dernière dose",
    "score - 5 1180",
    "Leucocytes .... 12 300\nNeutrophiles .... 10 250\nPlaquettes .... 142 000",
    "Introduction ........ 12\nMéthodes ........ 15\nRésultats ........ 101",
    "Chapitre premier ........ 1012\nChapitre second ........ 1045",
    "Urgences   45 120\nRéanimation   41 210\nnombre de passages en 2024",
    "Budget du pôle .... 42 101 €\nBloc .... 42 118 €",
    "voir Durand et al. (p. 2355)",
    "Précis de cardiologie, tome 2 (p. 2355)",
    "une cohorte (12 450) de patients",
    "Dr Marchand 2024",
    "Dr Marchand 12 500 €",
    "voir avec le tableau (12 450 patients)",
    "garde : 1 200 euros",
    "Secrétariat   2024",
    "ramener la dose au 2 500 mg",
)

_CALL = (
    r"(?:r?appel(?:er|ez|ée?s?)?|contact(?:er|ez)|joign(?:ables?|ez)|joindre|bip(?:er|ez))"
    r"\s(?:[\w:]{1,12}\s){0,2}(?:au|le)"
)
_LINE = (
    r"(?P<strong>dect|rappel(?=\s\d{2}\s?\d{2}\b)|bip(?:eur)?|beeper|t[ée]l(?:[ée]ph(?:one)?|[ée]copie)?|fax|t[ée]lephone|gsm|port(?:able)?"
    r"|mob(?:ile)?"
    rf"|num[ée]ro\sinterne|ext(?:ension)?|{_CALL})|poste|standard|ligne|int"
)
_SHORT = (
    rf"\b(?:{_LINE})\.?\s{{0,2}}(?:(?:n°|num[ée]ro|direct|interne|au|:|=)\s{{0,2}}){{0,3}}"
    r"(?P<id>\d{3,9}|\d{1,4}(?:[ .]\d{2,3}){1,4}|\d[ ]\d{4})(?![\w:%]|[.,/\-–]\d|\s\d|\s?h\b)"
)
_NEXT_LINE = r"\b(?:dect|bip|poste)s?\b[^\n]{0,80}?\s[\-–:]\s(?P<id>\d[ ]\d{4})(?![\w.,/])"
"""« DECT 5 1177 ; senior : Durand - 5 1180 »."""
_LINES = (
    *("dect", "bip", "beep", "tél", "tel", "fax", "gsm", "port", "mob", "num", "ext", "appel", "rappel", "contact"),
    *("joi", "poste", "standard", "ligne", "int"),
)
_NUMBER = r"(?P<id>[1-9]\d[ ]\d{3}|[1-9][ ]\d{4}|[1-9]\d[ ]\d\d|[1-9]\d{3,4})"
_CLOSED = r"(?=\s?(?:[),;\n]|:\s|\.(?!\d)|\Z))"
_COLLEAGUE = (
    r"(?:dr|drs|docteure?|pr|interne|s[ée]nior|cadre|ide|ibode|iade|manip\w*|sage-femme|brancardi\w+|secr[ée]taire"
    r"|kin[ée]\w*|di[ée]t[ée]tici\w+|psycholog\w+|pharmacien\w*|chirurgien\w*|anesth[ée]sist\w*|r[ée]animat\w+"
    r"|aide-soignant\w*|assistante?|r[ée]gulat\w+|ergo\w*|ortho\w+|technicien\w*)"
)
_BESIDE = (
    rf"\b{_COLLEAGUE}\.?\s(?:\p{{L}}[\p{{L}}'’.\-]*,?\s){{1,4}}"
    rf"(?:[:|=—–\-]\s?)?{_NUMBER}{_CLOSED}"
)
_COLLEAGUES = words(
    """
    dr docteur pr interne sénior senior cadre ide ibode iade manip sage brancardi secrétaire secretaire kiné kine diét
    psycholog pharmacien chirurgien anesth réanimat aide assistant régulat ergo ortho technicien
    """
)
_DUTY = (
    r"\b(?:(?:num[ée]ro|n°|ligne)\s(?:de\s|d['’])?(?:garde|astreinte|poste|appel|direct|interne|senior|accueil)"
    r"|garde|astreinte|secr[ée]tariat|r[ée]gulation|accueil|appel\w*|avis|contact\w*)"
    rf"(?:[^\n\d:;.€]{{0,40}}:\s?|\s[^\n\d:;€]{{0,40}}\sau\s){_NUMBER}{_CLOSED}"
)
_DUTIES = ("num", "n°", "ligne", "garde", "astreinte", "secr", "régul", "regul", "accueil", "appel", "avis", "contact")
_BRACKETED = (
    rf"\((?:(?P<page>p|po|int)\.?\s|poste\s|dect\s|t[ée]l\.?\s|[☎📞]\s?)?{_NUMBER}\)"
    r"(?<=(?:\b(?:voir|vu|appel\w*|pr[ée]ven\w+|avert\w+|joindre|demand\w+|signal\w+|contact\w+|avis|transmi\w+"
    rf"|relayer|d[ée]legu\w+)\s|\b(?P<colleague>{_COLLEAGUE})\b)[^\n(]{{0,40}}\([^)]{{1,16}}\))"
)
_LEADER = r"(?:[ \t]?(?:\.{3,80}|…{1,40}|·{3,80}|_{3,80})[ \t]?|\t{1,4}|[ ]{3,60})"
_ENTRY = compiled(
    rf"^[ \t]{{0,8}}(?P<who>\p{{L}}[\p{{L}} .'’\-/()&]{{1,50}}?){_LEADER}"
    r"(?P<id>[1-9]\d[ ]\d{3}|[1-9][ ]\d{4}|[1-9]\d[ ]\d\d|[1-9]\d{3,4})[ \t]*$"
)
_SOMEBODY = compiled(
    r"(?i:\b(?:dr|pr|mme|mlle|secr[ée]tariat|accueil|standard|sspi|bloc|r[ée]a(?:nimation)?|urgences|samu|smur|pharmacie"
    r"|labo(?:ratoire)?|imagerie|scanner|irm|cadre|interne|ide|garde|astreinte|brancardage|admissions?|bureau|s[ée]nior"
    r"|maternit[ée]|consultations?|office|s[ée]curit[ée])\b)|\p{Lu}[\p{L}'’\-]+\s\p{Lu}\.?\Z"
)
_DIRECTORY = compiled(r"\b(?:annuaire|t[ée]l[ée]phon\w*|num[ée]ros\s(?:utiles|internes)|postes?|dect|bips?)\b")
_COUNTS = compiled(
    r"\b(?:nombre|passages|actes|s[ée]jours|euros?|budget|total|effectifs?|activit[ée]|journ[ée]es|entr[ée]es|recettes"
    r"|d[ée]penses|population|habitants|prix|co[ûu]ts?|tarifs?|g/l|mm3|chapitre|sommaire|page)\b|€"
)
_ROUND = ("00", "50")
_URGENT = words("112 114 115 119 191 196 197 3114 3117 3237 3244 3919 3939 3977 3646 116000 116117 118218")
_PORT = compiled(r"port\s\d|port\s?[:=]")
"""« port 50122 » is that of a machine; a mobile has its eight figures at least."""
_AFTER_A_NUMBER = compiled(r"\d\d\s?$")
_YEAR = compiled(r"(?:19|20)\d\d|\d{1,2}[ .]\d{1,2}[ .](?:19|20)\d\d")
_FEWEST_FIGURES = 8


def _is_short(match: Match) -> float:
    """Judge an extension: no emergency number, no year, no date, and three figures only after a strong word."""
    given = value(match)
    figures = digits(given)
    if _PORT.match(match[0]) and len(figures) < _FEWEST_FIGURES:
        return 0
    if figures in _URGENT or (figures[:2] in {"36", "39"} and len(figures) == 4):  # noqa: PLR2004 - public short numbers
        return 0
    if _YEAR.fullmatch(given) and not match["strong"]:
        return 0
    if len(figures) == 3 and not match["strong"] and not _AFTER_A_NUMBER.search(before(match, 4)):  # noqa: PLR2004
        return 0
    return 0.6


def _is_no_year(match: Match) -> float:
    return 0 if _YEAR.fullmatch(value(match)) or value(match) in _URGENT else 0.55


def _is_page(match: Match) -> bool:
    """Tell « (p. 2355) » of a book from « le brancardier (p. 7711) »."""
    return bool(match["page"]) and " " not in value(match) and not match["colleague"]


class FrExtensionRecognizer(RuleRecognizer):
    """Finds the extension of somebody: four or five figures, which need words around.

    A directory tells itself by its entries: they end their lines, have one length and one first figure (that of the
    exchange), and name people or offices; a column of results or of prices does not.
    """

    def __init__(self) -> None:
        super().__init__(
            Category.PHONE_NUMBER,
            "extension",
            (
                rule("autre poste", _NEXT_LINE, 0.55, ("dect", "bip", "poste")),
                rule("poste interne", _SHORT, _is_short, _LINES),
                rule("à côté d'un collègue", _BESIDE, _is_no_year, tuple(sorted(_COLLEAGUES))),
                rule("garde, secrétariat", _DUTY, _is_no_year, _DUTIES),
            ),
        )

    def find(self, text: str) -> Iterator[Hit]:
        """Give extensions after a word, then between brackets, then those of directories."""
        yield from super().find(text)
        lowered = small(text)
        if "(" in text:
            for match in _IN_BRACKETS.finditer(lowered, timeout=TIMEOUT):
                if _is_no_year(match) and not _is_page(match):
                    yield Hit.over("entre parenthèses", match.span("id"), 0.55)
        if any(mark in text for mark in ("...", "…", "\t", "   ", "···", "___")):
            yield from _directory(text, lowered)


_IN_BRACKETS = compiled(_BRACKETED)


def _directory(text: str, lowered: str) -> Iterator[Hit]:
    """Give the numbers of the entries that belong to one exchange, where one of them is somebody's."""
    entries = list(_ENTRY.finditer(text, timeout=TIMEOUT))
    if not entries or _COUNTS.search(lowered, timeout=TIMEOUT):
        return
    announced = bool(_DIRECTORY.search(lowered, timeout=TIMEOUT))
    for _, group in groupby(sorted(entries, key=_exchange), key=_exchange):
        rows = list(group)
        named = any(_SOMEBODY.search(row["who"]) for row in rows)
        rounded = all(row["id"].endswith(_ROUND) for row in rows) and len(rows) > 1
        if (named or (announced and len(rows) > 1)) and not rounded:
            yield from (Hit.over("annuaire", row.span("id"), 0.55) for row in rows if _is_no_year(row))


def _exchange(row: Match) -> tuple[int, str]:
    return len(digits(row["id"])), row["id"][0]
