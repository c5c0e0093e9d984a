"""Wards, rooms, beds and functional units that say where a person is."""

from collections.abc import Iterator

import regex

from detectors.finding import Category
from detectors.matching import TIMEOUT, Hit, Recognizer, matches, small, word_starts

EXAMPLES = (
    "Ma patiente de la <UNIT>chambre 214</UNIT> refuse l'antibiotique",
    "<UNIT>ch. 214, lit 12</UNIT>",
    "Patiente de <UNIT>ch214</UNIT>, apyrétique",
    "Durand en <UNIT>chambre 12 lit porte</UNIT>",
    "la dame de <UNIT>la 12</UNIT> a chuté",
    "le patient de <UNIT>la 214</UNIT> dort",
    "Durand <UNIT>box 4</UNIT> : à revoir",
    "patient en <UNIT>réa lit 6</UNIT> sous vanco",
    "Patiente : <UNIT>salle 3</UNIT>, prêt pour le bloc",
    "Patiente : <UNIT>UF 1234</UNIT>, <UNIT>UM 0456</UNIT>",
    "Patiente : <UNIT>UH : A312</UNIT>",
    "admis en <UNIT>UHCD</UNIT> hier",
    "transférée au <UNIT>SSR B3</UNIT>",
    "hospitalisé dans le service de <UNIT>cardiologie</UNIT>",
    "sortie du service de <UNIT>médecine interne</UNIT> ce jour",
    "Patiente : <UNIT>bât C</UNIT>, <UNIT>3e étage</UNIT>",
    "Patiente : <UNIT>pavillon Laennec</UNIT>",
    "Patiente : <UNIT>unité Charcot</UNIT>, famille prévenue",
    "Patiente : <UNIT>aile B</UNIT>, <UNIT>secteur 2</UNIT>",
    "<UNIT>Lit n° 14</UNIT>",
    "<UNIT>Chambre : 214-P</UNIT>",
    "<UNIT>CHAMBRE N°214</UNIT>",
    "Patiente : dialysé au <UNIT>poste 7</UNIT>",
    "Patiente : <UNIT>étage : 3</UNIT>",
    "<UNIT>US 4B</UNIT>, entrée ce jour",
    "Mme Durand est au <UNIT>lit 7</UNIT> de la gériatrie",
    "<UNIT>UHCD 5</UNIT> - DURAND Michel, sortant",
    "mr durand <UNIT>ch 12</UNIT> sat 82",
    "Mme Marchand (<UNIT>206</UNIT> P) dit avoir mal",
    "<UNIT>chambre 3O5</UNIT>",
    "Mme Durand, <UNIT>USP chambre 4</UNIT>",
    "M. Durand, <UNIT>Réa 2 box 8</UNIT>",
    "<UNIT>ch 12</UNIT> mr durand : a dormi",
    "<UNIT>CH 7</UNIT> DURAND M : vu\n<UNIT>CH 8</UNIT> vide\n<UNIT>CH 9</UNIT> LE GALL K : à jeun",
    "Mme Durand, EHPAD, <UNIT>ch 12 lit B</UNIT>",
    "mme durand en <UNIT>ch 3</UNIT> sonne",
    "M. Durand, secrétariat, <UNIT>porte 415</UNIT>",
    "Patients :\n<UNIT>501</UNIT> DURAND Y\n<UNIT>502</UNIT> LE GALL K\n<UNIT>503</UNIT> BLOQUÉ",
)
NON_EXAMPLES = (
    "l'unité de mesure est 12 UI",
    "chambre à air, chambre implantable 2",
    "un lit médicalisé, 12 lits",
    "Le service de cardiologie comprend 30 lits",
    "quelles spécialités en cardiologie ?",
    "salle d'attente, salle de bain",
    "CH16, sonde de Foley",
    "box plot, secteur public",
    "la 12e semaine, la 3 fois",
    "pavillon auriculaire, aile du nez, aile iliaque",
    "plusieurs unités de sang",
    "lit au carré, au lit 12 heures par jour",
    "le bâtiment est neuf",
    "chambre antérieure de l'œil",
    "en salle 2 heures après",
    "étage sus-mésocolique",
    "sonde ch 16, drain ch 20",
    "CH 16 FOLEY\nCH 12 NELATON",
    "porte 3 pathologies, porte 12 stents",
    "140 NA\n12 HB",
    "Mme Durand (63 ans)",
)

_ID = r"(?:n[°o]?\s?|:\s?|n[°o]\s?:\s?)?(?:[a-z]{1,2}[\s\-]?)?(?:\d{1,4}|\d[oil]\d)(?:[\s\-]?(?:[a-z]|bis|ter)\b)?"
_NOT_A_MEASURE = r"(?![\p{L}\d]|[.,/]\d|\s?(?:h\b|heures?|jours?|j\b|fois|lits|ans|mois|min\b|%|ui\b|mg\b|ml\b))"
_SIDE = r"(?:[\s,]{1,2}(?:lit|c[ôo]t[ée])\s(?:porte|fen[êe]tre|couloir|[pf]\b|n?°?\d{1,3}\b|[ab]\b))?"
_PLACED = (
    rf"(?:chambre|chb|ch\.(?=\s?\d)|ch(?=\s?[2-9]\d\d\b)|ch(?=\s?1\d\d\b)|ch(?<=\ben\sch)(?=\s?\d)|ch(?=\s?\d{{1,3}}[\s,]{{1,2}}lit\b)|ch(?=\s?\d{{1,3}}[pf]?\s(?:mr?|mme|mlle)\b))\s?{_ID}{_SIDE}{_NOT_A_MEASURE}"
    rf"|(?:r[ée]a(?:nimation)?|usic?|usi[pn]|ssr|smr|usc|uhcd|sau|m[ée]decine|chirurgie)\s(?:lit\s|ch(?:ambre)?\.?\s|box\s)?"
    rf"(?:(?-i:[a-z]\d{{1,2}})|(?<=(?:lit|ch|chambre|box|ch\.)\s)\d{{1,3}}){_NOT_A_MEASURE}"
    rf"|lit\s(?:porte\b|fen[êe]tre\b|couloir\b|{_ID}){_NOT_A_MEASURE}"
    rf"|(?:box|salle|poste|fauteuil|boxe)\s(?:n°\s?)?(?:\d{{1,3}}|[a-z]\d{{1,2}}){_NOT_A_MEASURE}"
    rf"|(?:uf|um|uh|us|ua)\s?(?:n°\s?|:\s?)?(?:\d{{3,5}}|[a-z]{{0,2}}\d{{1,4}}[a-z]?){_NOT_A_MEASURE}"
    r"|(?:porte|bureau)(?<=(?:[ée]tage|secr[ée]tariat|b[âa]t\w*|aile|couloir|niveau|hall|service|rdc)[^\n.]{0,24})\s(?:n°\s?)?"
    r"[a-z]?\d{1,4}(?![\w%]|[.,/]\d)"
    r"|(?:secteur|aile|b[âa]t(?:iment)?\.?)\s(?:[a-h]\d|[a-h](?!\s\p{L}|['’])|\d{1,2}|nord|sud|ouest)\b"
    rf"|[ée]tage\s?:?\s?\d{{1,2}}\b(?!\s?%)|(?<=\bau\s)rdc\b|uh(?:cd|tcd)(?:\s\d{{1,2}}\b{_NOT_A_MEASURE})?|zhtcd"
)
_NUMBERED = regex.compile(rf"(?<!-)(?:{_PLACED})(?!\p{{L}})")
_FLOOR = regex.compile(r"\d{1,2}(?:e|er|[èe]me)\s[ée]tage\b")
_STEMS = (
    *(
        "ch",
        "réa",
        "rea",
        "us",
        "uh",
        "uf",
        "um",
        "ua",
        "ssr",
        "smr",
        "sau",
        "méd",
        "med",
        "lit",
        "box",
        "salle",
        "poste",
    ),
    *("porte", "bureau", "fauteuil", "secteur", "aile", "bat", "bât", "étage", "etage", "rdc", "zhtcd"),
)
_NAMED = regex.compile(
    r"(?<!\p{L})(?:[Pp]avillon|[Uu]nité|UNITE|PAVILLON|[Bb]âtiment|[Ss]ecteur)\s(?:(?:[Ll]e|[Ll]a|[Ll]es)\s)?"
    r"(?!(?:de|d['’]|du|des)\b)\p{Lu}[\p{L}'’\-]{2,20}(?:[ ]\p{Lu}[\p{L}'’\-]{2,20}){0,2}"
)
_OF = regex.compile(
    r"\b(?:dame|monsieur|patiente?|m[ée]m[ée]|papi|mamie|r[ée]sidente?|malade|voisine?|famille|entr[ée]e?|chute|mari|fils|fille)"
    r"\s(?:de|du|à)\s\K(?:la|le)\s\d{1,4}\b(?!\s?(?:e\b|[èe]me|fois|semaine|mai|/|:|janv|f[ée]v|mars|avr|jui|ao|sep|oct|nov|d[ée]c))"
)
_BESIDE_A_NAME = regex.compile(
    r"(?:mr?\.?|mme|mlle|monsieur|madame)\s\p{L}[\p{L}'’\-]+(?:\s\p{L}[\p{L}'’\-]+)?"
    r"(?:\s\((?P<bracketed>\d{2,3})\s?[a-z]?\)|\s(?P<room>ch\s\d{1,3})(?![\d.,/]))"
)
_BED = r"(?i:ch(?:ambre|b)?|lit|box)\.?[ ]?"
_ROW = regex.compile(
    rf"^(?:{_BED}(?P<room>\d{{1,4}}[A-Z]?)|(?P<room>\d{{2,4}}[A-Z]?))[ \t]{{1,3}}"
    r"(?:\p{Lu}{2,}(?:[ \-]\p{Lu}{2,}){0,2}|(?i:vide|libre|bloqu[ée]e?|ferm[ée]e?))\b.*$",
    regex.MULTILINE,
)
_ROWS = 3
_WARD = regex.compile(
    r"\b(?!(?:MME|MLLE|MR|EN|AU|DU|LA|LE)\b)(?:[A-Z]{2,4}|[Rr]éa|[Pp]neumo|[Cc]ardio|[Nn]euro)(?:[ ]\d)?[ ]\Z"
)
_SERVICE = regex.compile(
    r"\b(?:hospitalis\w{1,4}|admise?|transf[ée]r\w{1,4}|entr[ée]e?|sortie?|s[ée]jour\w{0,4}|suivie?|mut[ée]e?|accueillie?"
    r"|prise?\sen\scharge|vue?|op[ée]r[ée]e?|passage)[^.!?\n]{0,40}?\b(?:dans\s(?:le|notre|votre)|du|au|en|de\snotre)\s"
    r"(?:(?:service|unit[ée]|d[ée]partement|p[ôo]le)\s(?:de\s|d['’]|des\s)?)\K"
    r"(?:(?:soins\s(?:intensifs|palliatifs|continus)|m[ée]decine(?:\s(?:interne|polyvalente|g[ée]riatrique|a\b|b\b))?"
    r"|chirurgie(?:\s\p{L}{4,14})?|r[ée]animation(?:\s(?:m[ée]dicale|chirurgicale|polyvalente|n[ée]onatale))?"
    r"|\p{L}{4,25}(?:log|iatr|urg|rap|p[ée]d)i?e?s?|maladies\sinfectieuses|urgences|oncologie|maternit[ée]|orl))\b"
)
_FIELD = regex.compile(r"\bservice\s?:\s?(?P<id>\p{L}[\p{L} \-]{2,30}\p{L}\b)")
_NAMED_STEMS = ("pavillon", "unité", "unite", "bâtiment", "secteur")
_PEOPLE = (
    *(
        "dame",
        "monsieur",
        "patient",
        "mémé",
        "meme",
        "mémé",
        "papi",
        "mamie",
        "résident",
        "resident",
        "malade",
        "voisin",
    ),
    *("famille", "entré", "entre", "chute", "mari", "fils", "fille"),
)
_MOVES = (
    *("hospitalis", "admis", "transf", "entré", "entre", "sorti", "séjour", "sejour", "suivi", "muté", "mute"),
    *("accueilli", "pris", "vu", "opéré", "opere", "passage"),
)
_CIVILITIES = ("mr", "m ", "m.", "mme", "mlle", "monsieur", "madame")
_SERVICE_WORDS = ("service", "unité", "unite", "départem", "departem", "pôle")


class FrUnitRecognizer(Recognizer):
    """Finds room, bed, box, functional unit, floor or wing with their number, and the ward of a stay.

    A specialty alone is no unit (taxonomy, UNIT): « cardiologie » counts after « hospitalisé dans le service de ».
    """

    def __init__(self) -> None:
        super().__init__(Category.UNIT, "unit")

    def find(self, text: str) -> Iterator[Hit]:
        """Give numbered places, named ones, then wards."""
        lowered = small(text)
        done = 0
        for place in word_starts(lowered, _STEMS):
            if place < done:
                continue
            match = _FLOOR.search(lowered, max(0, place - 6), place + 6) or _NUMBERED.match(lowered, place)
            if match:
                done = match.end()
                yield Hit("lieu numéroté", _with_ward(text, match.start()), match.end(), 0.6)
        for match in matches(_NAMED, text, word_starts(lowered, _NAMED_STEMS)):
            yield Hit("lieu nommé", match.start(), match.end(), 0.55)
        for match in matches(_OF, lowered, word_starts(lowered, _PEOPLE)):
            yield Hit("celui de la 12", match.start(), match.end(), 0.6)
        for match in matches(_BESIDE_A_NAME, lowered, word_starts(lowered, _CIVILITIES)):
            yield Hit.over("à côté d'un nom", match.span(match.lastgroup), 0.55)
        yield from _list_of_rooms(text)
        if any(word in lowered for word in _SERVICE_WORDS):
            for match in matches(_SERVICE, lowered, word_starts(lowered, _MOVES)):
                yield Hit("service d'un séjour", match.start(), match.end(), 0.55)
            for match in matches(_FIELD, lowered, word_starts(lowered, ("service",))):
                yield Hit("champ service", match.start("id"), match.end("id"), 0.55)


def _list_of_rooms(text: str) -> Iterator[Hit]:
    """Give the rooms of « 501 DURAND Y », when at least three lines are written so and go up."""
    if text.count("\n") + 1 < _ROWS:
        return
    rows = list(_ROW.finditer(text, timeout=TIMEOUT))
    rooms = [int(row["room"].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for row in rows]
    if len(rows) >= _ROWS and rooms == sorted(rooms):
        yield from (Hit("liste de chambres", row.start(), row.end("room"), 0.55) for row in rows)


def _with_ward(text: str, start: int) -> int:
    """Give where a place starts with the ward named before it: « USP chambre 4 », « Réa 2 box 8 »."""
    ward = _WARD.search(text, max(0, start - 16), start)
    return ward.start() if ward else start
