"""Ages of persons; durations, delays and the age limits of guidelines are left alone."""

from collections.abc import Callable, Iterator

import regex

from detectors.clauses import clause_after, clause_before
from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Match, Recognizer, figures, matches, small

EXAMPLES = (
    "Mme Lefèvre, <AGE>63 ans</AGE>, HTA",
    "patiente de <AGE>87ans</AGE>",
    "M. Durand, <AGE>82 ans et demi</AGE>, vit seul",
    "Patiente : pt <AGE>87 a</AGE>, AVC",
    "femme <AGE>82A</AGE>, chute",
    "Patiente : <AGE>87 y.o.</AGE> woman",
    "dame, <AGE>54 ans ½</AGE>",
    "nourrisson de <AGE>3 mois</AGE>",
    "nouveau-né de <AGE>15 jours</AGE>, ictère",
    "nourrisson <AGE>M3</AGE>, fièvre",
    "bébé à <AGE>J5 de vie</AGE>",
    "prématuré de <AGE>34 SA</AGE>",
    "Âgée de <AGE>46 ans</AGE>",
    "H <AGE>54 ans</AGE>, tabac",
    "<AGE>F82</AGE> amenée par les pompiers",
    "<AGE>H54</AGE> BPCO",
    "dans sa <AGE>83e année</AGE>",
    "une patiente <AGE>nonagénaire</AGE>",
    "cet <AGE>octogénaire</AGE> vit seul",
    "<AGE>quatre-vingt-sept ans</AGE>, veuve",
    "elle fête ses <AGE>87 printemps</AGE>",
    "Patiente : la <AGE>quarantaine</AGE>, sportif",
    "Patiente : Cancers : tumeur au côlon à <AGE>23 ans</AGE>",
    "son fils de <AGE>8 ans</AGE> et sa fille (<AGE>12 ans</AGE>)",
    "père décédé à <AGE>62 ans</AGE> d'un IDM",
    "Âge : <AGE>87</AGE>",
    "âge: <AGE>3 mois</AGE>",
    "première grossesse à l'âge de <AGE>9 ans</AGE>",
    "Patiente : Enfant de <AGE>18 mois</AGE>, <AGE>2 ans</AGE> en juin",
    "Patiente : fillette <AGE>4ans1/2</AGE>",
    "Patient : H <AGE>34a</AGE> amené par les pompiers",
    "Patient : Yanis, <AGE>8 mois</AGE>",
    "nourrisson Yanis D. <AGE>2 mois 1/2</AGE>, bronchiolite",
)
NON_EXAMPLES = (
    "depuis 3 ans, pendant 10 ans, il y a 2 ans",
    "dans 6 mois, tous les 5 ans, toutes les 3 semaines",
    "à 5 ans de suivi, survie à 5 ans, mortalité à 10 ans",
    "contrôle à J3, M6, M12 et à 5 ans",
    "patients de plus de 65 ans",
    "âge > 75 ans, ≥ 80 ans, <18 ans",
    "femmes de 18 à 65 ans, entre 50 et 74 ans",
    "moins de 3 mois, à partir de 50 ans, avant 40 ans, dès 12 ans, jusqu'à 17 ans",
    "chez l'adulte de 18 ans ou plus",
    "diabète de 10 ans d'évolution, un traitement de 2 ans, un suivi de 5 ans",
    "hormonothérapie 5 ans puis arrêt",
    "15 jours de traitement, 3 semaines d'arrêt, 6 mois de recul",
    "30 paquets-années, tabac 30 PA",
    "bilan à M3 et M6",
    "la naissance à 38 SA chez une patiente G2P1",
    "F12 et H24, hôpital ouvert H24",
    "en quarantaine pour covid",
    "une quarantaine de patients",
    "les octogénaires sont exclus de l'étude",
    "risque à 10 ans de fracture",
    "les 5 dernières années, 3 ans plus tard",
    "moyenne d'âge 54 ans",
    "70 a 80 mg",
    "les 65-74 ans, tranche 65-74 ans",
    "patiente sous traitement, 8 mois",
)

_HALF = r"(?:\s?(?:et\sdemie?|½|1/2|1⁄2))?"
_FIGURES = regex.compile(
    r"\d(?<!\d[.,]?\d)\d{0,2}+\s?(?=[ajmpsy])(?:(?P<years>ans?(?!\p{L}|\s[àa]\s\d)|printemps\b|(?<=\d\d\s?)(?:a(?=\s?[,;.)\n]|$|\satcd|(?<=\b(?:[hf]|homme|femme|patiente?)\s\d\d\s?a)\s)"
    rf"|y\.?\s?o\b\.?)){_HALF}(?:(?:\set)?\s\d{{1,2}}\smois\b)?"
    rf"|(?P<small>mois|jours?|semaines?|sem)\b{_HALF}|(?P<term>sa)\b)"
)
_WORDS = regex.compile(
    r"\b(?P<words>(?:quatre[\s\-]vingts?|vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante|cent)"
    r"(?:[\s\-]\p{L}{1,9}){0,4}?\sans)\b|\b(?P<decade>(?:quadra|quinqua|sexa|septua|octo|nona)g[ée]naire|centenaire)\b"
    r"|\bla\s(?P<about>(?:vingt|trent|quarant|cinquant|soixant)aine)(?=\s?[,.)\n]|$|\s(?:pass[ée]e|avec|sans|environ)\b)"
    r"|[âa]ge\s?[:=]\s?(?P<label>\d{1,3}\b)(?!\s?[/%]|\s\p{L})|\b(?:sa|leur)\s(?P<nth>\d{1,3}[èe](?:me)?\sann[ée]e)\b"
    r"|\b(?P<month>[mj]\d{1,2}\sde\svie)|\bnourrisson(?:\sde)?\s(?P<baby>[mj]\d{1,2})\b"
)
_SEX = regex.compile(
    r"(?P<id>[fh](?<=(?:^|[\n:,;(.\-]\s?)[fh])(?:1[5-9]|[2-9]\d))(?=[\s,.;)](?!\s?:)|$)(?!\.\d)", regex.MULTILINE
)
_CHILD = regex.compile(
    r"\b(?:nourrisson|nouveau[\s\-]n[ée]e?|nn|b[ée]b[ée]|enfant|fille|fillette|gar[çc]on|petite?|fils|jumea\w+|jumelles?|ans"
    r"|pr[ée]matur[ée]e?|[âa]g[ée]e?s?|[âa]ge)(?:\s\p{L}+\.?){0,2}?\s?[:,(]?\s?(?:de\s|d['’]|[àa]\s)?$"
    r"|\b(?:patiente?|enfant)\s?:\s?\p{L}+(?:[\s\-]\p{L}+){0,2}\.?\s?[,(]\s?$"
)
_PREMATURE = regex.compile(r"pr[ée]matur\p{L}+[^,;]{0,20}$")
_SPAN_BEFORE = regex.compile(
    r"(?:\b(?:depuis|pendant|durant|dans|ici|les|ces|apr[èe]s|avant|jusqu['’][àa]|d[èe]s|plus\sde|moins\sde|partir\sde|y\sa"
    r"|del[àa]\sde|sup[ée]rieure?s?\s[àa]|inf[ée]rieure?s?\s[àa]|sur|en|sous|chaque|deux|premi[èe]res|derni[èe]res|reste)"
    r"|[<>≥≤±]=?)\s?(?:environ\s|pr[èe]s\sde\s|quasi\s)?(?:\d+\s?(?:[àa\-–]|ou)\s?)?$"
    r"|\d\s?(?:[àa]|-|–)\s?$|\bentre\s\d+\s?(?:ans\s)?et\s$"
)
_LIMIT_BEFORE = regex.compile(
    r"(?:\b(?:d[èe]s|avant|apr[èe]s|partir\sde|jusqu['’][àa]|vers|depuis)\sl['’][âa]ge\sd(?:e\s|['’])|[ée]gale?\s[àa]\s)$"
    r"|\bchez\s(?:l['’]|les\s|des\s)\p{L}+(?:\s\p{L}+){0,2}\sde\s$"
    r"|\b(?:patientes?s|sujets|femmes|hommes|enfants|adultes|personnes|malades|patients)(?:\s[âa]g[ée]e?s)?\s(?:de\s)?$"
)
_DURATION_BEFORE = regex.compile(
    r"\b(?:traitement|suivi|dur[ée]e|p[ée]riode|[ée]volution|d[ée]lai|recul|survie|hormonoth[ée]rapie|intervalle|anciennet[ée]"
    r"|arr[êe]t|progression|cure|chimio\w*|sevrage|abstinence|exp[ée]rience|r[ée]mission|contrat|maladie|diab[èe]te|m[ée]diane?"
    r"|moyenn?e?(?:\sd['’][âa]ge)?|garantie|tabagisme|corticoth[ée]rapie|mariage)\s?(?:est\s|[ée]tait\s)?(?:de\s|d['’]|:\s)?$"
    r"|\b(?:survie|mortalit[ée]|risque|r[ée]cidives?|suivi|contr[ôo]le|rechutes?|consultation|bilan|rdv|revoir|r[ée]sultats?"
    r"|taux|pronostic|[jm]\d+)\b[^,;]{0,25}\b[àa]\s$"
)
_DURATION_AFTER = regex.compile(
    r"\s?(?:d['’](?:[ée]volution|intervalle|arr[êe]t|anciennet[ée]|exp[ée]rience|abstinence|[ée]cart|affil[ée]e)"
    r"|de\s(?:suivi|traitement|recul|survie|dur[ée]e|mariage|tabagisme|tabac|sevrage|travail|m[ée]tier|r[ée]mission|maladie)"
    r"|plus\st(?:ard|[ôo]t)|auparavant|apr[èe]s|avant|ou\splus|et\splus|au\smoins|en\smoyenne|derni|pass[ée]s)"
)
_BARE_DELAY = regex.compile(r"(?<![âa]ge\sd['’]?)(?:^|\s)[àa]\s$")
_NAME_BEFORE = regex.compile(
    r"(?:\b(?:[Ee]nfant|[Pp]etite?|[Bb]ébé|[Jj]eune)|\p{Lu}[\p{L}'’\-]+)\s\p{Lu}[\p{L}'’\-]+\s\($"
)
_OLDEST, _OLDEST_CHILD, _TWO, _REACH = 122, 10, 2, 50
_UNITS, _SEXES = frozenset("ajmpsy"), frozenset("fh")


class FrAgeRecognizer(Recognizer):
    """Finds the age of a person (taxonomy, AGE): years nearly anywhere, months and days beside the word for a child.

    What makes « 5 ans » a duration or the limit of a guideline is the words around it; they are looked up for each
    candidate.
    """

    def __init__(self) -> None:
        super().__init__(Category.AGE, "age")

    def find(self, text: str) -> Iterator[Hit]:
        """Give ages in figures, then in words, then « F82 »."""
        lowered = small(text)
        for match in matches(_FIGURES, lowered, _before_a_unit(text, lowered)):
            kind = str(match.lastgroup)
            if _JUDGES[kind](match, clause_before(lowered, match.start())):
                yield Hit("chiffres", match.start(), match.end(), 0.6)
            elif kind == "small" and _is_bracketed_after_a_name(text, match):
                yield Hit("après un nom", match.start(), match.end(), 0.55)
        if any(part in lowered for part in _PARTS):
            for match in _WORDS.finditer(lowered, timeout=TIMEOUT):
                if match["words"] is None or not _is_duration(match, clause_before(lowered, match.start())):
                    yield Hit("lettres", match.start(match.lastgroup), match.end(match.lastgroup), 0.6)
        for match in matches(_SEX, lowered, _after_a_sex(text, lowered)):
            yield Hit("sexe et âge", match.start("id"), match.end("id"), 0.5)


def _is_bracketed_after_a_name(text: str, match: Match) -> bool:
    """Tell « Noé Marchand (22 mois) »: alone between brackets, after two capitalised words or a civility and one."""
    if text[match.start() - 1 : match.start()] != "(" or text[match.end() : match.end() + 1] not in {")", ","}:
        return False
    return bool(_NAME_BEFORE.search(text, max(0, match.start() - _REACH), match.start()))


def _before_a_unit(text: str, lowered: str) -> Iterator[int]:
    """Give the figures before what may start a unit of time: ans, jours, mois, printemps, semaines, years."""
    for start, end in figures(text):
        if lowered[end : end + 1] in _UNITS or (lowered[end : end + 1] == " " and lowered[end + 1 : end + 2] in _UNITS):
            yield max(start, end - 3)


def _after_a_sex(text: str, lowered: str) -> Iterator[int]:
    for start, end in figures(text):
        if end - start == _TWO and lowered[start - 1 : start] in _SEXES:
            yield start - 1


def _is_years(match: Match, before: str) -> bool:
    years = int(match[0].split(match["years"])[0])
    if years > _OLDEST or _is_duration(match, before) or _LIMIT_BEFORE.search(before):
        return False
    return years > _OLDEST_CHILD or not _BARE_DELAY.search(before) or bool(_CHILD.search(before))


def _is_small(match: Match, before: str) -> bool:
    return bool(_CHILD.search(before)) and not _is_duration(match, before)


def _is_duration(match: Match, before: str) -> bool:
    if _SPAN_BEFORE.search(before) or _DURATION_BEFORE.search(before):
        return True
    return bool(_DURATION_AFTER.match(clause_after(match.string, match.end(), 20)))


_JUDGES: dict[str, Callable[[Match, str], bool]] = {
    "years": _is_years,
    "small": _is_small,
    "term": lambda _, before: bool(_PREMATURE.search(before)),
}
_PARTS = (
    *(
        "énaire",
        "enaire",
        "vingt",
        "rante",
        "quante",
        "xante",
        "ptante",
        "onante",
        "taine",
        "âge :",
        "âge:",
        "age :",
        "age:",
    ),
    *("e anné", "e anne", "de vie", "nourrisson"),
)
