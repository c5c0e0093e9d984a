"""What stands around a name and makes of it a person, or an eponym, a place, an author, a drug."""

import re

from detectors.lexicons.eponyms import COMPOUND_PLACES, EPONYMS
from detectors.lexicons.figures import FAMOUS_SURNAMES, PUBLIC_FIGURES
from detectors.names.addressed import has_extension
from detectors.names.prose import speaks_of_care
from detectors.names.vocabulary import CARED_FOR, HEADS, OWNED, PLACES
from detectors.names.words import Words
from models.lexicons.gazetteer import DRUG

_LINKS = frozenset({"de", "d", "du", "des", "la", "le", "les", "l", "et", "ou"})
_COAUTHORS = r"(?:,\s[A-ZÀ-Þ][\w\-]+){0,2}(?:\s(?:et|&|and)\s[A-ZÀ-Þ][\w\-]+)?,?\s"
_AND_OTHERS = r"(?:et\sal|et\scoll|&\sal)\b"
_SCHOOL = r"\s(?:Hospital|University|Clinic|School|Institute|College|Foundation|Trial)\b|\s?®"
_AUTHOR = re.compile(
    rf"{_COAUTHORS}\(?(?:{_AND_OTHERS}|(?:1[789]|20)\d\d\b)|{_SCHOOL}"
    r"|\s(?:Universität|Universidad|City|Healthcare)\b|\s(?:[\d.,]+\s?(?:mg|g|µg|ml|%|UI)\b)"
)
_CITED = re.compile(rf"{_COAUTHORS}(?:{_AND_OTHERS}|\((?:1[89]|20)\d\d\b)|{_SCHOOL}")
"""What follows an author, in a text that does not speak of care; a dose may follow a patient."""
_TRANSLATED = re.compile(r"\(traduit par (?:docteur |dr?\.? ?r? )?$", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?i)(?:selon|d['’]après|qui (?:était|est|fut)|auteurs? ?:|par exemple|(?:théories?|travaux|publications?"
    r"|découvertes?|œuvres?|écrits|contributions?|équipe) (?:de|d['’])|comme l['’]a (?:dit|écrit)|impulsée par)\s?$"
)
_STUDIED = re.compile(
    r"(?i)(?:[»\"”] (?:de|d['’])|r[ôo]le a (?:bien )?joué|\bport\w+(?:-t-\w+)? le nom (?:de|d['’])"
    r"|\b(?:pensée|biographie) (?:de|d['’]))\s?$"
)
"""What is asked of authors and of figures of history, unless the text speaks of care or of the office."""
_OFFICE = re.compile(
    r"(?i)\b(?:e?-?mails?|courriels?|messages?|courriers?|lettres?|notes?|incidents?|erreurs?|réunions?|équipes?|services?"
    r"|plaintes?|plannings?|conflits?|collègues?|demandes?|dossiers?|congés?|bonjour|merci|fichiers?|documents?|rapports?)\b"
)
_AS_A_WORD = re.compile(r"(?i)\b(?:les?|du|des|un) prénoms?\b[^.\n!?]{0,25}$")
_REFERENCE = re.compile(
    r"(?i)\b(?:r[ée]f[ée]rences?\b(?: \w+)? ?(?:pour ?)?:|vancouver|bibliographie|zotero|pubmed|prix nobel\b)"
)
_PERSON_AFTER = re.compile(
    r"(?i)\.?\s?[,(–\-]?\s?(?:\d{1,3}\s?(?:ans?|mois|jours|y/?o)\b|née?\s|ddn\b"
    r"|(?:box|chambre|(?-i:[cC]h)\.?|lit|porte)\s?n?°?\s?\d|(?-i:CH)\s\d{3}\b|(?<=[,(])(?:IPP|NIP|NDA|INS|NIR)\b|\d{1,2}e(?:me|ème)?\s[ée]tage)"
)
_BED_BEFORE = re.compile(
    r"(?i)\b(?:chambre|(?-i:[cC]h)\.?|lit|box|porte)\s?(?:n°)?\s?\d{1,4}[^\S\n]?[a-z]?[^\S\n]?[:\-–,]?[^\S\n]?$"
)
_BED_NEAR = re.compile(r"(?i)\b(?:née?\s(?:le|en)\b|(?:chambre|lit|box|porte|(?-i:[cC]h)\.?)\s?(?:n°)?\s?\d)")
_WINDOW = 40
_FAMOUS = PUBLIC_FIGURES | FAMOUS_SURNAMES
_NOW = re.compile(r"(?i)\b(?:hier|demain|ce (?:jour|matin|soir)|cette nuit|aujourd['’]hui|[àa] \d{1,2} ?h)\b")


def tells_of_a_person(words: Words, start: int, end: int) -> bool:
    """Tell whether an age, a birth or a bed stands beside a name."""
    after = words.text[words.ends[end - 1] : words.ends[end - 1] + _WINDOW]
    if _PERSON_AFTER.match(after):
        return True
    return bool(_BED_BEFORE.search(_before(words, start)))


def is_someone_else(words: Words, start: int, end: int) -> bool:
    """Tell whether what nothing announces is an eponym, a place, an author, a figure of history, a drug."""
    plain = words.plain[start:end]
    eponym = all(word in EPONYMS or len(word) == 1 for word in plain)
    if tells_of_a_person(words, start, end) and not (eponym and _is_shorthand(words, start, end)):
        return False
    if eponym or _is_famous(words, start, end) or _is_among_eponyms(words, start, end) or _is_method(words, start, end):
        return True
    drugs = [at for at in range(start, end) if words.known(at).kinds & DRUG and not words.known(at).last]
    if drugs and not has_extension(words, end - 1):
        return True
    lone = _is_one(words, start, end)
    if lone and end - start == _PAIR and plain[0] in _SAINTS:
        return True
    given = lone and are_given(words, start, end)
    return _is_governed(words, start, lone=lone, given=given) or _is_author(words, start, end)


def is_nobody(words: Words, start: int, end: int) -> bool:
    """Tell whether what the model sees as a person is surely none: it weighs context, this what it cannot know.

    An eponym without an age beside it, a figure of history, a drug, an author, or the name of a thing or of a place.
    """
    plain = words.plain[start:end]
    if tells_of_a_person(words, start, end):
        return False
    called = _is_called(words, start, end)
    given = are_given(words, start, end)
    eponym = all(word in EPONYMS or len(word) == 1 for word in plain) and any(len(word) > 1 for word in plain)
    if (eponym and (called or not given)) or _is_famous(words, start, end) or _is_among_eponyms(words, start, end):
        return True
    drug = all(words.known(at).kinds & DRUG and not any(words.known(at)[:2]) for at in range(start, end))
    return drug or called or _is_cited(words, start, end)


def _is_famous(words: Words, start: int, end: int) -> bool:
    """Tell whether a name is that of a place, or of a figure in a text that speaks neither of care nor of today."""
    name = " ".join(words.plain[start:end])
    if name in COMPOUND_PLACES:
        return True
    cared_for = end < len(words) and words.plain[end] in CARED_FOR
    return name in _FAMOUS and not (cared_for or speaks_of_care(words.text) or _NOW.search(words.text))


def _is_called(words: Words, start: int, end: int) -> bool:
    """Tell whether a thing or a place bears the name: "maladie de X", "hôpital X"; "fils de X" bears none.

    After "de", a first name and a surname are somebody's: "l'école de Lina Bouaziz".
    """
    at = start - 1
    while at >= 0 and words.plain[at] in _LINKS and start - at < _REACH and words.before(at + 1) in _ADJACENT_GAPS:
        at -= 1
    if at < 0 or words.before(at + 1) not in _ADJACENT_GAPS or words.plain[at] in OWNED:
        return False
    linked = at < start - 1
    full = any(words.initial(at) or words.known(at).first > 1 for at in range(start, end))
    if linked and end - start > 1 and full and not _is_one(words, start, end):
        return False
    qualified = not linked and at > 0 and not words.capital(at) and words.before(at) == " "
    return _is_head(words.plain[at]) or (qualified and words.plain[at - 1] in _BUILDINGS)


def _is_head(word: str) -> bool:
    return any(form in HEADS or form in PLACES for form in (word, word.rstrip("s")))


_BUILDINGS = frozenset({"hopital", "clinique", "centre", "institut", "lycee", "college", "ecole", "residence"})
"""What an adjective may stand between, and its name: "hôpital européen Georges-Pompidou"."""


def _is_cited(words: Words, start: int, end: int) -> bool:
    """Tell whether a name is that of an author: cited, translated, or asked about."""
    cited = _CITED.match(words.text, words.ends[end - 1]) and not speaks_of_care(words.text)
    return bool(cited) or _is_studied(words, start)


def _is_studied(words: Words, start: int) -> bool:
    """Tell whether what stands before a name makes it that of an author or a figure, wherever it is written."""
    before = _before(words, start)
    if is_translator(words, start) or _REFERENCE.search(before):
        return True
    return bool(_STUDIED.search(before)) and not (speaks_of_care(words.text) or _OFFICE.search(words.text))


def _before(words: Words, start: int) -> str:
    return words.text[max(0, words.starts[start] - _WINDOW) : words.starts[start]]


def _is_shorthand(words: Words, start: int, end: int) -> bool:
    """Tell whether an eponym before an age is the disease of someone: "Alzheimer, 82 ans", without bed nor birth."""
    after = words.ends[end - 1]
    return not _BED_BEFORE.search(_before(words, start)) and not _BED_NEAR.search(words.text, after, after + _WINDOW)


def _is_among_eponyms(words: Words, start: int, end: int) -> bool:
    """Tell whether eponyms are listed on either side: "Bishop, Mallampati, Cormack-Lehane"."""
    if words.before(start) == ", " and words.plain[start - 1] in EPONYMS:
        return not words.joined(start - 1) or not words.upper(start - 1)
    return end < len(words) and words.after(end - 1) == ", " and words.plain[end] in EPONYMS and end - start == 1


def is_translator(words: Words, start: int) -> bool:
    """Tell whether a name is the credit of a translated abstract, in parentheses."""
    return bool(_TRANSLATED.search(_before(words, start)))


def _is_author(words: Words, start: int, end: int) -> bool:
    before = _before(words, start)
    named = _AUTHORITY.search(before) or _AS_A_WORD.search(before) or _AUTHOR.match(words.text, words.ends[end - 1])
    return bool(named) or _is_studied(words, start)


def _is_one(words: Words, start: int, end: int) -> bool:
    """Tell whether a name is one word, or words tied by hyphens: "Leonetti-Claeys"."""
    return all(words.after(at) in {"-", "‑"} for at in range(start, end - 1))


def are_given(words: Words, start: int, end: int) -> bool:
    """Tell whether words are first names, one or several: "Gauthier", "Jean-Baptiste", "Marie-Jo"."""
    if end - start == _PAIR and words.plain[start] in _COMPOUNDING and words.after(start) in {"-", "‑"}:
        return words.known(start + 1).first >= _PAIR and not words.known(start + 1).kinds
    return all(words.known(at).first >= _FREQUENT and not words.known(at).kinds for at in range(start, end))


def _is_method(words: Words, start: int, end: int) -> bool:
    """Tell whether surnames tied by a hyphen are an eponym: one is, or the text speaks of nobody in care."""
    if end - start == 1 or not _is_one(words, start, end) or are_given(words, start, end):
        return False
    return any(word in EPONYMS for word in words.plain[start:end]) or not speaks_of_care(words.text)


def _is_governed(words: Words, start: int, *, lone: bool, given: bool) -> bool:
    """Tell whether a noun before makes the name that of a thing: "maladie de X", "hôpital universitaire X".

    A first name alone belongs to its bearer, whatever stands before "de", unless that is a noun of such things.
    """
    at, linked = start - 1, False
    if lone and at >= 0 and words.before(start) in {", ", "/", " / "} and _is_of_listed_place(words, start):
        return True
    while at >= 0 and start - at <= _REACH and words.before(at + 1) in _ADJACENT_GAPS:
        word = words.plain[at]
        stem = word if word in HEADS or word in PLACES else word.rstrip("s")
        if word in _LINKS:
            linked = linked or word in {"de", "d", "du", "des"}
        elif word in OWNED and linked:
            return False
        elif stem in PLACES or (stem in HEADS and (linked or lone)) or (lone and word in _OF_PLACE and at == start - 1):
            return True
        elif words.capital(at) or words.grammar(at):
            return lone and ((linked and not given) or (words.capital(at) and _is_of_listed_place(words, at + 1)))
        elif linked and lone and start - at > _ADJACENT:
            return not given
        at -= 1
    return lone and linked and not given


def _is_of_listed_place(words: Words, at: int) -> bool:
    """Tell whether a name goes on a list of places: "l'hôpital Necker, Robert-Debré"."""
    back = at - 1
    while back > 0 and at - back <= _REACH and words.capital(back) and words.before(back + 1) in _LISTED_GAPS:
        back -= 1
    return words.plain[back].rstrip("sx") in PLACES and words.before(back + 1) == " "


_LISTED_GAPS = frozenset({", ", " ", "-", "/", " / "})
_OF_PLACE = frozenset({"en", "sur", "sous"})
_REACH = 5
_PAIR = 2
_COMPOUNDING = frozenset({"marie", "jean", "anne"})
"""First parts of compound first names."""
_SAINTS = frozenset({"saint", "sainte", "st", "ste"})
_ADJACENT_GAPS = frozenset({" ", "'", "’", "-", " «", ' "', ". "})
_ADJACENT = 2
_FREQUENT = 3
