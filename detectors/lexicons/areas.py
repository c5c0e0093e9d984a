"""Inhabitants of postcodes, of départements and of regions, summed from the communes.

Source: as `communes.py`, where Paris, Lyon and Marseille also stand by arrondissement: these give the postcodes, the
cities the départements. Any other commune with several postcodes is shared out among them evenly.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

from detectors.lexicons.communes import FILE
from detectors.lexicons.phrases import Phrases

UNKNOWN: Final = 500
"""Inhabitants of a former commune, whose own population is in no table: half of the communes have fewer (INSEE)."""


class Areas(NamedTuple):
    """Inhabitants by postcode and by département."""

    postcodes: dict[str, int]
    departments: dict[str, int]


@lru_cache(maxsize=1)
def areas() -> Areas:
    """Sum the communes, once per process."""
    postcodes: defaultdict[str, float] = defaultdict(float)
    departments: defaultdict[str, int] = defaultdict(int)
    for line in FILE.read_text(encoding="ascii").splitlines():
        name, _, found = line.partition("\t")
        for row in found.split(";"):
            department, population, codes = row.split(":")
            departments[department] += 0 if name.endswith(_PART) else int(population)
            shared = () if name in _IN_PARTS else codes.split()
            for code in shared:
                postcodes[code] += int(population) / len(shared)
    return Areas({code: int(people) for code, people in postcodes.items()}, dict(departments))


_IN_PARTS = frozenset({"paris", "lyon", "marseille"})
_PART = "arrondissement"
_NAMES = """
01 ain|02 aisne|03 allier|04 alpes de haute provence|05 hautes alpes|06 alpes maritimes|07 ardeche|08 ardennes|09 ariege
10 aube|11 aude|12 aveyron|13 bouches du rhone|14 calvados|15 cantal|16 charente|17 charente maritime|18 cher|19 correze
2A corse du sud|2B haute corse|21 cote d or|22 cotes d armor|23 creuse|24 dordogne|25 doubs|26 drome|27 eure
28 eure et loir|29 finistere|30 gard|31 haute garonne|32 gers|33 gironde|34 herault|35 ille et vilaine|36 indre
37 indre et loire|38 isere|39 jura|40 landes|41 loir et cher|42 loire|43 haute loire|44 loire atlantique|45 loiret
46 lot|47 lot et garonne|48 lozere|49 maine et loire|50 manche|51 marne|52 haute marne|53 mayenne|54 meurthe et moselle
55 meuse|56 morbihan|57 moselle|58 nievre|59 nord|60 oise|61 orne|62 pas de calais|63 puy de dome
64 pyrenees atlantiques|65 hautes pyrenees|66 pyrenees orientales|67 bas rhin|68 haut rhin|69 rhone|70 haute saone
71 saone et loire|72 sarthe|73 savoie|74 haute savoie|76 seine maritime|77 seine et marne|78 yvelines|79 deux sevres
80 somme|81 tarn|82 tarn et garonne|83 var|84 vaucluse|85 vendee|86 vienne|87 haute vienne|88 vosges|89 yonne
90 territoire de belfort|91 essonne|92 hauts de seine|93 seine saint denis|94 val de marne|95 val d oise
971 guadeloupe|972 martinique|973 guyane|974 ile de la reunion|975 saint pierre et miquelon|976 mayotte
22 29 35 56 bretagne|14 27 50 61 76 normandie|2A 2B corse|67 68 alsace|54 55 57 88 lorraine
08 10 51 52 champagne ardenne
08 10 51 52 54 55 57 67 68 88 grand est|02 60 80 picardie|59 62 nord pas de calais|02 59 60 62 80 hauts de france
75 77 78 91 92 93 94 95 ile de france|75 77 78 91 92 93 94 95 region parisienne
18 28 36 37 41 45 centre val de loire
44 49 53 72 85 pays de la loire|44 49 53 72 85 pays de loire|21 58 71 89 bourgogne|25 39 70 90 franche comte
21 25 39 58 70 71 89 90 bourgogne franche comte|03 15 43 63 auvergne|01 07 26 38 42 69 73 74 rhone alpes
01 03 07 15 26 38 42 43 63 69 73 74 auvergne rhone alpes|19 23 87 limousin|16 17 79 86 poitou charentes
24 33 40 47 64 aquitaine|16 17 19 23 24 33 40 47 64 79 86 87 nouvelle aquitaine|64 pays basque|11 30 34 48 66 languedoc
11 30 34 48 66 languedoc roussillon|09 12 31 32 46 65 81 82 midi pyrenees
09 11 12 30 31 32 34 46 48 65 66 81 82 occitanie
04 05 06 13 83 84 paca|04 05 13 83 84 provence|04 05 06 13 83 84 provence alpes cote d azur|06 83 cote d azur
"""
_CODES = re.compile(r"((?:\d\w{1,2} )+)(.+)")


@lru_cache(maxsize=1)
def lands() -> Phrases[tuple[str, ...]]:
    """Give the codes of each département, and of those of each region, by plain name; Paris is a commune."""
    entries = _NAMES.strip().replace("\n", "|").split("|")
    found = (match for entry in entries if (match := _CODES.fullmatch(entry)))
    return Phrases((match[2], tuple(match[1].split())) for match in found)
