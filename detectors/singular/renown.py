"""Renown: ministers and champions of yesterday, artists, cloisters, owners of the mill; and the one of a small home."""

from detectors.singular.fact import Tail, fact, kind
from detectors.singular.private import in_care, of_one
from detectors.singular.settings import AREA

_ARTIST = (
    r"(?:acteur|actrice|chanteu(?:r|se)|com[ée]dien(?:ne)?|humoriste|animat(?:eur|rice)|pr[ée]sentat(?:eur|rice)"
    r"|[ée]crivaine?|auteure?|autrice|journaliste|rapp(?:eur|euse)|footballeu(?:r|se)|rugbym[ae]n|artiste"
    r"|youtubeu(?:r|se)|influenceu(?:r|se)"
    r"|streameu(?:r|se)|tiktokeu(?:r|se)|peintre|musicien(?:ne)?|cycliste|cuisini(?:er|[èe]re)|chef|navigat(?:eur"
    r"|rice)|skieu(?:r|se)|tennism[ae]n|joueu(?:r|se)|athl[èe]te|nageu(?:r|se)|mannequin|dj|sportif|sportive"
    r"|avocate?|chirurgien(?:ne)?|homme\spolitique|femme\spolitique|blogueu(?:r|se))"
)
_KNOWN = (
    r"(?:(?:[\s,]\s?(?:tr[èe]s|assez|plut[ôo]t|bien|localement|mondialement))?\s(?:connue?|c[ée]l[èe]bre"
    r"|m[ée]diatique|reconnue?)(?:\s(?:du\sgrand\spublic|en\sfrance|du\scoin|dans\sla\sr[ée]gion|pour\s(?:son|sa"
    r"|ses)\s\p{L}+))?|\sde\s(?:renom|la\st[ée]l[ée](?:vision)?|tf1|m6|france\s[235]|canal\+?"
    r"|l['’][ée]quipe\sde\sfrance|ligue\s[12]|top\s14)"
    r"|\s(?:suivie?\spar|aux?|avec|de|[àa])\s(?:plus\sde\s|pr[èe]s\sde\s)?\d[\d\s.,]*\s?(?:k|m|millions?|mille"
    r"|000)?\s?(?:d['’])?(?:abonn[ée]s|followers|personnes|fans|vues)(?:\ssur\s\p{L}+)?"
    r"|\sinternationale?(?!\p{L})|[\s\-]vedette)"
)
_FORMER = r"(?:ancien(?:ne)?\s|ex[\s\-])"
_GREAT = (
    r"(?:ministre(?:\s(?:de\s(?:la|l['’])\s?|des\s|du\s)\p{L}+(?:\snationale?)?)?|premi(?:er|[èe]re)\sministre"
    r"|secr[ée]taire\sd['’][ée]tat|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)|pr[ée]fete?|pr[ée]f[èe]te?|ambassad(?:eur"
    r"|rice)|joueu(?:r|se)\s(?:de\sl['’][ée]quipe\sde\sfrance|pro(?:fessionnel(?:le)?)?|de\s(?:ligue\s1|top\s14|l1))"
    r"|footballeu(?:r|se)\sprofessionnel(?:le)?|rugbyman\sprofessionnel|international(?:e)?(?:\sde\s\p{L}+"
    r"|\sfran[çc]aise?)?|cycliste\sprofessionnel|capitaine\sdes\sbleus|miss\s\p{L}+|astronaute|spationaute"
    r"|pr[ée]sidente?\sd(?:e\sla\sr[ée]publique|u\s\p{L}+)|general(?:e)?\sde\s(?:brigade|division)"
    r"|g[ée]n[ée]ral\sde\s(?:brigade|division)|otage)"
)
_TITLE = (
    r"(?:(?:vice[\s\-])?champion(?:ne)?\s(?:olympique|paralympique|du\smonde|de\sfrance|d['’]europe|de\sbretagne"
    r"|d['’]outre[\s\-]mer|r[ée]gionale?|d[ée]partementale?)(?:\s(?:de|du|des|d['’])\s?[\p{L}\d\-]+(?:\s(?:de|du"
    r"|à|sur)\s[\p{L}\d\-]+)?)?"
    r"|m[ée]daill[ée]e?\s(?:olympique|paralympique|d['’](?:or|argent)|de\sbronze)(?:\s(?:aux?|[àa]"
    r"|en)\s[\p{L}\d]+)?|(?:prix|laur[ée]ate?\sdu\s(?:prix\s)?)\s?nobel(?:\sd\p{L}*['’]?\s?\p{L}+)?"
    r"|meilleure?\souvri(?:er|[èe]re)\sde\sfrance|lanceu(?:r|se)\sd['’]alerte(?:\s(?:de|du|des"
    r"|d['’])\s?\p{L}+(?:\s\p{L}+)?)?)"
)
_CLOISTER = (
    r"(?:moine|moniale|religieu(?:x|se)|s(?:œ|oe)ur|fr[èe]re|carm[ée]lite|chartreux|b[ée]n[ée]dictine?|trappiste"
    r"|clarisse|ermite|abbesse|novice)(?:\s(?:clo[îi]tr[ée]e?|contemplati(?:f|ve)|convers))?\s(?:de\sl['’]|de\sla"
    r"|du|d['’]une?|[àa]\sl['’]|au|dans\sl['’])\s?(?:abbaye|couvent|carmel|monast[èe]re|chartreuse|prieur[ée]"
    r"|trappe|ermitage|grotte)"
)
_OWNER = (
    r"(?:patron(?:ne)?|pdg|dirigeante?|propri[ée]taire|h[ée]riti(?:er|[èe]re)|fondat(?:eur|rice)|directeur"
    r"|g[ée]rante?)\s(?:de|du|de\sla|de\sl['’])\s?(?:(?:la\s)?plus\s(?:gros(?:se)?|grande?)|principale?|seule?"
    r"|(?:la\s)?premi[èe]re)\s(?:\p{L}+\s){1,2}?(?:du|de\sla|de\sl['’]|de|d['’])\s?"
    rf"(?:{AREA}|coin)"
)
_HOME = (
    r"(?:foyer|mas|fam|ime|itep|esat|mecs|ulis|ueema|classe|unit[ée]|maison|lieu\sde\svie|r[ée]sidence|structure"
    r"|petite\sunit[ée]|cantou|centre|[ée]tablissement|accueil|appartement|habitat\spartag[ée])"
)
_SMALL = (
    r"(?:[1-9]|1\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze)\s(?:places?|lits?|r[ée]sidents?|usagers?"
    r"|[ée]l[èe]ves?|enfants|jeunes|personnes|pensionnaires|d[ée]tenus|habitants)"
)
"""Under twenty: whoever is told by one more trait is one of a handful."""
_ONE = (
    r"(?:usag[eè]re?|r[ée]sidente?|pensionnaire|[ée]l[èe]ve|jeune|enfant|d[ée]tenue?|habitante?"
    r"|b[ée]n[ée]ficiaire|personne|adulte|homme|femme|travailleu(?:r|se)|stagiaire)"
)


def _of_ours(text: str, start: int, end: int) -> bool:
    """« notre foyer » is one that exists; any other must be told of somebody."""
    return "notre" in text[start:end] or "mon " in text[start:end] or of_one(text, start, end)


RENOWN = (
    kind(
        _FORMER,
        "ancien ex",
        fact("ancien grand", rf"{_FORMER}{_GREAT}(?!\p{{L}})", Tail.OPTIONAL, in_care),
    ),
    kind(
        r"",
        "champion médaill medaill prix laur meilleur lanceu",
        fact("titre", _TITLE, Tail.OPTIONAL, in_care),
    ),
    kind(
        rf"{_ARTIST}",
        "acteur actrice chanteu coméd comed humoriste anima présenta presenta écriv ecriv auteur autrice"
        " journaliste rapp foot"
        " rugby artiste youtub influenc stream tiktok peintre musicien cyclis cuisini chef naviga skieu"
        " tennis joueu athl nageu"
        " mannequin dj sporti avocat chirurgien homme femme blogueu",
        fact("artiste connu", rf"{_ARTIST}(?:\s(?:\p{{L}}+\s)?\p{{L}}+)?{_KNOWN}", Tail.OPTIONAL, in_care),
        needs=(
            "connu célèbre celebre médiatique mediatique reconnu renom abonn follow vedette internation télé"
            " tele tf1 m6 france canal ligue top fans vues personnes équipe"
        ),
    ),
    kind(
        r"",
        "star vedette célébrit celebrit gloire figure",
        fact(
            "vedette",
            r"(?:star|vedette|c[ée]l[ée]brit[ée]|gloire|figure)\s(?:de\s(?:la\s)?(?:t[ée]l[ée](?:r[ée]alit[ée])?"
            r"|cin[ée]ma|la\schanson)|du\s(?:cin[ée]ma|rap|foot|rugby|coin|village|quartier)|locale|nationale)",
            Tail.NONE,
            in_care,
        ),
    ),
    kind(
        r"",
        "moine monial religieu sœur soeur frère frere carmél carmel chartreux bénéd bened trapp clariss"
        " ermite abbesse novice",
        fact("cloître", _CLOISTER, Tail.OPTIONAL, in_care),
    ),
    kind(
        r"",
        "patron pdg dirigeant propri hérit herit fondat directeur gérant gerant",
        fact("patron du coin", _OWNER, Tail.OPTIONAL, in_care),
    ),
    kind(
        _ONE,
        "usag résid resid pensionnaire élèv elev éleve jeune enfant détenu detenu habitant bénéf benef"
        " personne adulte homme femme travailleu stagiaire",
        fact(
            "un de quelques-uns",
            rf"{_ONE}\s(?:de|du|d['’]|dans)\s?(?:notre\s|mon\s|ce\s|cette\s|la\s|l['’]|le\s|un\s|une\s"
            rf"|petite?\s)*{_HOME}(?:\s\p{{L}}+){{0,3}}?\s(?:\({_SMALL}\)|de\s{_SMALL})(?:\s(?!(?:est|a|qui"
            rf"|refuse|et|pour|avec|nous|se|sous)\b)[\p{{L}}\-]+){{0,2}}",
            Tail.NONE,
            _of_ours,
        ),
        needs=(
            "place lits lit résident resident usager élève eleve enfants jeunes personnes pensionnaires détenus"
            " detenus habitants"
        ),
    ),
)
