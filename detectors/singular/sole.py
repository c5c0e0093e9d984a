"""Being the only one, the first, the last, the eldest or the youngest somewhere."""

from detectors.singular.fact import Tail, fact, kind
from detectors.singular.private import in_care, of_one, surely_of_one
from detectors.singular.settings import AREA, CARE, INSTITUTION, OF, PLACED, WIDE

_SICK = (
    r"(?:patiente?|cas|malade|survivante?|rescap[ée]e?|porteu(?:r|se)|greff[ée]e?|transplant[ée]e?|implant[ée]e?"
    r"|amput[ée]e?|dialys[ée]e?|opér[ée]e?|d[ée]tenue?|usag[eè]re?"
    r"|r[ée]sidente?|pensionnaire|[ée]l[èe]ve|[ée]tudiante?|lyc[ée]enne?|coll[ée]gienne?|enfant|fille|gar[çc]on"
    r"|b[ée]b[ée]|nourrisson|adolescente?|ado|femme|homme|personne|h[ée]mophile"
    r"|b[ée]n[ée]ficiaire|receveu(?:r|se)|donneu(?:r|se)|trisomique|autiste|aveugle|jumeau|jumelle|adulte|agente?"
    r"|salari[ée]e?|d[ée]tenteu(?:r|se)|b[ée]n[ée]ficiaire|dame|monsieur|sourde?)"
)
_JOB = (
    r"(?:sage[\s\-]femme|m[ée]decin|infirmi(?:er|[èe]re)|pharmacien(?:ne)?|dentiste|berg(?:er|[èe]re)|habitante?"
    r"|p[êe]cheu(?:r|se)|boulang(?:er|[èe]re)|notaire|v[ée]t[ée]rinaire|institut(?:eur|rice)"
    r"|enseignante?|pr[êe]tre|imam|rabbin|pasteur|gardien(?:ne)?|facteur|factrice|m[ée]tiss?e?|maire|[ée]lue?"
    r"|avocate?|juge|pilote|pompi(?:er|[èe]re)|gendarme|polici(?:er|[èe]re)|chirurgien(?:ne)?"
    r"|anesth[ée]siste|locut(?:eur|rice)|mineur|sabotier|artisane?|d[ée]port[ée]e?|r[ée]sistante?|poilu|t[ée]moin"
    r"|famille|anglaise?|asiatique|\p{L}{3,}(?:logue|iatre|ologiste|icult(?:eur|rice))"
    r"|kin[ée]sith[ée]rapeute|orthophoniste|psychiatre|radiologue|aide[\s\-]soignante?|interne|cadre|docteur"
    r"|vigneron(?:ne)?|[ée]leveu(?:r|se)|agriculteur|agricultrice|forgeron|passeur|joueu(?:r|se)|membre)"
)
_WORDS = r"(?:[ ](?!(?:et|ou|qui|dont|est|a|sont|de\sgarde)\b)[\p{L}'’\d\-]+){0,6}?"
_LIKE = r"(?:\s(?!(?:de\sgarde|d['’]astreinte|habilit[ée]|comp[ée]tent)\b)[\p{L}'’\-]+){1,5}?"
_FOLLOWED = (
    r"(?:\s(?:suivie?|connue?|trait[ée]e?|pris(?:e)?\sen\scharge|recens[ée]e?|diagnostiqu[ée]e?|scolaris[ée]e?"
    r"|vivante?|hospitalis[ée]e?|accueillie?|d[ée]clar[ée]e?|vue?|greff[ée]e?|op[ée]r[ée]e?|incarc[ée]r[ée]e?))"
)
_SOMEWHERE = (
    rf"(?:{_FOLLOWED}?(?:{PLACED}|{WIDE})|{_FOLLOWED}{OF}{CARE}(?!\p{{L}})|{_FOLLOWED}\s(?:chez\snous|ici"
    rf"|par\snotre\s(?:[ée]quipe|service))|\schez\snous)"
)
_SOMEWHERE_CARE = rf"(?:{_SOMEWHERE}|{OF}{CARE}(?!\p{{L}}))"
_ONLY = r"(?:seule?|unique)"
_SUPERLATIVE = (
    r"plus\s(?:jeune|[âa]g[ée]e?|vieux|vieil|vieille|gros(?:se)?|petite?|grande?|lourde?|pr[ée]matur[ée]e?"
    r"|ancien(?:ne)?)"
)
_ORDER = (
    r"(?:premi(?:er|[èe]re)|1(?:er|[èe]re)|2e|2[èe]me|deuxi[èe]me|second(?:e)?|troisi[èe]me|3e|dernier|derni[èe]re)"
)
_BRAVE = (
    r"(?:greff[ée]e?|transplant[ée]e?|implant[ée]e?|patiente?|homme|femme|enfant|malade|fran[çc]aise?|b[ée]b[ée]"
    r"|personne|cas|adulte|receveu(?:r|se)|survivante?)"
)
_DISASTER = (
    r"(?:\s(?:de|du|des|d['’])\s?(?:l['’]|la\s)?(?:accident|crash|naufrage|incendie|avalanche|explosion|attentat"
    r"|[ée]boulement|effondrement|carambolage|massacre|rafle|camp|fratrie|drame|tuerie|attaque|collision"
    r"|chavirage|s[ée]isme|cyclone|noyade|famille))(?:\s(?:de\s(?:car|bus|train|voiture|voitures|la\sroute"
    r"|chalutier|avion|montagne|pirogue|kwassa|minibus)|d['’](?:avion|h[ée]licopt[èe]re|hier|ulm)|du\s(?:car|bus"
    r"|train|chalutier|kwassa|vol|tunnel|\d{1,2}\s\p{L}+)))?"
)
_THING = (
    r"(?:traite|m[ée]dic|examen|h[ôo]pita|centre|service|vaccin|test|essai|[ée]tude|antibio|antidote|mol[ée]cule"
    r"|labo|irm|scanner"
    r"|appareil|structure|[ée]tabliss|unit[ée]|solution|moyen|option|techni|recomman|cause|facteur|voie|dose"
    r"|injection|fois|source"
    r"|crit[èe]re|but\b|objectif|chose|endroit|lieu|clinique|maternit|ambulance|h[ée]lico|caisson|site|ehpad"
    r"|lit\b|place|poste"
    r"|jour|date|moment|r[ée]ponse|question|contre|diff[ée]r|sympt|signe|effet|marqueur|biomarq|lign|pharmacie"
    r"|officine|cabinet"
    r"|[ée]cole|maison|foyer|programme|fili[èe]re|r[ée]seau|registre|base|logiciel|outil|disposi|machine|robot"
    r"|proth|implant\b"
    r"|chirurgie|interven|op[ée]ration|greffe\b|altern|indic|m[ée]thode|produit|aliment|sport|maladie|cas\b"
    r"|[ée]v[ée]nement|plan)"
)
_ANYONE = rf"(?!{_THING})\p{{L}}{{3,}}"

SOLE = (
    kind(
        rf"{_ONLY}\s(?!{_THING})",
        "seul",
        fact(
            "seul survivant",
            rf"{_ONLY}\s(?:survivante?|rescap[ée]e?"
            rf"|miracul[ée]e?){_DISASTER}",
            Tail.OPTIONAL,
            of_one,
        ),
        fact(
            "seul à survivre",
            rf"{_ONLY}\s[àa]\s(?:avoir\s)?surv[ée]cu(?:\s(?:[àa]\sl['’]|au\s|[àa]\sla\s)\p{{L}}+)?",
            Tail.OPTIONAL,
            surely_of_one,
        ),
        fact("seul malade", rf"{_ONLY}\s{_SICK}(?:{_LIKE}{_SOMEWHERE_CARE}|{_SOMEWHERE})", Tail.OPTIONAL, of_one),
        fact("seul malade, lieu nommé", rf"{_ONLY}\s{_SICK}(?!\p{{L}})", Tail.LATER, of_one),
        fact("seul de son métier", rf"{_ONLY}\s{_JOB}{_WORDS}{_SOMEWHERE_CARE}", Tail.OPTIONAL, in_care),
        fact("seul quelque part", rf"{_ONLY}\s{_ANYONE}{_WORDS}{_SOMEWHERE}", Tail.OPTIONAL, in_care),
        fact("seul de son métier, lieu nommé", rf"{_ONLY}\s{_ANYONE}", Tail.LATER, in_care),
    ),
    kind(
        r"(?:seul|unique)\scas\b|unique\s",
        "seul unique",
        fact(
            "seul cas",
            rf"{_ONLY}\scas{_WORDS}(?:{_SOMEWHERE}|\s(?:du|de\sl['’]|de\sla)\s?{CARE}(?!\p{{L}}))",
            Tail.OPTIONAL,
            of_one,
        ),
        fact("seul cas, lieu nommé", rf"{_ONLY}\scas(?!\p{{L}})", Tail.LATER, of_one),
        fact("unique malade", rf"unique\s{_SICK}(?:{_LIKE}{_SOMEWHERE_CARE}|{_SOMEWHERE})", Tail.OPTIONAL, of_one),
        fact("unique malade, lieu nommé", rf"unique\s{_SICK}(?!\p{{L}})", Tail.LATER, of_one),
        fact(
            "unique survivant",
            rf"unique\s(?:survivante?|rescap[ée]e?"
            rf"|miracul[ée]e?){_DISASTER}",
            Tail.OPTIONAL,
            of_one,
        ),
    ),
    kind(
        rf"{_ORDER}\s(?:{_BRAVE}|{_JOB}|{_SICK})",
        "premi dernier dernière derniere 1er 1ère 1ere 2e 2ème 2eme deuxi second troisi 3e",
        fact(
            "dernier survivant",
            rf"{_ORDER}\s(?:survivante?|rescap[ée]e?|miracul[ée]e?){_DISASTER}",
            Tail.OPTIONAL,
            of_one,
        ),
        fact(
            "dernier survivant, lieu nommé",
            rf"{_ORDER}\s(?:survivante?"
            rf"|rescap[ée]e?)(?!\p{{L}})",
            Tail.LATER,
            of_one,
        ),
        fact(
            "premier receveur",
            rf"{_ORDER}\s(?:{_BRAVE})\s[àa]\s(?:avoir\sre[çc]u|recevoir)\s(?:un|une|le"
            r"|la)\s\p{L}+",
            Tail.OPTIONAL,
            surely_of_one,
        ),
        fact(
            "premier à recevoir",
            rf"{_ORDER}\s{_BRAVE}{_WORDS}\s(?:[àa]\s(?:recevoir|b[ée]n[ée]ficier|avoir|[êe]tre)|ayant|greff[ée]e?"
            rf"|implant[ée]e?)(?:\s[\p{{L}}'’\-]+){{1,5}}?(?:{PLACED}|{WIDE}|{OF}{CARE}(?!\p{{L}}))",
            Tail.OPTIONAL,
            surely_of_one,
        ),
        fact("premier greffé", rf"{_ORDER}\s{_BRAVE}{_WORDS}(?:{PLACED}|{WIDE})", Tail.OPTIONAL, surely_of_one),
        fact(
            "premier greffé, lieu nommé",
            rf"{_ORDER}\s(?:greff[ée]e?|transplant[ée]e?|(?:patiente?|homme|femme|malade|personne|adulte"
            rf"|enfant)(?:\s\p{{L}}+)?\s(?:implant|greff|transplant|op[ée]r|trait)[ée]e?|implant[ée]e?"
            rf"|b[ée]b[ée]\sn[ée]e?)(?!\p{{L}})",
            Tail.LATER,
            surely_of_one,
        ),
        fact(
            "premier greffé de",
            rf"{_ORDER}\s(?:greff[ée]e?|transplant[ée]e?|implant[ée]e?)\s(?:(?:du|de\sla|des"
            rf"|de)\s)?(?:deux\s)?\p{{L}}{{4,}}",
            Tail.OPTIONAL,
            surely_of_one,
        ),
        fact(
            "premier bébé de l'année",
            rf"{_ORDER}\sb[ée]b[ée]\s(?:de\sl['’]ann[ée]e|n[ée]\sen\s\d{{4}})",
            Tail.OPTIONAL,
            of_one,
        ),
        fact(
            "dernier de son métier",
            rf"(?:derni(?:er|[èe]re)|premi(?:er|[èe]re))\s{_JOB}{_WORDS}{PLACED}",
            Tail.OPTIONAL,
            in_care,
        ),
        fact(
            "dernier de son métier, lieu nommé",
            rf"(?:derni(?:er|[èe]re)|premi(?:er|[èe]re))\s{_JOB}(?!\p{{L}})",
            Tail.LATER,
            in_care,
        ),
    ),
    kind(
        "doyen",
        "doyen",
        fact(
            "doyen",
            rf"doyen(?:ne)?(?:\sd['’][âa]ge)?(?:{OF}(?:{AREA}"
            rf"|{INSTITUTION}(?<!facult[ée])(?<!fac)(?<!universit[ée]))(?!\p{{L}})|{WIDE}|\sdes\s(?:r[ée]sidents?"
            rf"|fran[çc]ais(?:es)?))",
            Tail.OPTIONAL,
            of_one,
        ),
        fact("doyen, lieu nommé", r"doyen(?:ne)?(?!\p{L})", Tail.REQUIRED, of_one),
    ),
    kind(
        _SUPERLATIVE,
        "plus",
        fact(
            "le plus jeune",
            rf"{_SUPERLATIVE}\s(?:{_SICK}|{_JOB}|{_BRAVE}|maire|m[èe]re|p[èe]re){_WORDS}{_SOMEWHERE_CARE}",
            Tail.OPTIONAL,
            surely_of_one,
        ),
        fact(
            "le plus gros",
            rf"plus\s(?:gros(?:se)?|grande?)\s(?:employeur|patron|propri[ée]taire|viticulteur|[ée]leveur"
            rf"|agriculteur|exploitant|fortune|notaire|entrepreneur){PLACED}",
            Tail.OPTIONAL,
            in_care,
        ),
    ),
    kind(
        r"record|d[ée]ten",
        "record déten deten",
        fact(
            "record",
            r"(?:recordman|recordwoman|d[ée]tenteu(?:r|se)\sd[ue]s?\srecord\p{L}*"
            r"|d[ée]tenait\sle\srecord)(?:\s(?:du\smonde|de\sfrance|d['’]europe|de\sl['’]heure"
            r"|de\s\p{L}+))?(?:\sd[eu]\s(?:\d+\s)?\p{L}+)?",
            Tail.NONE,
            surely_of_one,
        ),
    ),
)
