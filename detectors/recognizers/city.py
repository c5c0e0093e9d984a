"""Communes of residence, birth or care, known by the words before them and by the official list."""

from collections import defaultdict
from collections.abc import Iterator

import regex

from detectors.finding import Category
from detectors.lexicons import words
from detectors.matching import TIMEOUT, Hit, Recognizer, figures, matches, small, word_starts
from detectors.places import Gazetteer, with_tail

EXAMPLES = (
    "habite à <CITY>Guingamp</CITY> avec son fils",
    "née le 1er juin 1978 à <CITY>Brest</CITY>",
    "née à <CITY>Saint-Étienne</CITY> en 1950",
    "Patiente originaire de <CITY>Quimper</CITY>",
    "elle vit seule à <CITY>Plougastel-Daoulas</CITY>",
    "Patiente adressée de <CITY>Vannes</CITY>, née à <CITY>Rennes</CITY>",
    "habite <CITY>Lyon</CITY> 3e chez sa fille",
    "Patiente : 69003 <CITY>LYON CEDEX 03</CITY>",
    "Patiente : 75013 <CITY>Paris</CITY>",
    "Pas d'enfants, un neveu près de <CITY>Toulouse</CITY>.",
    "hospitalisé à <CITY>Quimper</CITY> en 2019",
    "(<CITY>Toulouse</CITY>), suivi par le Dr Marchand",
    "adressée par le médecin de <CITY>Landivisiau</CITY>",
    "la fille du notaire de <CITY>Guingamp</CITY>",
    "Patiente : viticulteur à <CITY>Chablis</CITY>",
    "opérée à <CITY>Tours</CITY> l'an dernier",
    "habite a <CITY>st malo</CITY>",
    "Patiente : Ville : <CITY>Le Mans</CITY>",
    "né à <CITY>Casablanca</CITY>, arrivé en France en 1980",
    "Patiente : Fait à <CITY>Nantes</CITY>, le 12/03/2024",
    "travaille à <CITY>Eu</CITY>, marié",
    "Patiente : déménage sur <CITY>Marseille</CITY> en juin",
    "Patiente : rapatrié de <CITY>Nouméa</CITY>",
    "Patiente : jugement du TJ de <CITY>Nevers</CITY>",
    "domicilié au CCAS de <CITY>Dole</CITY>, suivi par l'UDAF de <CITY>Vannes</CITY>",
    "Patiente : Dr Marchand, cardiologue à <CITY>Fougères</CITY>.",
    "Patiente : gynécologue à <CITY>Saint-Exemple</CITY>, courrier joint",
    "suivi par le Dr Hug, <CITY>Obernai</CITY>.",
    "Patiente : scanner gravé à <CITY>Kharkiv</CITY> le 3/11/2021",
    "née le 30-08-1990 à <CITY>Sfax</CITY>",
    "né(e) le 12 mars 1958 à <CITY>Kinshasa</CITY>, Congo",
    "Patiente : paludisme, retour <CITY>Bouaké</CITY> le 20/05",
    "Patiente rentrée de <CITY>Lomé</CITY>, fièvre",
    "Patient fébrile, retour de <CITY>Bamako</CITY>",
    "rapatrier le corps de M. Durand à <CITY>Mitsamiouli</CITY>",
    "Patiente. Commune de décès : <CITY>Le Faou</CITY>",
    "Consult dengue : Mme Durand, <CITY>Rivière-Pilote</CITY>, NIR à venir",
    "Mme Durand, 70 ans, <CITY>Saint-Louis</CITY> (97450)",
    "M. Durand, <CITY>Guingamp</CITY>, tél à compléter",
    "Patiente : li ka demer <CITY>Cilaos</CITY> épi fanm-li",
)
NON_EXAMPLES = (
    "adressé au Dr",
    "Score de Genève, critères de Rome IV, étude de Framingham",
    "le climat de Nice est doux",
    "traitement à vie, à jeun, à Vie",
    "un patient transféré de lit à fauteuil",
    "troubles du sens, plaie du nez",
    "les tours de taille",
    "Classification de Vancouver",
    "la boue thermale en cure",
    "suivi à domicile, née à terme",
    "née à 38 SA",
    "saturation à 98 %, à Y près",
    "vit à domicile avec son épouse",
    "hospitalisé à temps partiel",
    "le syndrome de Lyon",
    "(Salle 3)",
    "allergie à Augmentin, allergique à Bactrim",
    "réponse à Eliquis, sensible à Méropénème",
    "retour Domicile, retour EHPAD, retour Bloc",
    "fièvre au retour Bloc",
    "donner son corps à la Science",
    "Mme Durand, Kiné, tél à compléter",
    "Dr Hug, Cardiologue, Dr Durand, Anesthésiste",
)


def _one_of(block: str) -> str:
    """Give the expression of a list of them, grouped by first letter: most words then fail at once."""
    groups: dict[str, list[str]] = defaultdict(list)
    for alternative in block.split():
        groups[alternative[0]].append(alternative[1:])
    return f"(?:{'|'.join(f'{first}(?:{"|".join(rest)})' for first, rest in groups.items())})"


_LIVES = _one_of(
    r"""
    habit(?:e|es|ent|ait|ant|aient|er|é|ée)\b domicili\w{1,3} r[ée]sid\w{1,5} demeur\w{1,5} vi[ts] vivant vivre
    log[ée]\w{0,3} install[ée]\w{0,2} n[ée]e?s? n[ée]\(e\) naissance scolaris[ée]\w{0,2} d[ée]m[ée]nag\w{1,5}
    emm[ée]nag\w{1,5} retourn\w{1,4} retour revien[ts] rentr\w{1,3} d[ée]c[ée]d\w{1,3} inhum\w{1,3}
    """
)
_CARED = _one_of(
    r"""
    transf[ée]r\w{1,4} transfert hospitalis\w{1,6} adress[ée]\w{0,2} suivie? op[ée]r[ée]e? accouch\w{1,4}
    trait[ée]e? admise? consult\w{1,6} rapatri\w{1,4} pr[ée]lev\w{1,3} greff[ée]e? vue? d[ée]m[ée]nag\w{1,5}
    port gare mut[ée]e? arriv\w{1,4} travaill\w{1,4} retrouv[ée]e? exer\w{2,5} viticult\w{1,5} agriculteur
    boulanger enseignante? h[ée]berg[ée]\w{0,2} incarc[ée]r\w{1,3} perdue? fugu\w{1,4}
    """
)
_ADVERB = r"(?:\s(?:seule?s?|actuellement|d[ée]sormais|en\sEHPAD|avec\s\p{L}+\s\p{L}+|maintenant|en\sfoyer))?"
_HOUSE = _one_of(
    r"""
    ch[rui]?u? ghu?t? h[ôo]pital h[ôo]pitaux clinique ehpad samu smur maternit[ée] urgences mairie maire
    pompiers r[ée]a commune m[ée]decin cabinet pharmaci\w{1,3} notaire cur[ée] cmp mdph école ecole coll[èe]ge
    lyc[ée]e gare maison\sd['’]arr[êe]t ssr centre\shospitalier banlieue r[ée]gion ville village
    p[ée]riph[ée]rie agglom[ée]ration nord sud neurologie cardiologie gendarmerie commissariat sdis foyer ime
    esat tj tgi tribunal(?:\sjudiciaire)? ccas crous udaf cpam caf cour prison\w{0,3} pr[ée]fecture
    centre\sp[ée]nitentiaire
    """
)
_CUES = regex.compile(
    rf"\b(?:{_LIVES}{_ADVERB}\s(?:[àa]|aux?|sur|vers|pr[èe]s\sde|[àa]\sc[ôo]t[ée]\sde|en)\s"
    rf"|(?:habit(?:e|ait|ant)|r[ée]sid\w{{1,5}})\s|originaire\sd(?:e\s|['’])|natif\sde\s|native\sde\s"
    r"|dem[eè]r\s|\p{L}{4,20}logue\s[àa]\s|(?:grav|effectu|r[ée]alis)[ée]e?\s[àa]\s|(?:ville|commune|lieu)(?:\sd(?:e\s|u\s)(?:naissance|d[ée]c[èe]s|r[ée]sidence|domicile|rattachement))?\s?:\s|(?:domicile|adresse)\s?:\s)"
)
_CARE_CUES = regex.compile(
    rf"\b(?:{_CARED}{_ADVERB}\s(?:(?:[àa]|aux?|sur|vers|depuis)\s|d(?:e\s|u\s|['’]))|{_HOUSE}\sd(?:e\s|u\s|['’])"
    r"|pr[èe]s\sde\s|proche\sde\s|venant\sde\s|fait\s[àa]\s|vers\s|depuis\s)"
)
_LIVES_STEMS = tuple(
    words(
        """
        habit domicil résid resid demeur vit vis viv log install né ne nai scolaris démén demen démen demén demer demèr
        grav effectu réalis realis cardiologue gynéco dermato neurologue pneumologue uro onco psycho gastro rhumato
        ophtalmo radiologue diabéto endocrino néphro hémato gériatre emmén emmen retour revien rentr décéd deced décèd
        décé inhum originaire natif native ville commune lieu adresse
        """
    )
)
_CARED_STEMS = tuple(
    words(
        """
        transf hospitalis adress suivi opér oper accouch trait admis consult rapatri prélev prelev greff vu démé demé
        déme deme port gare mut arriv travaill retrouv exer viticult agricult boulanger enseignant héberg heberg incarc
        perdu fugu ch gh hôp hop clinique ehpad samu smur maternit urgences mairie maire pompiers réa rea commune
        médecin medecin cabinet pharmaci notaire cur cmp mdph école ecole coll lyc maison ssr centre banlieue région
        region vil périph periph agglom nord sud neurologie cardiologie gendarmerie commissariat sdis foyer ime esat tj
        tgi tribunal ccas crous udaf cpam caf cour prison préf pref prè pre proche venant fait vers depuis
        """
    )
)
_DOCTOR = regex.compile(
    r"(?:dr|docteure?|pr)\.?\s(?:\p{L}[\p{L}'’\-]+\s?){1,3},\s(?=\p{L}+(?:-\p{L}+)*\s?(?:[.;)\n]|$))"
)
"""« Dr Hug, Obernai. »"""
_CODE_LENGTHS = frozenset({2, 5})
_BORN = regex.compile(
    r"(?:n[ée](?:\(?e\)?)?s?\s(?:le\s)?(?=[^\n]{0,12}\d)[^\n;]{4,28}?|(?:corps|d[ée]pouille|d[ée]funte?|inhum\w+|enterr\w+|obs[èe]ques)\s[^\n;]{2,50}?)"
    r"\s[àa]\s(?=\p{L})"
)
_TRAVEL = regex.compile(r"(?:retour\s(?:d(?:e\s|['’]))?|(?:rentr\w{1,4}|rev[ei]n\w{1,4})\sd(?:e\s|['’]))(?=\p{L})")
_TRAVELLED = regex.compile(
    r"\b(?:palu\w*|falciparum|vivax|dengue|chik\w*|zika|typho\w*|f[ée]bril\w*|fi[èe]vre|voyag\w*|tropic\w*|avion|vol|migrant\w*)\b"
)
_NEXT_FIELD = regex.compile(r",\s\K(?=\p{Lu}[\p{L}'’\-]{1,30}(?:[ ]\p{L}[\p{L}'’\-]{1,20}){0,3}(?:,\s?|\s\()$)")
_FIELDS = ("nir", "ins", "ipp", "tél", "tel", "ddn", "né", "port", "sécu", "secu")
_WEAK = regex.compile(r"(?:\b(?:[àÀ]|sur|[Dd]ans)\s|\()(?=\p{Lu}\p{L})")
_CODE = regex.compile(r"\b\d\d[ ]?\d{3}\s?[,\-–]?\s")

_FOREIGN = regex.compile(r"\p{Lu}\p{Ll}+(?:[ \-](?:\p{Lu}\p{Ll}+|el|al|la|de))*(?![\p{L}\d])")
_ABROAD_CUE = regex.compile(
    r"(?:\b(?:n[ée]e?|grav[ée]e?|r[ée]alis[ée]e?|effectu[ée]e?|install[ée]e?|exer(?:ce|çant)|\p{L}{4,20}logue"
    r"|m[ée]decin|g[ée]n[ée]raliste|kin[ée]|pharmacien(?:ne)?|psychiatre|p[ée]diatre|chirurgien(?:ne)?|dentiste|infirmi[eè]re"
    r"|notaire|sage[ \-]femme)\s[àa]|naissance\s?:|originaire\sd(?:e|['’]))\s?$"
)
_NOT_A_PLACE = frozenset(
    {"Domicile", "Terme", "Terminal", "Maternité", "Hôpital", "Clinique", "France", "Temps", "Date", "Le", "La", "Mme"}
    | {"Bloc", "Service", "Chambre", "Science", "Salle", "Jour", "Foyer", "Famille", "Lit", "Consultation"}
)
_CONTRACTED = ((" au ", "le"), (" du ", "le"), (" aux ", "les"), (" des ", "les"))
_FIELD_WINDOW, _TRAVEL_WINDOW = 60, 80
_ABROAD_CUES = frozenset({"résidence", "naissance", "retour"})
_ENOUGH = 1000
"""Inhabitants from which « à X » alone is a town rather than somebody or something else."""


class FrCityRecognizer(Recognizer):
    """Finds a commune after a verb of living, birth or care, after an establishment, or after its postcode.

    « à Lyon » alone needs a capital, some inhabitants, and a name that is no common word. « de Nice » alone is
    nothing: scores, criteria and schools are named after towns. Towns abroad are taken after « né à ».
    """

    def __init__(self) -> None:
        super().__init__(Category.CITY, "city")
        self._gazetteer = Gazetteer()

    def find(self, text: str) -> Iterator[Hit]:
        """Give the towns; one that two cues announce is given once."""
        lowered = small(text)
        seen: set[int] = set()
        for name, start in _candidates(text, lowered):
            span = None if start in seen else self._span(text, lowered, name, start)
            if span:
                seen.add(start)
                yield Hit(name, *span, 0.6)

    def _span(self, text: str, lowered: str, cue: str, start: int) -> tuple[int, int] | None:
        article = next((full for short, full in _CONTRACTED if lowered.endswith(short, 0, start)), "")
        town = self._gazetteer.town(text, start, article) if article else None
        town = town or self._gazetteer.town(text, start)
        if town is None:
            return _abroad(text, lowered, cue, start)
        if town.common and (text[start].islower() or cue not in {"résidence", "soin", "naissance"}):
            return None
        if cue == "soin" and (town.common or text[start].islower()) and self._gazetteer.population(town) < _ENOUGH:
            return None
        if cue == "préposition" and (text[start : town.end].isupper() or self._gazetteer.population(town) < _ENOUGH):
            return None
        return start, with_tail(text, town.end) if cue == "code postal" else town.end


def _candidates(text: str, lowered: str) -> Iterator[tuple[str, int]]:
    for name, cue, stems in _SOURCES:
        for match in matches(cue, lowered, word_starts(lowered, stems)):
            yield name, match.end()
    bracketed = (start for start, end in figures(text) if end - start in _CODE_LENGTHS and text[start - 1] == "(")
    for place in (*word_starts(lowered, _FIELDS), *bracketed):
        if town := _NEXT_FIELD.search(text, max(0, place - _FIELD_WINDOW), place):
            yield "champ suivant", town.end()
    codes = (start for start, end in figures(text) if end - start in _CODE_LENGTHS)
    for match in matches(_CODE, text, codes):
        yield "code postal", match.end()
    for match in _WEAK.finditer(text, timeout=TIMEOUT):
        yield "préposition", match.end()


def _abroad(text: str, lowered: str, cue: str, start: int) -> tuple[int, int] | None:
    """Give a capitalised name that no French commune bears, where only a town can stand."""
    if cue == "retour" and not _TRAVELLED.search(lowered, max(0, start - _TRAVEL_WINDOW), start + _TRAVEL_WINDOW):
        return None
    if cue not in _ABROAD_CUES or (cue == "résidence" and not _ABROAD_CUE.search(lowered, max(0, start - 24), start)):
        return None
    place = _FOREIGN.match(text, start)
    return place.span() if place and place[0].split()[0] not in _NOT_A_PLACE else None


_SOURCES = (
    ("résidence", _CUES, _LIVES_STEMS),
    ("naissance", _BORN, ("né", "ne", "corps", "dépouille", "défunt", "defunt", "inhum", "enterr", "obs")),
    ("retour", _TRAVEL, ("retour", "rentr", "revien", "reven")),
    ("médecin", _DOCTOR, ("dr", "docteur", "pr")),
    ("soin", _CARE_CUES, _CARED_STEMS),
)
