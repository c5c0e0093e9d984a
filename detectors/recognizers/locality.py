"""Places without a number or a postcode: hamlets, crossroads and car parks where help was sent, somebody's house."""

from collections.abc import Iterator

from detectors.finding import Category
from detectors.matching import Hit, Match, Recognizer, compiled, matches, small, word_starts
from detectors.places import Gazetteer

EXAMPLES = (
    "Mme Durand (<ADDRESS>lieu-dit La Petite Lande</ADDRESS>) a chuté",
    "malaise chez M. Durand, <ADDRESS>Lieu-dit Le Haut Bois, Plougastel-Daoulas</ADDRESS>",
    "Mme Marchand, <ADDRESS>hameau des Granges, Landivisiau</ADDRESS>",
    "AVP scooter, <ADDRESS>rond-point des Lilas à Guingamp</ADDRESS>",
    "patiente trouvée au sol <ADDRESS>parking du Stade, Quimper</ADDRESS>",
    "SMUR : <ADDRESS>carrefour de la Poste, Morlaix</ADDRESS>, ACR devant témoin",
    "arrêt de travail de M. Durand, chez Mme Marchand, <ADDRESS>Les Hautes Terres</ADDRESS>, 29160",
    "demeurant <ADDRESS>Le Petit Moulin</ADDRESS>, 22200 Guingamp",
)
NON_EXAMPLES = (
    "un lieu-dit sans adresse",
    "au rond-point, prendre à droite",
    "le carrefour de la santé publique",
    "Carrefour santé à Lyon",
    "parking des visiteurs, ticket gratuit",
    "le hameau thérapeutique",
    "chez l'adulte, les formes graves, 12000 cas",
    "chez Mme Durand, Les résultats sont normaux",
    "aire sous la courbe, aire de Broca à Lyon",
)

_NAME = (
    r"(?:(?:de\sla\s|de\sl['’]|des\s|du\s|de\s|le\s|la\s|les\s|l['’])){0,2}+(?-i:\p{Lu})[\p{L}'’\-]{1,30}"
    r"(?:\s(?:(?:de|des|du|la|le|les|à)\s){0,2}(?-i:\p{Lu})[\p{L}'’\-]{1,30}){0,3}"
)
_TOWN = r"(?-i:\p{Lu})[\p{L}'’\-]{1,30}(?:[ \-](?-i:\p{Lu})[\p{L}'’\-]{1,30}){0,3}"
_HAMLET = compiled(rf"(?i)lieu[\s\-]?dit\s(?::\s)?{_NAME}(?:,\s(?!\d)(?P<town>{_TOWN}))?")
_SPOT = compiled(
    rf"(?i)(?P<kind>hameau|rond[\s\-]point|giratoire|parking|carrefour|[ée]changeur|p[ée]age)"
    rf"\s{_NAME}(?:,\s|\s[àa]\s|\s-\s)"
)
_RESCUE = compiled(
    r"\b(?:avp|accident\w*|chute|tomb[ée]e?|malaise|smur|samu|vsav|pompiers|acr|trouv[ée]e?|sol|scooter|moto|v[ée]lo|pi[ée]ton"
    r"|renvers[ée]e?|d[ée]sincarc\w+|rixe|agress\w+|intervention)\b"
)
_HOUSE = compiled(
    r"(?i)(?:chez\s(?:mme|mlle|mr?\.?|monsieur|madame|sa|son|ses)\s[^,\n]{2,40},\s"
    r"|(?:demeur\w+|domicili[ée]e?|r[ée]sid\w+|habit\w+|domicile\s?:)\s(?:[àa]\s)?)"
    r"(?P<id>(?-i:\p{Lu})[\p{L}'’\- ]{2,40}),\s(?:\d{5}|2[ab]\d{3})\b"
)
_HOUSE_STEMS = ("chez", "demeur", "domicil", "résid", "resid", "habit")
_SPOTS = ("hameau", "rond", "giratoire", "parking", "carrefour", "échangeur", "echangeur", "péage", "peage")
_NEARBY = 120


class FrLocalityRecognizer(Recognizer):
    """Finds a hamlet by « lieu-dit », a spot of the public road by its town and by words of rescue, a house by code.

    Most hamlets have no number (La Poste: a locality line then stands for the street); shops, symposia and areas of
    the brain are named « carrefour » or « aire » too, hence the town and the rescue.
    """

    def __init__(self) -> None:
        super().__init__(Category.ADDRESS, "locality")
        self._gazetteer = Gazetteer()

    def find(self, text: str) -> Iterator[Hit]:
        """Give hamlets, then spots, then houses."""
        lowered = small(text)
        for match in matches(_HAMLET, text, word_starts(lowered, ("lieu",))):
            yield Hit("lieu-dit", match.start(), match.end(), 0.7)
        for match in matches(_SPOT, text, word_starts(lowered, _SPOTS)):
            if end := self._town(match, lowered):
                yield Hit("lieu d'une intervention", match.start(), end, 0.65)
        for match in matches(_HOUSE, text, word_starts(lowered, _HOUSE_STEMS)):
            yield Hit.over("chez quelqu'un", match.span("id"), 0.6)

    def _town(self, match: Match, lowered: str) -> int:
        """Give the end of the town after a spot, 0 when there is none or when nobody was rescued there."""
        town = self._gazetteer.town(match.string, match.end())
        if town is None or match.string[town.start].islower():
            return 0
        rescued = _RESCUE.search(lowered, max(0, match.start() - _NEARBY), town.end + _NEARBY)
        return town.end if rescued or match["kind"].lower() == "hameau" else 0
