"""The grammar of French postal addresses (La Poste, NF Z10-011): street kinds, numbers, complements; small letters."""

from detectors.lexicons import words

SURE = (
    r"(?:rue|avenue|av|ave|boulevard|boul|bd|bld|bvd|blvd|impasse|imp|chemin|chem|chm|all[ée]e|square|sq|faubourg|fbg"
    r"|sentier|sente|venelle|ruelle|esplanade|rond[\s\-]point|traverse|chauss[ée]e|route|rte|straed|hent|strada|karrika|carrer)"
)
"""Kinds that, with a number before, can be nothing but a street."""
LOOSE = (
    r"(?:r|ch(?=\.)|fg|all|all[ée]es|place|pl|quai|cours|crs|passage|pass|mont[ée]e|mte|cit[ée]|promenade|prom|voie|c[ôo]te|parc|clos|mail"
    r"|cour|parvis|domaine|villa|r[ée]sidence|r[ée]s|hameau|ham|lotissement|lot|quartier|qua|galerie|ravine|morne|habitation"
    r"|lieu[\s\-]?dit|za|zi|zac|pk)"
)
"""Kinds that are also common words: only with a name in capitals, or with a town after."""
PLACES = (
    r"(?:lieu[\s\-]?dit|ld|hameau|r[ée]sidence|r[ée]s|lotissement|lot|villa|immeuble|imm|b[âa]t(?:iment)?|quartier|cit[ée]|domaine"
    r"|ferme|ch[âa]teau|mas|za|zi|zac|pk|bp|cs|tsa|morne|habitation|ravine|tour|route|chemin|place|quai|cours)"
)
"""What starts an address without a number, when a postcode and a town follow."""
_SUFFIX = r"(?:bis|ter|quater|[a-d])(?!\p{L})"
FIRST_WORDS = words(
    """
    rue avenue av ave boulevard boul bd bld bvd blvd impasse imp chemin chem chm allée allee square sq faubourg fbg
    sentier sente venelle ruelle esplanade rond traverse chaussée chaussee route rte straed hent strada karrika carrer
    r ch fg all allées allees place pl quai cours crs passage pass montée montee mte cité cite promenade prom voie côte
    cote parc clos mail cour parvis domaine villa résidence residence rés res hameau ham lotissement lot quartier qua
    galerie ravine morne habitation lieu lieudit za zi zac pk
    """
)
"""The first word of each of these kinds."""
_BOUNDS = r"(?:\s?(?:[\-/–]|à)\s?"
NUMBER = rf"\d(?<![\d_/.,]\d|\d\d[ .\-]\d\d[ .\-]\d)\d{{0,3}}(?:\s?{_SUFFIX})?{_BOUNDS}\d{{1,4}}(?:\s?{_SUFFIX})?)?"
"""Not the last figures of a phone number."""
ARTICLE = r"(?:de\sla\s|de\sl['’]\s?|des?\s|du\s|d['’]\s?|la\s|le\s|les\s|l['’])"
WORD = r"[\p{L}\d'’.\-]{1,30}"
_PART = (
    r"(?:b[âa]t(?:iment)?|apt|appt?|appartement|studio|esc(?:alier)?|[ée]tage|porte|bo[îi]te|bal|digicode|code|logt?|logement|bp|cs"
    r"|tsa|hall|entr[ée]e|r[ée]sidence|r[ée]s|immeuble|imm|lieu[\s\-]?dit|villa|hameau|lotissement|lot|chambre)"
)
MORE = (
    rf"(?:(?:,\s?|\s-\s|\s|\n){_PART}\.?\s?(?:n°\s?)?{WORD}(?:[ ](?!\d{{5}}){WORD}){{0,2}}?"
    r"|(?:,\s?|\s|\n)(?:\d{1,2}(?:er|e|[èe]me)\s(?:[ée]tage|gauche|droite|face|[gd]\b)|rdc)){0,4}"
)
"""Complements: building, stairs, floor, door, flat, box."""
NUMBER_WORDS = (
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize"),
    *("quatorze", "quinze", "seize", "vingt"),
)
BEFORE = (
    rf"(?:{_PART}\.?\s[^,\n]{{1,40}}(?:,\s?|\n|\s-\s)|(?:\d{{1,2}}(?:er|e|[èe]me)\s[ée]tage|rdc),?\s"
    rf"|pk\s\d{{1,3}},?\s|\b(?:{'|'.join(NUMBER_WORDS)})\s){{1,3}}$"
)
"""The same, written before the street."""
CODE = r"(?:(?:f|fr)-?\s?)?(?:\d{5}|\d\d[ ]\d{3}|2[ab][ ]?\d{3})"
COUNTRY = (
    r"[,\s]{1,2}\(?(?:france|belgique|suisse|luxembourg|guadeloupe|martinique|guyane|(?:la\s)?r[ée]union|mayotte)\)?\b"
)
LIVES = (
    r"(?:habit\w{0,5}|domicili\w{1,3}|r[ée]sid\w{1,5}|demeur\w{1,5}|adresse|log[ée]e?|vi[ts]|domicile|rentr\w{1,3}"
    r"|sise?|situ[ée]e?)\b"
    r"(?:\sseule?)?\s?:?\s?(?:actuellement\s)?(?:au\s|[àa]\s|dans\s|sur\s)?(?:la\s|le\s|l['’]|une?\s|l\s)?"
)
STOP = words(
    """
    depuis et avec pour tel tél téléphone chez il elle est a qui en dans je lit où ou mais sans par sur vit seul seule
    au aux à son sa ses mme mr monsieur madame né née le la les ce cette suivi suivie ipp nir tel. tél. que ne se y
    """
)
"""Words in small letters that end the name of a street."""
