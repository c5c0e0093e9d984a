"""Families like few others: triplets and more, conjoined twins, seven children and more, centenarians of a place."""

from detectors.singular.fact import Tail, fact, kind
from detectors.singular.private import of_one, surely_of_one
from detectors.singular.settings import AREA, INSTITUTION, OF

_NUMBER = (
    r"(?:[7-9]|1\d|2[0-4]|sept|huit|neuf|dix(?:[\s\-](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt)"
)
"""Seven children or more: about one family in a thousand has six minor children or more at home."""
_MANY = r"(?:tripl[ée]e?s?(?!\p{L})|quadrupl[ée]e?s?|quintupl[ée]e?s?|sextupl[ée]e?s?)"
_CONJOINED = (
    r"(?:siamois(?:es)?|jumeaux\ssiamois|jumelles\ssiamoises|(?:jumelle|s(?:œ|oe)ur)s?\ssiamoises?|(?:fr[èe]res?"
    r"|jumeau)\ssiamois)"
)
_BORN = (
    r"(?:\s(?:n[ée]e?s|d[ée]c[ée]d[ée]e?s|hospitalis[ée]e?s|s[ée]par[ée]e?s|sorti?e?s|transf[ée]r[ée]e?s"
    r"|op[ée]r[ée]e?s)(?:\s(?:[àa]|au|en|ce|cette|le|la)\s?[\p{L}\d\-]+|\s(?:hier|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|pr[ée]matur\p{L}+)){0,2})?"
)


FAMILIES = (
    kind(
        r"",
        "mère mere père pere maman papa parents un une aîn ain dernier dernière derniere grossesse fratrie"
        " tripl quadrupl quintupl sextupl",
        fact(
            "triplés",
            rf"(?:(?:m[èe]re|p[èe]re|maman|papa|parents|un|une|l['’]une?|a[îi]n[ée]e?|dernier|derni[èe]re"
            rf"|grossesse|fratrie)\s(?:de|des)\s)?{_MANY}{_BORN}",
            Tail.NONE,
            surely_of_one,
        ),
        needs="tripl quadrupl quintupl sextupl",
    ),
    kind(
        r"",
        "mère mere père pere maman papa parents siamois jumeau jumelle sœur soeur frère frere",
        fact(
            "siamois",
            rf"(?:(?:m[èe]re|p[èe]re|maman|papa|parents)\s(?:de|des)\s)?{_CONJOINED}(?:\ssurvivante?)?{_BORN}",
            Tail.NONE,
            surely_of_one,
        ),
        needs="siamois",
    ),
    kind(
        r"\p{L}*\d*\p{L}*\s(?:jum|tripl|surviv|unique)",
        "3e 3ème 3eme troisi 4e 4ème 4eme quatri jumeau jumelle",
        fact(
            "troisième jumeau",
            r"(?:3e|3[èe]me|troisi[èe]me|4e|4[èe]me|quatri[èe]me)\s(?:jumeau|jumelle"
            r"|tripl[ée]e?)(?:\s(?:d[ée]c[ée]d[ée]e?|mort(?:e)?(?:[\s\-]n[ée]e?)?)(?:\s(?:in\sutero"
            r"|[àa]\sla\snaissance|hier|ce\smatin))?)?",
            Tail.NONE,
            surely_of_one,
        ),
        fact(
            "jumeau survivant",
            r"(?:jumeau|jumelle)\s(?:survivante?"
            r"|unique\ssurvivante?)",
            Tail.NONE,
            surely_of_one,
        ),
        needs="jumeau jumelle tripl",
    ),
    kind(
        r"",
        "mère mere père pere maman papa veuve veuf parents grand aîn ain cadet benjamin dernier dernière"
        " derniere issu fratrie famille"
        " ayant eu élèv elev élev avec 7e 8e 9e 10e 11e 12e 13e 14e 15e 16e 10 11 12 13 14 15 16 17 18 sept"
        " huit neuf dix onze douze"
        " treize quatorze quinze seize",
        fact(
            "parent de nombreux enfants",
            rf"(?:m[èe]re|p[èe]re|maman|papa|veuve|veuf|parents"
            rf"|grand[\s\-]m[èe]re)\s(?:de\s(?:famille\s)?(?:de\s)?)?(?:{_NUMBER})\s(?:enfants|gar[çc]ons|filles"
            rf"|fils)",
            Tail.NONE,
            of_one,
        ),
        fact(
            "fratrie nombreuse",
            rf"(?:(?:a[îi]n[ée]e?|cadette?|benjamine?|derni(?:er|[èe]re)|issue?|fratrie|famille|\d+(?:e"
            rf"|[èe]me))\s(?:d['’]une\s(?:fratrie|famille)\s)?(?:de|sur)\s{_NUMBER}(?:\senfants|\sfr[èe]res"
            rf"|\ss(?:œ|oe)urs)?(?=[\s,.;)]|$)(?!\s(?:ans|mois|jours|%|heures)))",
            Tail.NONE,
            of_one,
        ),
        fact(
            "nombreux enfants",
            rf"(?:ayant|eu|avec|[ée]l[eè]ve|[ée]lev[ée])\s(?:eu\s"
            rf"|donn[ée]\snaissance\s[àa]\s)?{_NUMBER}\senfants(?!\s(?:de\s\d|en\ssalle|pr[ée]sents|hospital|par"
            rf"|dans|inclus|au\sservice|[àa]\s(?:vacciner|voir)|et))",
            Tail.NONE,
            of_one,
        ),
        fact(
            "enfants à charge",
            rf"{_NUMBER}\senfants\s(?:[àa]\scharge|vivants?|en\sbas\s[âa]ge|[àa]\sla\smaison|du\sm[êe]me\sp[èe]re)",
            Tail.NONE,
            of_one,
        ),
        needs="enfants fratrie garçons garcons filles fils famille",
    ),
    kind(
        r"",
        "centenaire supercent",
        fact(
            "centenaire placé", rf"(?:super)?centenaire{OF}(?:{AREA}|{INSTITUTION})(?!\p{{L}})", Tail.OPTIONAL, of_one
        ),
        fact("centenaire et lieu", r"(?:super)?centenaire(?!\p{L})", Tail.REQUIRED, of_one),
        fact("supercentenaire", r"supercentenaire", Tail.NONE, of_one),
    ),
)
