"""Offices that one person holds in a place or an institution, and the family of who holds them."""

from detectors.matching import compiled
from detectors.singular.fact import Tail, fact, kind
from detectors.singular.private import in_care
from detectors.singular.settings import AREA, HOSPITAL, INSTITUTION, OF, PLACED, QUALIFIED

_PUBLIC = (
    r"(?:maire(?:sse)?(?:[\s\-]adjointe?)?|(?:1er\s|1[èe]re\s|premi(?:er|[èe]re)\s)?adjointe?(?:\sau\smaire)?"
    r"|conseill(?:er|[èe]re)\s(?:municipale?|d[ée]partementale?"
    r"|r[ée]gionale?)|secr[ée]taire\sde\smairie|garde[\s\-]champ[êe]tre|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)"
    r"|(?:sous[\s\-])?pr[ée]f[èe]te?"
    r"|procureure?|b[âa]tonni(?:er|[èe]re)|rect(?:eur|rice)|commissaire|consule?|ambassad(?:eur|rice)|cur[ée]"
    r"|pr[êe]tre|pasteure?"
    r"|imam|rabbin|archev[êe]que|[ée]v[êe]que|abb[ée](?:sse)?|notaire|huissi(?:er|[èe]re)"
    r"|chef(?:fe)?\sde\s(?:tribu|village|gare|brigade)"
    r"|chef(?:fe)?\scoutumi(?:er|[èe]re)|grand\schef|tavana|roi|reine|cadi|ch[âa]telaine?|baronne?|comte(?:sse)?"
    r"|marquise?)"
)
_TRADE = (
    r"(?:boulang(?:er|[èe]re)|bouch(?:er|[èe]re)|[ée]pici(?:er|[èe]re)|pharmacien(?:ne)?|fact(?:eur|rice)"
    r"|institut(?:eur|rice)|instit|ma[îi]tre(?:sse)?\sd['’][ée]cole"
    r"|m[ée]decin|v[ée]t[ée]rinaire|v[ée]to|garagiste|buraliste|coiff(?:eur|euse)|infirmi(?:er|[èe]re)"
    r"|sage[\s\-]femme|kin[ée](?:sith[ée]rapeute)?|dentiste"
    r"|berg(?:er|[èe]re)|gardien(?:ne)?\sde\sphare|cantonni(?:er|[èe]re)|forgeron(?:ne)?|fromag(?:er|[èe]re)"
    r"|postier|posti[èe]re|facteur|passeur|sacristain"
    r"|docteure?|restaurat(?:eur|rice)|cafeti(?:er|[èe]re)|fossoyeur|meuni(?:er|[èe]re)|apicult(?:eur|rice)"
    r"|charpenti(?:er|[èe]re)|[ée]clusi(?:er|[èe]re))"
)
_HEAD = (
    r"(?:direct(?:eur|rice)(?:\s(?:adjointe?|g[ée]n[ée]rale?))?|dg|drh|proviseure?(?:[\s\-]adjointe?)?"
    r"|principale?(?:\sadjointe?)?|cpe|(?:vice[\s\-])?pr[ée]sidente?|tr[ée]sori(?:er|[èe]re)"
    r"|concierge|gardien(?:ne)?(?:\sde\sbut)?|patron(?:ne)?|g[ée]rante?|propri[ée]taire|h[ée]riti(?:er|[èe]re)"
    r"|dirigeante?|pdg|responsable|intendante?|aum[ôo]ni(?:er|[èe]re)"
    r"|capitaine|colonel(?:le)?|commandante?|lieutenante?|adjudante?|chef(?:fe)?|entra[îi]n(?:eur|euse)|coach"
    r"|joueu(?:r|se)|attaquante?|d[ée]fenseure?|goal"
    r"|but(?:eur|euse)|pivot|pilier|talonneur|demi\sde\sm[êe]l[ée]e|sup[ée]rieure?|m[èe]re\ssup[ée]rieure"
    r"|prieure?|doyen(?:ne)?|surveillant(?:e)?\sg[ée]n[ée]rale?"
    r"|cuisini(?:er|[èe]re)|chef\scuisinier|ma[îi]tre[\s\-]nageur|biblioth[ée]caire|bedeau|cadre|secr[ée]taire"
    r"|standardiste)"
)
_CHIEF = (
    r"chef(?:fe)?\sd(?:e\s|u\s)(?:service|p[ôo]le)(?:\s(?:de\s|d['’]|des\s|en\s)(?:la\s|l['’])?(?!garde"
    r"|soins\b)\p{L}{4,}(?:\s(?:interne|digestive|visc[ée]rale|p[ée]diatrique|infantile|vasculaire))?)"
)
_CORPS = r"(?:\s(?:des\s(?:pompiers|sapeurs[\s\-]pompiers|gendarmes|chasseurs)|de\s(?:gendarmerie|police)))"
_FC = (
    r"\s(?:du|de\sl['’]|de\sla|de)\s?(?:fc|rc|us|as|cs|sc|stade|racing|olympique|ol|om|psg|uso|asm|ufc|es|aj"
    r"|sporting|hbc)\s\p{L}[\p{L}\-]+"
)
_AT_HEAD = (
    rf"(?:{OF}(?!{HOSPITAL}\b)(?:petite?\s|principale?\s)?{INSTITUTION}{QUALIFIED}(?!\p{{L}})(?:{OF}{AREA}(?!\p{{L}}))?|{PLACED}|{_CORPS}"
    rf"|{_FC})"
)
_AT_HOSPITAL = rf"{OF}{HOSPITAL}(?!\p{{L}})(?:(?<=service|p[ôo]le)\s(?:de\s|d['’]|des\s)\p{{L}}{{4,}})?"
_PUBLIC_STEMS = (
    "maire adjoint conseill secrétaire secretaire garde déput deput sénat senat préf pref procureur bâtonn"
    " batonn recteur"
    " rectrice commissaire consul ambassad curé cure prêtre pretre pasteur imam rabbin arch évêque eveque"
    " evêque évèque abb"
    " notaire huissi chef grand tavana roi reine cadi châtelain chatelain baron comte marquis"
)
_TRADE_STEMS = (
    "boulang bouch épici epici pharmacien fact instit maître maitre médecin medecin vétér veter véto veto garagiste"
    " buraliste coiff infirmi sage kiné kine dentiste berg gardien cantonn forgeron fromag posti passeur"
    " sacristain docteur"
    " restaurat cafeti fossoyeur meuni apicult charpent éclus eclus"
)
_HEAD_STEMS = (
    "direct dg drh proviseur princip cpe vice président president trésor tresor concierge gardien patron"
    " gérant gerant"
    " propri hérit herit dirigeant pdg responsable intendant aumôn aumon capitaine colonel commandant"
    " lieutenant adjudant chef"
    " entraîn entrain coach joueu attaquant défens defens goal but pivot pilier talonneur demi supér super"
    " mère mere prieur"
    " doyen surveillant cuisini maître maitre biblio bedeau cadre secrétaire secretaire standardiste"
)
_FROM_AFAR = compiled(r"\s(?:à|a|aux?|sur)\s")


def _one_of_a_trade(text: str, start: int, end: int) -> bool:
    """A trade is held by one where it is said « le boulanger de », not « boulanger à »."""
    said = text[max(0, start - 3) : start]
    definite = said.endswith(("le ", "la ", "l'", "l’", "du ", "re ", "n ")) or not said.strip(" ,:\n(")
    one = said.endswith("le ") or (definite and not _FROM_AFAR.search(text, start, end))
    return one and in_care(text, start, end)


OFFICES = (
    kind(
        rf"{_PUBLIC}(?!\p{{L}})",
        _PUBLIC_STEMS,
        fact("fonction placée", rf"{_PUBLIC}{PLACED}", Tail.OPTIONAL, in_care),
        fact("fonction et lieu", _PUBLIC, Tail.UNLESS_KIN, in_care),
    ),
    kind(
        rf"{_TRADE}\s(?:de|du|d['’]|dans|à|au|en|local|sur)",
        _TRADE_STEMS,
        fact("métier placé", rf"{_TRADE}{PLACED}", Tail.OPTIONAL, _one_of_a_trade),
        fact("métier et lieu", rf"{_TRADE}(?!\p{{L}})", Tail.REQUIRED, _one_of_a_trade),
    ),
    kind(
        rf"{_HEAD}\s(?:de|du|des|d['’]|dans|à|au|en|local)",
        _HEAD_STEMS,
        fact("chef de service", _CHIEF, Tail.OPTIONAL, in_care),
        fact("tête d'une maison", rf"{_HEAD}{_AT_HEAD}", Tail.OPTIONAL, in_care),
        fact("tête d'une maison de soins", rf"{_HEAD}{_AT_HOSPITAL}", Tail.OPTIONAL, in_care),
    ),
)
