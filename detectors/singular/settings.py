"""Where somebody can be the only one: areas that have one name in their own talk, and institutions."""

AREA = (
    r"(?:village|bourg|hameau|commune|ville|quartier|vall[ée]e|[îi]le|presqu['’][îi]le|canton|coin|pays"
    r"|d[ée]partement|r[ée]gion"
    r"|circonscription|dioc[èe]se|paroisse|station|plateau|territoire|atoll|archipel|cirque|intercommunalit[ée]"
    r"|agglo(?:m[ée]ration)?"
    r"|m[ée]tropole|communaut[ée]\sde\scommunes|marais|littoral|montagne|c[ôo]te|massif|tribu|lotissement|r[ée]serve)"
)
CARE = (
    r"(?:service|unit[ée]|p[ôo]le|centre|file\sactive|cohorte|consultation|chu|chr|ch|h[ôo]pital|clinique"
    r"|maternit[ée]|r[ée]a(?:nimation)?|ghu?t?|samu|smur|cmp|hdj)"
)
INSTITUTION = (
    r"(?:[ée]coles?|coll[èe]ge|lyc[ée]e|cr[èe]che|internat|universit[ée]|facult[ée]|fac|conservatoire|classe"
    r"|promo(?:tion)?|ehpad|foyer"
    r"|mas|fam|ime|itep|esat|mecs|sessad|usld|r[ée]sidence|maison\s(?:de\sretraite|d['’]arr[êe]t|centrale)|prison"
    r"|centrale|p[ée]nitencier"
    r"|centre\s(?:de\sd[ée]tention|p[ée]nitentiaire|de\sloisirs|social|de\sr[ée]tention|[ée]questre|hospitalier"
    r"|m[ée]dical)|club|[ée]quipe|association|amicale"
    r"|comit[ée]|f[ée]d[ée]ration|syndicat|usine|entreprise|soci[ée]t[ée]|bo[îi]te|scierie|mine|abattoir"
    r"|supermarch[ée]|sup[ée]rette|carrefour|coop[ée]rative|cave"
    r"|domaine|ch[âa]teau|haras|ferme|refuge|phare|port|gare|a[ée]roport|base\s(?:a[ée]rienne|navale)|r[ée]giment"
    r"|caserne|brigade|gendarmerie|commissariat"
    r"|mosqu[ée]e|synagogue|abbaye|couvent|carmel|monast[èe]re|prieur[ée]|temple|[ée]glise|cath[ée]drale"
    r"|basilique|tribunal|pr[ée]fecture|mairie|office\sde\stourisme"
    r"|bar|caf[ée]|tabac|[ée]picerie|boulangerie|garage|salle\s(?:de\ssport|des\sf[êe]tes)|agence|banque|poste"
    r"|th[ée][âa]tre|op[ée]ra|mus[ée]e|fanfare|harmonie|chorale|biblioth[èe]que|m[ée]diath[èe]que|piscine|camping"
    r"|h[ôo]tel|restaurant"
    r"|conseil\s(?:d[ée]partemental|r[ée]gional|g[ée]n[ée]ral|municipal|communautaire)|chambre\sd['’]agriculture"
    r"|chambre\sdes\sm[ée]tiers|cci|sdis|cpam|ars|cirque|troupe)"
)
HOSPITAL = r"(?:h[ôo]pital|clinique|chu|chr|ch|samu|smur|maternit[ée]|urgences|bloc|service|p[ôo]le|pharmacie)"
QUALIFIED = (
    r"(?:\s(?:primaire|maternelle|[ée]l[ée]mentaire|priv[ée]e?|publique?|locale?|municipale?|d[ée]partementale?"
    r"|r[ée]gionale?|voisine?|communale?|rurale?"
    r"|premi[èe]re|f[ée]minine|senior|nationale|catholique|agricole|viticole|laiti[èe]re|d['’][àa]\sc[ôo]t[ée]"
    r"|d['’]ici|de\schez\snous|o[ùu]\s(?:je|nous)\s\p{L}+"
    r"|de\s(?:foot(?:ball)?|rugby|hand(?:ball)?|basket|volley|judo|p[ée]tanque|cyclisme|natation|gym(?:nastique)?"
    r"|p[êe]che|chasse|parents\sd['’][ée]l[èe]ves|cross)))*"
)
OF = (
    r"(?:\s(?:de\sla|du|de\snotre|de\smon|de\sma|de\sce(?:tte)?|de\scet|dans\s(?:la|le|notre|mon|une?)|au"
    r"|[àa]\sla|de\sson)\s|\s(?:de\sl|[àa]\sl|dans\sl)['’]\s?)"
)
WIDE = (
    r"(?:\sen\s(?:france|europe|bretagne|corse|guyane|martinique|guadeloupe|outre[\s\-]mer"
    r"|nouvelle[\s\-]cal[ée]donie|polyn[ée]sie|normandie|alsace|occitanie"
    r"|auvergne|lorraine|bourgogne|loz[èe]re|creuse|ari[èe]ge|corr[èe]ze|ard[èe]che|dordogne|vend[ée]e|savoie"
    r"|haute[\s\-]\p{L}+|provence|picardie|aquitaine)"
    r"|\sau\smonde|\sdu\smonde|\sde\sfrance|\sd['’]europe|\s[àa]\s(?:mayotte|la\sr[ée]union|wallis|tahiti"
    r"|saint[\s\-]pierre[\s\-]et[\s\-]miquelon)"
    r"|\sde\s(?:mayotte|la\sr[ée]union|guyane|martinique|guadeloupe|bretagne|corse|normandie"
    r"|toute\sla\sr[ée]gion)|\sdes?\s(?:fran[çc]ais(?:es)?|antilles|[îi]les)|\sde\sl['’]humanit[ée])"
)
PLACED = (
    rf"(?:{OF}(?:petite?\s|seule?\s|toute\sla\s)?(?:{AREA}|{INSTITUTION}){QUALIFIED}(?!\p{{L}})"
    rf"|\sd['’]une?\s(?:petite?\s)?{AREA}\sde\s(?:moins\sde\s)?\d+\s(?:hab\p{{L}}*|[âa]mes)|{WIDE}(?!\p{{L}})"
    rf"|\s(?:local|locale)\b)"
)
"""Where an office or somebody singular is, unless a place is named."""
