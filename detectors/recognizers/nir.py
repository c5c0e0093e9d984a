"""The social security number, also the matricule INS, its provisional form and the NIA."""

import re
from collections.abc import Iterator
from itertools import accumulate, repeat
from typing import NamedTuple

from detectors.finding import Category
from detectors.matching import Hit, Match, Recognizer, compiled, digits, figures, matches, small, word_starts

EXAMPLES = (
    "NIR <NIR>1 85 03 75 123 456 41</NIR>",
    "n° sécu <NIR>185037512345641</NIR>, droits à jour",
    "dossier:<NIR>185037512345641</NIR>;suite",
    "NIR <NIR>1 85 03 75 123 456 clé 41</NIR>",
    "transmis <NIR>1850375123456 clé 41</NIR>",
    "transmis <NIR>1850375123456 (clé : 41)</NIR>",
    "SS <NIR>1.85.03.75.123.456.41</NIR>",
    "SS <NIR>1 85 03 75 123 456 / 41</NIR>",
    "SS <NIR>185 037 512 345 641</NIR>",
    "vu ce jour, <NIR>1 8 5 0 3 7 5 1 2 3 4 5 6 4 1</NIR>, sortant",
    "NIR <NIR>1850375\n12345641</NIR>",
    "NIR <NIR>1 99 02 2A 004 016 11</NIR>",
    "INS : <NIR>2-53-07-2B-073-004-70</NIR>",
    "INS-NIR : <NIR>253072B07300470</NIR>",
    "NIR <NIR>1 85 O3 75 l23 456 41</NIR>",
    "sécu <NIR>2 84 05 13 055 123</NIR> (clé inconnue)",
    "immatriculée sous le n° <NIR>1 85 05 78 006 084 36</NIR>",
    "transmis <NIR>1 8 8 0 6 1 2 1 2 9 0 3 1</NIR> par fax",
    "transmis <NIR>188 11 32 136 729</NIR>, sortant",
    "né le 12/06/1988\n<NIR>188 0612 129 031</NIR>",
    "Mme Marchand, 62 ans\n<NIR>2 840513 055 123</NIR>\n12 rue des Lilas",
    "NIA <NIR>7 85 03 75 123 456 58</NIR>",
    "numéro de sécurité sociale : <NIR>1 85 03 75 123 456 42</NIR>",
    "N° d'assuré est <NIR>2840513055123</NIR>",
    "n° de l'assuré(e) : <NIR>2 84 05 13 055 123 17</NIR>",
    "carte vitale <NIR>284051305512399</NIR>",
    "matricule <NIR>2 84 05 13 055 123 12</NIR>",
    "n°SS:<NIR>284051305512399</NIR>",
    "N.I.R. <NIR>2 84 05 13 055 123</NIR>",
    "numéro d'identification national <NIR>2 84 05 13 055 123</NIR>",
    "NSS est le <NIR>2840513055123</NIR>",
    "sécu\t<NIR>2\t84\t05\t13\t055\t123</NIR>",
    "NIR<NIR>185037512345641</NIR>",
    "sécu <NIR>2 84 05 13 055 123</NIR> 06 39 98 12 34",
    "Mme Marchand, 06 39 98 12 34, <NIR>1 85 03 75 123 456 41</NIR>",
    "INS <NIR>185207512345624</NIR>",
    "Mme Marchand <NIR>2 8 4 0 5 1 3 0 5 5 1 2 3</NIR> 14/05/1984",
    "DURAND <NIR>1 8 8 0 6 1 2 1 2 9 0 3 1 2 3 0 6 1 9 8 8</NIR>",
    "n° de sécurité sociale : <NIR>284 0513 0551</NIR>.",
    "nir_<NIR>185037512345641</NIR>.pdf",
    "LEFEVRE Hélène 1 4 0 2 1 9 6 1 <NIR>2 6 1 0 2 7 5 1 2 3 4 5 6</NIR> 0 6 3 9 9 8 1 2 3 4",
    "LEFEVRE Hélène  1 4 0 2 1 9 6 1  <NIR>2 6 1 0 2 7 5 1 2 3 4 5 6</NIR>  0 6 3 9 9 8 1 2 3 4",
    "+33639981234\n<NIR>1 850375123456</NIR>\nné le 12/03/1985",
)
NON_EXAMPLES = (
    "Numéro de lot 185037512345642 (clé NIR fausse)",
    "Numéro de lot 185037512345641",
    "CIP 3400935955838, ATC N02BE01",
    "GTIN 03400935955838",
    "GTIN 1850375123456",
    "EAN : 2840513055123",
    "UDI (01)185037512345641",
    "Version 1.85.03.75 du logiciel",
    "IBAN FR76 3000 6000 0112 3456 7890 189",
    "DOI 10.1056/NEJMoa2034577",
    "référence 185037512345642",
    "horodatage 1700512345678",
    "le 12/03/2024 : 120 130 140 150 1",
    "TA 130/80, FC 72, SpO2 98 %, GCS 15, T 37,2, EVA 3",
    "IMEI 185037512345641",
    "OID de l'INS : 1.2.250.1.213.1.4.8",
    "1 2 3 4 5 6 7 8 9 10 11 12 13",
    "test : 0 1 0 1 0 0 1 1 0 1 0 1 1 0",
    "résultats 120 130 140 150 160 170 180",
)

_GAP = r"[\s.\-–/·|]{0,3}+"
_D = r"[\doilszb]"
_PATTERN = compiled(
    rf"[1-478](?<!\d[.,/\-]?.)(?!(?<=(?<!\w)\w .) \w )"
    rf"(?:{_GAP}{_D}){{4}}{_GAP}(?:(?P<corsica>2{_GAP}[ab])|{_D}{_GAP}{_D})(?:{_GAP}{_D}){{6}}"
    rf"(?P<key>{_GAP}\(?(?:cl[ée]|key){_GAP}:?{_GAP}{_D}{_GAP}{_D}\)?|{_GAP}{_D}{_GAP}{_D})?(?![.,]?\d|[a-z])"
)
_LONGEST_GAP = 60
_WORDS = (
    r"\b(?:s[ée]cu(?:rit[ée]\ssociale)?|n\.?i\.?r\.?|ins|nia|nss|ss|s\.s|immatricul\w{0,8}|matricule"
    r"|assur[ée](?:\(?e\)?)?"
    r"|assurance\smaladie|vitale|identification|id\snational|identit[ée]\snationale)(?![^\W\d])[^\d]{0,45}"
)
_STEMS = (
    *("sécu", "secu", "nir", "n.i", "ni.r", "ins", "nia", "nss", "ss", "s.s", "immatric", "matricule", "assur"),
    *("vitale", "identi", "id nat"),
)
_CUE = compiled(rf"{_WORDS}$")
_MISTYPED = compiled(rf"{_WORDS}(?P<id>(?!1\.2\.\d)[1-478](?:[ .\-/]?\d){{10,15}}+)(?!\w|[.,]\d)")
_REFERENCE = compiled(
    r"\b(?:lots?|batch|gtin|ean|cip|ucd|acl|udi|s/?n|s[ée]rie|doi|iban|imei|isbn|pmid|siret|siren|nct"
    r"|code[\s\-]barres?)"
    r"(?:\s?(?:13|7)\b)?[^\w]{0,6}(?:n[o°][^\w]{0,3})?(?:\(?0?1\)?)?$"
)
_SOMEONE = compiled(
    r"\d(?: \d){5,7}(?! ?\d)|\b\d{1,4},? (?:bis )?(?:rue|chemin|avenue|av|bd|place|impasse|all[ée]e)(?!\w)"
    r"|\d{1,2}[./\- ]\d{1,2}[./\- ](?:\d\d){1,2}\b|\b0\d(?:[ .\-]?\d\d){4}|\bn[ée]e?\b|\bans\b"
    r"|\b(?:mme|mlle|mr|m\.|patiente?|ddn)(?!\w)"
)
_GROUPED = compiled(r"[12] ?\d\d \d\d (?:\d\d|2[ab]) \d{3} \d{3}(?: \d\d)?")
_NAME_BEFORE = compiled(r"\p{Lu}[\p{L}'’\-]+[ ]{1,2}\Z")
_RUN = compiled(r"\d(?<!\w.|[.,].)(?: {1,2}[\dab](?!\w|[.,/]\d)){11,60}+")
_OTHER = r"(?:0[1-9]\d{8}|[0-3]\d[01]\d(?:19|20)\d\d|[0-3]\d[01]\d\d\d|8\d{9})"
_ALONE = compiled(r"[12]\d\d(?:0[1-9]|1[0-2]|[2-35-9]\d|4[0-2])(?:\d\d|2[ab])\d{6}(?:\d\d)?")
_OTHERS = compiled(rf"{_OTHER}{{0,3}}")
_SIZES = (13, 15)
_INSIDE = compiled(r"[1-478]\d\d(?:0[1-9]|1[0-2]|[2-9]\d)\d{6}")
_FIRST = frozenset("12478")
_NEARBY, _VARIED, _FEWEST, _GUESS, _CORSICA = 80, 5, 12, 0.6, 6
_CUTS = {1, 3, 5, 7, 10, 13}
"""Where sex, year, month, department, commune and rank end."""
_MORE = compiled(r"[ .\-/]\d")
_OCR = str.maketrans("oilszb", "011528")


class FrNirRecognizer(Recognizer):
    """Finds a NIR of 13 or 15 characters, whatever separates them.

    The key is `97 - n mod 97`, with 2A read 19 and 2B read 18 (INSEE; CSS R115-1; checked against `stdnum.fr.nir`); the
    month is 01 to 12, or 20 to 42 and 50 to 99 when the birth record is incomplete. With its key right or its own
    grouping, a NIR needs no context; else a word must announce it (people mistype) or a person stand beside it. Letters
    are read as the digits they look like, for numbers that went through OCR.
    """

    def __init__(self) -> None:
        super().__init__(Category.NIR, "nir")

    def find(self, text: str) -> Iterator[Hit]:
        """Give the numbers that a key, a word before, or their grouping tells."""
        lowered = small(text)
        spaced = [hit for run in _runs(text, lowered) for hit in _spaced(text, run)]
        yield from spaced
        starts = [start for start, _ in figures(text) if text[start] in _FIRST]
        for match in filter(None, map(_PATTERN.match, repeat(lowered), starts)):
            number = _read(match)
            if number.is_possible():
                yield from (hit for hit in _judged(match, number) if hit.score > _GUESS or not _meets(hit, spaced))
        for match in matches(_MISTYPED, lowered, word_starts(lowered, _STEMS)):
            yield Hit.over("contexte, mal compté", match.span("id"), 0.55)


class _Number(NamedTuple):
    body: str
    key: str

    def is_possible(self) -> bool:
        """Tell whether the month and the department exist."""
        month, place = int(self.body[3:5]), self.body[5:7]
        return (1 <= month <= 12 or 20 <= month <= 42 or month >= 50) and place != "00"  # noqa: PLR2004 - INSEE's

    def has_right_key(self) -> bool:
        """Tell whether the key is that of the body."""
        plain = self.body.replace("2a", "19").replace("2b", "18")
        return bool(self.key) and int(self.key) == 97 - int(plain) % 97


def _read(match: Match) -> _Number:
    """Keep the characters of a number, letters read as the digits they look like."""
    end = match.start("key") if match["key"] else match.end()
    given = "".join(c for c in match.string[match.start() : end] if c.isalnum())
    body = given.translate(_OCR)
    if match["corsica"]:
        body = body[:_CORSICA] + given[_CORSICA] + body[_CORSICA + 1 :]
    return _Number(body, digits((match["key"] or "").replace("clé", "").replace("cle", "").translate(_OCR)))


def _runs(text: str, lowered: str) -> Iterator[Match]:
    singles = [start for start, end in figures(text) if end - start == 1]
    return matches(_RUN, lowered, singles if len(singles) >= _FEWEST else ())


def _spaced(text: str, run: Match) -> Iterator[Hit]:
    """Read single figures in a row, between other numbers written alike; all of them when they do not come apart."""
    places = [place for place in range(*run.span()) if text[place] != " "]
    read = "".join(run.string[place] for place in places)
    splits = {
        (start, start + size) for start in range(len(read)) for size in _SIZES if _splits(read, start, start + size)
    }
    if len(splits) == 1:
        start, end = splits.pop()
        yield Hit("chiffre à chiffre", places[start], places[end - 1] + 1, 0.6)
    elif len(set(read)) >= _VARIED and _INSIDE.search(read) and _belongs_to_someone(text, run):
        yield Hit.over("chiffre à chiffre, mal compté", run.span(), 0.55)


def _splits(read: str, start: int, end: int) -> bool:
    """Tell whether a NIR stands there, with nothing around but whole dates, phone and patient numbers."""
    alone = end <= len(read) and _ALONE.fullmatch(read, start, end)
    return bool(alone and _OTHERS.fullmatch(read, 0, start) and _OTHERS.fullmatch(read, end))


def _belongs_to_someone(text: str, run: Match) -> bool:
    named = _NAME_BEFORE.search(text, max(0, run.start() - _NEARBY), run.start())
    return bool(named) or _is_beside_someone(run.string, *run.span())


def _meets(hit: Hit, others: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _judged(match: Match, number: _Number) -> Iterator[Hit]:
    text, (start, end) = match.string, match.span()
    around = text[max(0, start - _LONGEST_GAP) : start]
    announced = _CUE.search(around)
    if not announced and (_REFERENCE.search(around) or around[-1:].isalpha()):
        return
    if number.has_right_key():
        yield Hit("clé", start, end, 1.0)
        return
    if number.key and "cl" not in match["key"] and (_MORE.match(text, end) or "\n" in match["key"]):
        end = match.start("key")  # the figures that follow belong to something else, such as a street number
    if announced:
        yield Hit("contexte", start, end, 0.75)
    elif text[start] in "12" and _GROUPED.fullmatch(text, start, end):
        yield Hit("groupé", start, end, 0.6)
    elif text[start] in "12" and _is_cut_well(text[start:end]) and _is_beside_someone(text, start, end):
        yield Hit("à côté d'une personne", start, end, 0.55)


def _is_cut_well(given: str) -> bool:
    """Tell whether separators, of one kind, fall where the parts of a NIR end: a series of results falls elsewhere."""
    groups = re.split(r"[ .\-]", given)
    cuts = set(accumulate(map(len, groups)))
    return len(set(re.findall(r"\W", given))) <= 1 and given[-1].isdecimal() and cuts <= _CUTS


def _is_beside_someone(text: str, start: int, end: int) -> bool:
    return bool(
        _SOMEONE.search(text, max(0, start - _NEARBY), start)
        or _SOMEONE.search(text, end, min(len(text), end + _NEARBY))
    )
