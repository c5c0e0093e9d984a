"""Events that the press tells: accidents, attacks, prizes, births on the road; whoever lived one is known by it."""

from detectors.singular.fact import Tail, fact, kind
from detectors.singular.private import of_one, surely_of_one

_WHO = (
    r"(?:victimes?|rescap[ée]e?s?|survivante?s?|bless[ée]e?s?|otages?|miracul[ée]e?s?|passag(?:er|[èe]re)s?"
    r"|conduct(?:eur|rice)|chauffeur|h[ée]ros|h[ée]ro[ïi]ne|auteur|tireur|forcen[ée]e?"
    r"|naufrag[ée]e?s?|t[ée]moin|br[ûu]l[ée]e?s?|pilote|agresseur|secouriste|primo[\s\-]intervenante?"
    r"|mère\sd['’]une\svictime|veuve\sd['’]une\svictime)"
)
_WHAT = (
    r"(?:accident|incendie|explosion|attentat|attaque|fusillade|prise\sd['’]otages?|naufrage|crash|avalanche"
    r"|effondrement|tuerie|carambolage|inondation|tornade|cyclone|ouragan|s[ée]isme"
    r"|d[ée]raillement|[ée]boulement|braquage|collision|agression|chavirage|noyade|drame|[ée]meutes?|cambriolage"
    r"|[ée]crasement|chute|coul[ée]e|glissement|intoxication|feu)"
)
_THING = (
    r"(?:\s(?:de|du|des|de\sla|au)\s(?:car|bus|train|tram(?:way)?|m[ée]tro|avion|vol|autocar|minibus"
    r"|t[ée]l[ée]ph[ée]rique|t[ée]l[ée]si[èe]ge|man[èe]ge|ferry|chalutier|navire|bateau|tunnel|pont|viaduc"
    r"|usine|silo|coll[èe]ge|lyc[ée]e|[ée]cole|supermarch[ée]|march[ée]\sde\sno[ëe]l|discoth[èe]que|bar|h[ôo]tel"
    r"|immeuble|gymnase|centre\scommercial|camping|g[îi]te|foyer|kwassa|pirogue|scolaire|requin|boulangerie|mairie"
    r"|mosqu[ée]e|synagogue|[ée]glise|montgolfi[èe]re|rallye|f[êe]te\sforaine|passage\s[àa]\sniveau|raffinerie"
    r"|terrain|gaz|pyl[ôo]ne|couteau)|[àa]\s(?:la\svoiture[\s\-]b[ée]lier|l['’]arme\sblanche|la\skalachnikov)"
    r"|\sd(?:e\sl)?['’](?:avion|h[ée]licopt[èe]re|autocar|ulm|usine|hier|avant-hier|immeuble))"
    r"(?:\sscolaire|\sde\sgaz)?"
)
_STREET = (
    r"\s(?:de\sla|de\sl['’]|du|des|dans\sla|sur\sl['’]|sur\sla)\s?(?:rue|avenue|boulevard|place|quai|autoroute"
    r"|rocade|nationale|rn|d[ée]partementale)\b(?:\s(?:de\sla|du|des|de"
    r"|d['’])\s?)?(?:[ ]?[\p{L}\d'’\-]+){1,2}?(?=[\s,.;:)]|$)"
)
_ROAD = (
    r"(?:[anrd]{1,2}\s?\d{1,4}|autoroute|rocade|p[ée]riph(?:[ée]rique)?|nationale\s\d+"
    r"|rond[\s\-]point\sd\p{L}+\s\p{L}+|parking\sd\p{L}+\s\p{L}+|aire\sde\s\p{L}+|quai\sd\p{L}+\s\p{L}+"
    r"|route\sde\s\p{L}+|pont\sde\s\p{L}+|gare\sde\s\p{L}+|bretelle\s\p{L}+|bac\sde\s\p{L}+)"
)
_WHEN = (
    r"(?:\s(?:d['’]hier|de\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce\smatin"
    r"|la\ssemaine\sderni[èe]re|no[ëe]l|l['’][ée]t[ée]\sdernier)|du\s\d{1,2}(?:er)?[\s/]\p{L}*\d*|du\sweek-?end"
    r"|du\s14\sjuillet|survenue?\s(?:hier|ce|[àa]|sur|lundi|mardi|jeudi|samedi|dimanche)))"
)
_TERROR = (
    r"(?:bataclan|13[\s\-]novembre|charlie\shebdo|hyper\s?cacher|promenade\sdes\sanglais"
    r"|attentats?\sdu\s\d+\s\p{L}+|azf|lubrizol|rana\splaza|costa\sconcordia|tsunami\sde\s2004"
    r"|gr[âa]nds?\sbornand|thalys)"
)
_PRESS = (
    r"(?:dont\s(?:parl(?:e|ent|ait)|a\sparl[ée])\s(?:toute\s)?(?:la\spresse|les\sjournaux|les\sm[ée]dias"
    r"|tout\sle\smonde)|dont\s(?:(?:toute\s)?la\s(?:presse|t[ée]l[ée]|radio)|les\s(?:journaux|m[ée]dias)"
    r"|le\s(?:journal|parisien|monde|figaro|t[ée]l[ée]gramme)|ouest[\s\-]france|la\svoix\sdu\snord|bfm\w*|on"
    r"|tout\sle\smonde)"
    r"\s(?:a|ont|avait|avaient|parle|parlent|parlait)(?:\s(?:beaucoup|d[ée]j[àa]|tant"
    r"|largement))?(?:\s(?:parl[ée]|relat[ée]|publi[ée]))?(?:\s(?:aux\sinfos|dans\sla\spresse|[àa]\sla\st[ée]l[ée]))?"
    r"|(?:pass[ée]e?|vue?|interview[ée]e?|apparue?)\s(?:au\s(?:journal\st[ée]l[ée]vis[ée]|jt"
    r"|20\s?h)(?:\sde\s(?:tf1|france\s[23]))?|[àa]\sla\st[ée]l[ée](?:vision)?|aux\sinfos|dans\s(?:la\spresse"
    r"|les\sjournaux|le\sjournal)|sur\s(?:bfm\w*|tf1|france\s[23]))"
    r"|qui\s(?:a\sfait|faisait|fait|a\sd[ée]fray[ée])\s(?:la\sune|le\sbuzz|la\schronique|les\sgros\stitres)"
    r"|(?:tr[èe]s\s|largement\s|fortement\s)?m[ée]diatis[ée]e?s?)"
)
_PERSON = (
    r"(?:patiente?|homme|femme|dame|monsieur|agente?|gar[çc]on|fille|fillette|jeune|enfant|b[ée]b[ée]"
    r"|r[ée]sidente?|d[ée]tenue?|interne|infirmi(?:er|[èe]re)|m[ée]decin|pompier|polici(?:er|[èe]re)|gendarme"
    r"|prof(?:esseur)?|coll[èe]gue"
    r"|surveillante?|aide[\s\-]soignante?|cas|accident[ée]e?|lyc[ée]en(?:ne)?|coll[ée]gien(?:ne)?|joueu(?:r|se)"
    r"|cycliste|motard|randonn(?:eur|euse)|skieu(?:r|se)|chauffeur|agriculteur|maire|mari|fils|m[èe]re|p[èe]re"
    r"|tireur|forcen[ée]|celui|celle|elle|il)"
)
_PEOPLE_STEMS = (
    "patient homme femme dame monsieur agent garçon garcon fille jeune enfant bébé bebe résident resident"
    " détenu detenu interne infirmi médecin medecin pompier polici gendarme prof"
    " collègue collegue surveillant aide cas accident lycéen lyceen collég colleg joueu cycliste motard"
    " randonn skieu chauffeur agriculteur maire mari fils mère mere père pere"
    " tireur forcen celui celle elle il"
)
_WHO_STEMS = (
    "victime rescap surviv bless otage miracul passag conduct chauffeur"
    " héros heros héroïne auteur tireur forcen naufrag témoin temoin brûl brul pilote"
    " agresseur secouriste primo mère veuve"
)
_PRIZE = (
    r"(?:(?:qui\s(?:a|avait)\s|a\s)?(?:gagn[ée]|remport[ée]|gagnante?s?|vainqueur|laur[ée]ate?|vainqueure?"
    r"|finaliste|candidate?)\s(?:(?:au|le|du|[àa]\sl['’]|de\sl['’]|de\sla|la|de|[àa])\s?)?"
    r"(?:loto|gros\slot|euro\s?millions?|jackpot|koh[\s\-]lanta|the\svoice|star\sac(?:ad[ée]my)?|top\schef"
    r"|miss\s\p{L}+|tour\sde\sfrance|ballon\sd['’]or|roland[\s\-]garros|vend[ée]e\sglobe|route\sdu\srhum"
    r"|goncourt|amour\sest\sdans\sle\spr[ée]|meilleur\sp[âa]tissier|marathon\sde\s\p{L}+"
    r"|questions\spour\sun\schampion|12\scoups\sde\smidi|secret\sstory|coupe\sdu\smonde|diagonale\sdes\sfous"
    r"|grand\sraid|jeux\solympiques)(?:\s\d{4})?)"
)
_FREAK = (
    r"(?:(?:mordue?|attaqu[ée]e?|happ[ée]e?|charg[ée]e?|encorn[ée]e?|pi[ée]tin[ée]e?|foudroy[ée]e?|renvers[ée]e?"
    r"|percut[ée]e?|pi[ée]g[ée]e?|s[ée]questr[ée]e?|ensevelie?|poignard[ée]e?|enlev[ée]e?)"
    r"\s(?:par\s(?:un|une|le|la|l['’])\s?(?:requin|ours|lion|tigre|taureau|tram(?:way)?|train|bus|car|tgv|ter"
    r"|avalanche|[ée]l[ée]phant|crocodile|loup|requin\s\p{L}+|foudre|h[ée]lice|manège)|lors\s(?:du|de\sla"
    r"|de\sl['’]|des)\s?\p{L}+|pendant\sl[ae]\s\p{L}+))"
)

_AT = (
    r"\s(?:(?:lors\s)?de\sl['’]|(?:lors\s)?de\sla\s|lors\sd['’]un\s|(?:lors\s)?du\s|(?:lors\s)?des\s|dans\sl['’]"
    r"|dans\sla\s|dans\sle\s|pendant\sl['’])"
)

EVENTS = (
    kind(
        _WHO,
        _WHO_STEMS,
        fact(
            "personne d'un accident",
            rf"{_WHO}{_AT}(?:{_WHAT}s?(?:{_THING}{_WHEN}?|{_STREET}|{_WHEN})|(?:car|bus|train|minibus|avion|h[ée]licopt[èe]re"
            rf"|chalutier|kwassa)(?:\sscolaire)?\s(?:accident[ée]|renvers[ée]|d[ée]raill[ée]|coul[ée]"
            rf"|naufrag[ée])(?:{_WHEN}|\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier))?)",
            Tail.OPTIONAL,
            of_one,
        ),
        fact("personne d'un accident, lieu nommé", rf"{_WHO}{_AT}{_WHAT}s?(?!\p{{L}})", Tail.LATER, of_one),
        fact(
            "naufragé",
            r"(?:naufrag|rescap|surviv)\p{L}+\s(?:du|de\sla)\s(?:chalutier|kwassa|ferry|voilier|bateau|crash|vol"
            r"|pirogue|car|bus|tunnel|train)",
            Tail.OPTIONAL,
            of_one,
        ),
        fact(
            "personne d'un attentat connu",
            rf"{_WHO}\s(?:du|de\sla|de\sl['’]|des?|d['’])\s?{_TERROR}",
            Tail.NONE,
            surely_of_one,
        ),
    ),
    kind(
        r"otage",
        "otage",
        fact(
            "otage",
            r"otage\s(?:lib[ée]r[ée]e?|retenue?|fran[çc]aise?)(?:\s(?:lib[ée]r[ée]e?|retenue?))?",
            Tail.REQUIRED,
            surely_of_one,
        ),
    ),
    kind(
        _PERSON,
        _PEOPLE_STEMS,
        fact("connu par la presse", rf"{_PERSON}(?:\s[\p{{L}}'’\-]+){{0,8}}?\s{_PRESS}", Tail.NONE, of_one),
        needs="presse journ télé tele jt infos buzz bfm tf1 médiatis mediatis dont une chronique titres ouest 20",
    ),
    kind(
        r"",
        "gagn remport vainqueur lauréat laureat finaliste candidat qui homme femme patient",
        fact("gagnant", rf"(?:(?:homme|femme|dame|patiente?|monsieur)\s)?{_PRIZE}", Tail.OPTIONAL, surely_of_one),
        needs=(
            "loto gros euro million jackpot koh voice star top miss tour ballon roland vend route goncourt pré"
            " pâtiss marathon question champion midi secret story coupe diagonale grand jeux"
        ),
    ),
    kind(
        r"(?:n[ée]+e?|accouch\p{L}*|naissance)\s(?!le\b|en\s\d)",
        "née né accouch naissance nee",
        fact(
            "né en route",
            rf"(?<!-)(?:n[ée]e?|accouch[ée]e?|accouchement|naissance)\s(?:\p{{L}}+\s)?(?:dans\s(?:la|une|le|un|sa"
            rf"|leur|l['’])\s?(?:voiture|ambulance|taxi|train|avion|camion(?:\sdes\spompiers)?|v[ée]hicule"
            rf"|h[ée]lico(?:pt[èe]re)?|bus|pirogue|tgv|vsav|bateau)\s)?(?:en\s\p{{L}}+\s)?(?:sur|[àa]|au"
            rf"|entre)\s(?:l['’]|la\s|le\s)?{_ROAD}",
            Tail.OPTIONAL,
            of_one,
        ),
    ),
    kind(
        _FREAK,
        "mordu attaqu happ charg encorn piétin pietin renvers percut piég pieg séquestr sequestr enseveli"
        " poignard enlev",
        fact("fait divers", _FREAK, Tail.LATER, of_one),
    ),
    kind(
        r"foudroy|mise?\s|accus|condamn|impliqu|partie\sc|t[ée]moin",
        "foudroy mis accus condamn impliqu partie témoin temoin",
        fact("foudroyé", r"foudroy[ée]e?(?!\p{L})", Tail.LATER, of_one),
        fact(
            "affaire",
            r"(?:mise?\sen\sexamen|accus[ée]e?|condamn[ée]e?|impliqu[ée]e?|partie\scivile|t[ée]moin)\s(?:dans|au"
            r"|de|du)\s?(?:l['’]affaire|le\sproc[èe]s|proc[èe]s)(?:\s(?:du|de\sla|des|de\sl['’])\s?\p{L}+)?",
            Tail.OPTIONAL,
            of_one,
        ),
    ),
)
