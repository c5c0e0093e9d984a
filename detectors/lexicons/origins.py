"""How many people in France come from somewhere.

Immigrants by country of birth, rounded down: INSEE, recensement 2023 (7.3 million in all; Algeria 12 %, Morocco
11.7 %, Portugal 7.9 %, Tunisia 4.8 %, Italy 3.9 %). Below the first fifteen countries the figures are orders of
magnitude. Regions and overseas: inhabitants of the smallest part that the word may mean.
"""

from functools import lru_cache
from typing import Final

from detectors.lexicons.phrases import Phrases

UNKNOWN: Final = 5_000
"""People of an origin that is not in the table: fewer than of any that is."""

_PEOPLE = """
60000000 francais francaise france metropolitain metropolitaine hexagone
2000000 africain africaine maghrebin maghrebine magrebin nord-africain subsaharien subsaharienne afrique maghreb
2000000 europeen europeenne europe
500000 asiatique asie sud-americain sud-americaine latino-americain antillais antillaise antilles
200000 breton bretonne bretagne alsacien alsacienne alsace normand normande normandie ch'ti nordiste
200000 corse basque catalan catalane auvergnat auvergnate savoyard savoyarde provencal provencale
200000 domien domienne ultramarin ultramarine kabyle kabylie berbere
200000 reunionnais reunionnaise reunion guadeloupeen guadeloupeenne guadeloupe martiniquais martiniquaise martinique
100000 guyanais guyanaise guyane mahorais mahoraise mayotte kanak caledonien caledonienne polynesien polynesienne
850000 algerien algerienne algerie
830000 marocain marocaine maroc
560000 portugais portugaise portugal
330000 tunisien tunisienne tunisie
270000 italien italienne italie
240000 turc turque turquie
230000 espagnol espagnole espagne
130000 roumain roumaine roumanie
130000 allemand allemande allemagne
130000 britannique anglais anglaise angleterre royaume-uni
130000 ivoirien ivoirienne cote-d'ivoire
120000 senegalais senegalaise senegal
110000 belge belgique
110000 malgache madagascar
100000 comorien comorienne comores
100000 chinois chinoise chine
100000 camerounais camerounaise cameroun
90000 congolais congolaise congo zairois zairoise
90000 russe russie
80000 polonais polonaise pologne
80000 malien malienne mali
80000 haitien haitienne haiti
80000 vietnamien vietnamienne vietnam
70000 guineen guineenne guinee
60000 bresilien bresilienne bresil
60000 suisse
60000 libanais libanaise liban
60000 cambodgien cambodgienne cambodge
50000 mauricien mauricienne maurice
50000 serbe serbie
50000 ukrainien ukrainienne ukraine
40000 armenien armenienne armenie
40000 sri-lankais sri-lankaise tamoul tamoule
40000 syrien syrienne syrie
40000 indien indienne inde
40000 afghan afghane afghanistan
40000 laotien laotienne laos
40000 colombien colombienne colombie
40000 kosovar kosovare kosovo
30000 capverdien capverdienne cap-verdien cap-verdienne
30000 neerlandais neerlandaise hollandais hollandaise
30000 americain americaine etats-unis
30000 bulgare bulgarie
30000 togolais togolaise togo
30000 beninois beninoise benin
25000 pakistanais pakistanaise pakistan
25000 iranien iranienne iran
25000 gabonais gabonaise gabon
25000 georgien georgienne georgie
20000 philippin philippine philippines
20000 egyptien egyptienne egypte
20000 albanais albanaise albanie
20000 bangladais bangladaise bangladesh
20000 mauritanien mauritanienne mauritanie
20000 japonais japonaise japon
15000 tchetchene moldave moldavie bosnien bosnienne bosniaque bosnie croate croatie
15000 centrafricain centrafricaine tchadien tchadienne tchad burkinabe nigerien nigerienne nigerian nigeriane
15000 surinamais surinamaise suriname dominicain dominicaine peruvien peruvienne perou mexicain mexicaine
10000 rwandais rwandaise rwanda angolais angolaise angola ghaneen ghaneenne ghana soudanais soudanaise
10000 erythreen erythreenne
10000 grec grecque hongrois hongroise tcheque slovaque irlandais irlandaise suedois suedoise lituanien lituanienne
10000 irakien irakienne irak ethiopien ethiopienne somalien somalienne somali chilien chilienne argentin argentine
10000 venezuelien venezuelienne equatorien equatorienne thailandais thailandaise coreen coreenne canadien canadienne
10000 israelien israelienne palestinien palestinienne djiboutien djiboutienne djibouti kurde rom roms tsigane
"""


@lru_cache(maxsize=1)
def origins() -> Phrases[int]:
    """Make the table, once per process."""
    lines = (line.split() for line in _PEOPLE.strip().splitlines())
    return Phrases((_plain(name), int(people)) for people, *names in lines for name in names)


def _plain(name: str) -> str:
    return name.replace("-", " ").replace("'", " ")
