"""Whether the words around tell somebody's private life: being ill, being cared for, or public business alone."""

import regex

from detectors.clauses import clause_after, clause_before
from detectors.matching import TIMEOUT

_BEFORE, _AFTER, _WIDE = 70, 100, 220

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_NOW = (
    rf"(?:ce\s(?:jour|matin|soir|midi|week-?end)|hier|avant-hier|cette\s(?:nuit|semaine)|aujourd['’]hui|demain"
    rf"|{_DAY})"
)
_AGED = r"(?:[âa]g[ée]e?\sde\s)?\d{1,3}\s?a(?:ns)?\b(?!\s(?:de|d['’]))"
_STATE = (
    r"admise?|hospitalis[ée]e?|op[ée]r[ée]e?|transf[ée]r[ée]e?|greff[ée]e?|transplant[ée]e?|dialys[ée]e?|intub[ée]e?"
    r"|extub[ée]e?|s[ée]dat[ée]e?|r[ée]anim[ée]e?|amput[ée]e?|amen[ée]e?|[ée]vasan[ée]e?|h[ée]liport[ée]e?"
    r"|bless[ée]e?|br[ûu]l[ée]e?"
    r"|tra[iî]t[ée]e?\s(?:pour|par|[àa]|au|chez|en)|(?:suivie?|vue?|re[çc]ue?|revue?)\s(?:pour|en|aux?|[àa]|chez"
    r"|depuis|dans|"
    + _NOW
    + r")|adress[ée]e?\s(?:par|pour|en|aux?|chez)|pris(?:e|es)?\sen\scharge|d[ée]c[ée]d[ée]e?|d[ée]c[èe]de"
    r"|morte?\b|suicid[ée]e?"
    r"|pendue?\b|intern[ée]e?\s(?:en|d|à)|malade|enceinte|alcooli(?:que|s[ée]e)|d[ée]prim[ée]e?|d[ée]pressi(?:f"
    r"|ve)|toxicomane"
    r"|s[ée]ropositi(?:f|ve)|porteu(?:r|se)\sd|atteinte?\sd|(?:contr[ôo]l|test|d[ée]pist)[ée]e?\spositi(?:f|ve)"
    r"|positi(?:f|ve)\s(?:au|[àa])|diab[ée]tique|schizophr[èe]ne"
    r"|bipolaire|d[ée]mente?\b|autiste|trisomique|transgenre|ob[èe]se|aveugle|sourde?s?\b|malvoyante?|[ée]pileptique"
    r"|en\s(?:arr[êe]t(?!\sde\sjeu)|burn|cure|chimio|r[ée]a\b|hdt|s?p?dt|sdre|garde\s[àa]\svue|dialyse"
    r"|phase\sterminale"
    r"|fin\sde\svie|soins|coma|radioth|ald|rechute|r[ée]mission|d[ée]ni|instance)|alit[ée]e?|incontinente?"
    r"|cach[ée]\sson|sevr[ée]e?\b|d[ée]pist[ée]e?|contamin[ée]e?|infect[ée]e?|vaccin[ée]e?\s(?:hier|ce)"
    r"|handicap[ée]e?"
    r"|m[ée]tastatique|cirrhotique|impuissante?|st[ée]rile|anorexique|boulimique|sid[ée]en(?:ne)?|h[ée]mophile"
    r"|mal[- ]entendante?"
)
_DOES = (
    r"souffr\w{1,4}|se\splain\w{1,4}|consult\w{1,4}|vien\w{1,3}\s(?:de\sfaire|pour|en\s(?:hdj|hdm|consult))"
    r"|boi[tv]\w{0,3}"
    r"|a\s(?:encore\s|re)?(?:chut[ée]|rechut[ée]|accouch|avort|convuls|vomi|tent[ée]|avou[ée]|confi[ée]"
    r"|fait\s(?:un|une|son)"
    r"|eu\s(?:un|une)\s(?:malaise|avc|accident|infarctus|cancer)|[ée]t[ée]\s(?:diagnosti|retrouv|violent|viol))"
    r"|chute\b"
    r"|accouch\w{1,4}|attend\s(?:un|des)\s(?:enfant|b[ée]b[ée]|jum|trip)|refuse\s(?:l['’]|l[ae]s?\s|son\s|sa\s|tout)"
    r"|s['’](?:est|[ée]tait)\s(?:suicid|bless|pend|fractur|ouvert|alcoolis|scarifi|fait)|fugu\w{1,3}"
    r"|pr[ée]sente\s(?:un|une|des)"
    r"|se\s(?:fait|pique|drogue|dope|scarifie|prostitue)\b|a\sune?\s(?!r[ôo]le|mission|d[ée]l[ée]g|oblig|pouvoir"
    r"|droit|devoir|r[ée]union|respons|projet|id[ée]e|budget|place|avis|question|d[ée]cision)\p{L}{3,}"
    r"|fait\s(?:une?|son|ses)\s(?:\p{L}+\s)?(?:\p{L}{5,})|est\ssous|sous\s(?:insuline|eliquis|avk|lithium"
    r"|morphine|m[ée]thadone|subutex|antid|neurol)"
)
_ILL = (
    r"commotion|[ée]pisode|stemi|nstemi|idm|avc|ait\b|aes|ivg|img|pma|fiv|fcs|geu|hsd|hsa|tc\b|ts\b|ims\b|imv"
    r"|bpco|sep\b|sla\b|vih|sida|hta|fa\b|ic\b"
    r"|insuff\w{1,9}|cancers?|tumeur|m[ée]tastases?|leuc[ée]mie|lymphome|m[ée]lanome|my[ée]lome|infarctus"
    r"|chimio\w*|radioth\w*"
    r"|d[ée]pression|burn[\s\-]?out|surmenage|addiction|alcoolisme|[ée]thyl\w{1,5}|sevrage|overdose|suicid\w{1,4}"
    r"|malaise|coma"
    r"|fracture|entorse|rupture|lca|luxation|prothèse|proth[èe]se|greffe|dialyse|chirurgie|op[ée]ration|biopsie"
    r"|irm|scanner"
    r"|coloscopie|cystoscopie|fibroscopie|stent|pontage|pacemaker|transfusion|accouchement|c[ée]sarienne"
    r"|grossesse|avortement"
    r"|infertilit[ée]|contraception|syphilis|gonocoque|chlamydi\w*|herp[èe]s|tuberculose|h[ée]patite|cirrhose"
    r"|pancr[ée]atite"
    r"|appendicite|p[ée]ritonite|sepsis|choc\b|d[ée]tresse|douleurs?|fi[èe]vre|toux|dyspn[ée]e|crise|[ée]pilepsie"
    r"|d[ée]lire|bouff[ée]e"
    r"|psychose|schizophr[ée]nie|manie|maniaque|bipolarit[ée]|anorexie|boulimie|phlébite|phl[ée]bite|embolie|ep\b"
    r"|ulc[èe]re|escarre"
    r"|d[ée]mence|alzheimer|parkinson|charcot|huntington|crohn|marfan|sarco[ïi]dose|lupus|diab[èe]te|goutte"
    r"|asthme|covid"
    r"|troubles?\s\p{L}+|sympt[ôo]mes?|syndrome|maladie|infection|abc[èe]s|br[ûu]lures?|plaies?|traumat\w*|tc\s"
    r"|coups|ecchymoses?"
    r"|violences?|maltrait\w*|attouchements?|inceste|viol\b|arr[êe]t(?:\sde\stravail|\smaladie)|inaptitude"
    r"|invalidit[ée]|curatelle"
    r"|rechute|r[ée]cidive|soins\spalliatifs|fin\sde\svie|[a-zàâéèêîïôûç]{4,}(?:pathie(?<!sympathie)"
    r"|algie(?<!nostalgie)|ectomie|plastie|pl[ée]gie"
    r"|phasie|trophie|p[ée]nie|rragie|sarcome|carcinome|adénome|blastome|thyro[ïi]die|n[ée]phrite|arthrite"
    r"|arthrose|thrombose)"
)
_PATIENT = regex.compile(rf"^\s?[,(]?\s?{_AGED}|\b(?:{_STATE})(?![\p{{L}}])|\b(?:{_DOES})|\b(?:{_ILL})(?!\p{{L}})")
"""What befalls somebody: said after the office, it is of its holder."""

_ACTS = regex.compile(
    r"\b(?:inaugur|annonc|d[ée]cid|d[ée]cision|sign(?:e|er|é)|prend|a\spris|lanc|visit|remerci|f[ée]licit|souhait"
    r"|organis|demand"
    r"|autoris|interdi|convoqu|nomm|propos|pr[ée]sid|inform|transm|doi(?:t|ven)|peu(?:t|ven)|pourr|devr|exerc"
    r"|g[èe]r|dirig|assur"
    r"|valid|vot|financ|refuse\s(?:de|d['’])|souti|soute|promet|a\sre[çc]u|re[çc]oit|accueil|ouvr|ferm|invit"
    r"|rappel|exig"
    r"|recrut|embauch|veut|voudr|envoi|envoy|adresse\s|[ée]cri|appell|a\sappel|contact|r[ée]un"
    r"|est\s(?:responsable|comp[ée]tent"
    r"|tenu|charg|inform|habilit|l[ea]\s|un|d[ée]sign|[ée]lu|nomm|pr[ée]ven)|a-t-|est-(?:il|elle|ce)|en\svertu"
    r"|garant|prononc|veill|sollicit"
    r"|porte\s|conteste|d[ée]nonc|r[ée]clam|indiqu|explique|pr[ée]cise|d[ée]clar(?:e|é)\s|particip|intervien"
    r"|interven|adopt"
    r"|arr[êe]te\b|mobilis|anim|coordonn|repr[ée]sent|publi|s['’]engage|alert|signal|confirm|recommand"
    r"|se\sf[ée]licit|dispos|s['’]oppos)"
)
"""What an office does in public: what follows is of others."""
_OFFICIAL = regex.compile(
    r"\b(?:r[ôo]les?|missions?|pouvoirs?|comp[ée]tences?|arr[êe]t[ée]s?|signatures?|accord|avis|autorisation"
    r"|demande|[ée]lections?"
    r"|mandat|fonctions?|postes?|statut|responsabilit[ée]s?|d[ée]l[ée]gation|discours|lettre|courrier|mails?"
    r"|convention|invitation"
    r"|r[ée]union|entretien|rendez-vous|contact\w*|alert\w*|pr[ée]ven\w+|inform\w+|signal\w+|[ée]cri\w*|par|pour"
    r"|selon|avec|contre|comme"
    r"|remplac\w+|m[ée]tier|salaire|formation|concours|devenir|[êe]tre|que\sfaire\ssi|passe-t-il\ssi|adress\w+"
    r"|aupr[èe]s|d[ée]cision"
    r"|proposition|vœux|voeux|nomination|succ[ée]der|sous\sl['’]autorit[ée])\s(?:(?:[àa]\s)?(?:l[ea]\s|l['’])"
    r"|du\s|de\sla\s|de\sl['’]"
    r"|au\s|aux\s|de\s|d['’])?$"
)
_ANYBODY = regex.compile(
    r"\b(?:une?|des|les|chaque|aucune?|tout|quels?|certains|plusieurs|ces|aux)\s$"
    r"|\bd['’]une?\s$"
)
_FICTION = regex.compile(
    r"\b(?:roman|po[èe]me|nouvelle\s(?:polici|litt)\w+|conte|pi[èe]ce\sde\sth|sc[ée]nario|histoire\sdr[ôo]le|fictif"
    r"|blague|qui\sest)\b"
)
_OF_A_PATIENT = regex.compile(
    r"\b(?:patiente?|malade)\s$|(?:(?:^|[\s:(])(?:patiente?|homme|femme|monsieur|madame|mme|mr|[hf]|pt"
    r"|pte)\b[^.;,]{0,40}|\d\s?a(?:ns)?\b[^.;]{0,20})"
    r"(?:[,:(–\-]\s?|\sest\s|\squi\sest\s)(?:par\sailleurs\s|[ée]galement\s)?$"
    r"|\b(?:patiente?|r[ée]sidente?|mme\s\p{L}+|mr?\.?\s\p{L}+|malade)\b[^.;,]{0,24}\s(?:est|qui\sest"
    r"|n['’]est\sautre\sque)\s(?:l[ea]\s|l['’])?$"
    r"|\b(?:ai|avons|a|ont)\s(?:op[ée]r[ée]|examin[ée]|hospitalis[ée]|admis|intub[ée]|greff[ée]|soign[ée]"
    r"|r[ée]anim[ée]|revu|re[çc]u\sen\sconsultation"
    rf"|(?:vu|re[çc]u)\s(?:{_NOW}|en\sconsultation|aux\surgences|en\surgence))\s(?:{_NOW}\s)?(?:l[ea]\s|l['’])$"
    r"|\b(?:suivons|soignons|soigne|suivi\sde|en\sconsultation|aux\surgences)\s(?:ce\smatin\s|hier\s)?(?:l[ea]\s"
    r"|l['’])$"
    rf"|\b(?:[ée]tat(?:\sde\ssant[ée])?|sant[ée]|hospitalisation|admission|d[ée]c[èe]s|mort|r[ée]sultats|{_ILL}"
    rf"|crh?|compte[\s\-]rendu"
    r"(?:\sop[ée]ratoire)?|ordonnance|certificat(?:\sm[ée]dical)?|traitement|s[ée]rologie|diagnostic|pronostic"
    r"|nouvelles|sortie|s[ée]jour|h[ée]moc|bilan|dossier\sm[ée]dical)\s(?:\p{L}+\s)?(?:du|de\sla|de\sl['’]"
    r"|de\snotre|pour\sl[ea]|[àa]\sl[ea])\s?$"
)
"""Said before the office: somebody in care is or has it."""

_GENERAL = regex.compile(
    r"\b(?:qui\s(?:est|fut|[ée]tait|a\s[ée]t[ée]|furent|sont|ont)\b|quel(?:le)?s?\s(?:est|sont|fut|[ée]tait"
    r"|furent)|histoire\s(?:de|du|des)|historique"
    r"|en\s(?:1[5-9]\d\d|200\d|201\d)\b|taux|combien|chez\sl[ea]s?\s|prise\sen\scharge\s(?:des|d['’]une?)"
    r"|recommandations?|films?\b|roman"
    r"|s[ée]rie\b|articles?\b|publi[ée]e?|litt[ée]rature|titre\sde|m[ée]tier|scénario|sc[ée]nario|po[èe]me"
    r"|nouvelle\spolici[èe]re|conte|pi[èe]ce|nouvelle\slitt|exercice"
    r"|fiche|protocole|loi\b|droits?\s(?:de|du|des)|indemnis\w+|statistiques?|[ée]pid[ée]miolog\w*|explique"
    r"|d[ée]fini\w+|r[ée]sume\sl['’]histoire"
    r"|[àa]\squoi|comment\s(?:s['’]appel|se\snomm)|qcm|fictif|imaginaire|invent[ée]e?s?\b|essai\sclinique"
    r"|cohorte\sde)"
)
_SOMEBODY = regex.compile(
    rf"\b(?:{_NOW}|{_AGED}|(?:ma|mon|notre|cette|cet?)\s(?:petite?\s)?(?:patiente?|r[ée]sidente?|usag[eè]re?"
    rf"|malade|dame|monsieur|coll[èe]gue"
    r"|agent|d[ée]tenue?|[ée]l[èe]ve|interne|enfant)|patiente?\b|monsieur|madame|mme|mr|chambre\s\d"
    r"|hospitalis[ée]e?|op[ée]r[ée]e?|admise?"
    r"|transf[ée]r[ée]e?|suivie?\s(?:pour|en|aux?|[àa]|chez|depuis|par)|greff[ée]e?|vue?\s(?:en|aux?)|consulte"
    r"|refuse|rechute|depuis\s\p{L}+|souffre"
    r"|courrier|compte[\s\-]rendu|certificat|dossier|lettre\sde\sliaison|elle|il|sa|son|ses|je|j['’]ai|nous"
    rf"|dans\s(?:le|notre)\sservice|bloc|en\sr[ée]a\w*|ch\s?\d+|sous\s\p{{L}}{{5,}})\b|,\s[^.\n]{{0,40}}?\b(?:{_ILL})(?!\p{{L}})|\bm\.\s"
)
_STRONG = regex.compile(
    rf"\b(?:{_NOW}|{_AGED}|(?:ma|mon|notre)\s(?:petite?\s)?(?:patiente?|r[ée]sidente?|usag[eè]re?)|chambre\s\d"
    r"|(?:est|a\s[ée]t[ée]|,)\s(?:hospitalis|admis|op[ée]r|suivi|greff|transf|revu)\w*|chez\snous|dans\snotre"
    r"|j['’]ai|consulte|elle|il|patiente?|j\d+|a\sune?)\b"
)
_FOLLOW = regex.compile(r"[.\n]\s?(?=(?:il|elle|admis|hosp|op[ée]r|motif|suivi|vue?|d[ée]c[ée]d|atcd|s['’]est)\b)")


def in_care(text: str, start: int, end: int) -> bool:
    """Tell whether the holder of an office is the one who is ill, rather than one who acts.

    Args:
        text: In small letters.
        start: Of the office, in code points.
        end: Of the office and its place.
    """
    before = clause_before(text, start, _BEFORE)
    if _ANYBODY.search(before) or _FICTION.search(before):
        return False
    if _OF_A_PATIENT.search(before, timeout=TIMEOUT):
        return True
    if _OFFICIAL.search(before, timeout=TIMEOUT):
        return False
    after = clause_after(_FOLLOW.sub(", ", text[end : end + _AFTER], 1), 0, _AFTER)
    befalls, acts = _PATIENT.search(after, timeout=TIMEOUT), _ACTS.search(after, timeout=TIMEOUT)
    return bool(befalls) and not (acts and acts.start() < befalls.start())


def of_one(text: str, start: int, end: int) -> bool:
    """Tell whether the words around speak of somebody known, not of history, of a rule or of a study."""
    around = _around(text, start, end)
    return bool(_SOMEBODY.search(around, timeout=TIMEOUT)) and not _GENERAL.search(around, timeout=TIMEOUT)


def surely_of_one(text: str, start: int, end: int) -> bool:
    """Tell the same of a fact that news and history tell as well: something must say that it is of today's care."""
    around = _around(text, start, end)
    return bool(_STRONG.search(around, timeout=TIMEOUT)) and not _GENERAL.search(around, timeout=TIMEOUT)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - _WIDE) : start]} … {text[end : end + _WIDE]}"
