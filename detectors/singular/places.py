"""Where the place that completes a singular fact ends: a commune, a territory, or capitalised words."""

import regex

from detectors.lexicons.communes import plain
from detectors.places import Gazetteer, with_tail

_LINK = regex.compile(
    r"\s(?:(?P<le>du|au)\s|(?P<la>de\sla|à\sla|a\sla|dans\sla|en)\s|(?P<les>des|aux)\s"
    r"|(?P<elided>de\sl|à\sl|d)['’]\s?|(?:de|à|a|sur)\s)(?:l['’]|(?:le|la|les)\s)?(?:[îi]les?\s(?:de\s(?:la\s)?"
    r"|d['’])?)?"
)
_CAPITALS = regex.compile(
    r"(?:[LlDd]['’])?\p{Lu}[\p{L}\d'’]*(?:(?:[ \-‐](?:(?:en|sur|sous|de|du|des|la|le|les|l[eè]s|et)[ \-‐]){0,2}"
    r"|[ \-‐][dl]['’])"
    r"\p{Lu}[\p{L}'’]*){0,4}"
)
_TERRITORY = regex.compile(r"[^\W\d_]+(?:[ \-‐'’][^\W\d_]+){0,4}")
_TERRITORIES = frozenset(
    plain(name)
    for name in regex.split(
        r";\s*",
        """
        molène; belle-île; belle-île-en-mer; île de sein; sein; île de ré; ré; yeu; oléron; aix; noirmoutier;
        bréhat; batz; porquerolles; marie-galante; désirade; saintes; saint-barth; saint-martin; petite-terre;
        grande-terre; lifou; maré; ouvéa; île des pins; tahiti; moorea; bora bora; raiatea; huahine; marquises;
        tuamotu; rangiroa; hiva oa; nuku hiva; gambier; australes; wallis; futuna; saint-pierre-et-miquelon;
        saint-pierre; miquelon; mafate; mayotte; réunion; guyane; martinique; guadeloupe; nouvelle-calédonie;
        polynésie; corse; france; europe; bretagne; normandie; alsace; auvergne; bourgogne; picardie; lorraine;
        provence; occitanie; aquitaine; limousin; creuse; lozère; cantal; ardèche; ariège; corrèze; lot; gers;
        landes; vendée; mayenne; sarthe; orne; manche; finistère; morbihan; jura; doubs; vosges; meuse;
        meurthe-et-moselle; marne; haute-marne; ardennes; aisne; somme; oise; eure; calvados; nièvre; yonne; cher;
        indre; loiret; allier; puy-de-dôme; loire; haute-loire; savoie; haute-savoie; isère; drôme; hautes-alpes;
        alpes-maritimes; var; gard; hérault; aude; tarn; aveyron; dordogne; charente; charente-maritime;
        deux-sèvres; vienne; haute-vienne; queyras; vercors; larzac; aubrac; cévennes; chablais; maurienne;
        tarentaise; oisans; cotentin; perche; sologne; pays basque; béarn; roussillon; médoc; beaujolais
        """,
    )
)
"""Islands, départements and lands that are no commune."""
_ARTICLES = ("le", "la", "les")


class Places:
    """Reads the place behind a fact; the table of communes is shared by all of a process."""

    def __init__(self) -> None:
        self._gazetteer = Gazetteer()

    def end(self, text: str, start: int) -> int | None:
        """Give where the place that follows ends, or None when none follows.

        Args:
            text: The text as written: capitals tell a name that is in no list.
            start: The end of the fact without its place.
        """
        link = _LINK.match(text.lower() if text.isupper() else text, start)
        if link is None:
            return None
        at = link.end()
        town = self._gazetteer.town(text, at, _article(link.groupdict())) or self._gazetteer.town(text, at)
        if town and (not town.common or text[at].isupper()):
            return with_tail(text, town.end)
        return _territory_end(text, at) or _capitals_end(text, at)

    def later(self, text: str, start: int) -> int | None:
        """Give where a place ends that follows at once or after some words of the same clause."""
        clause = _CLAUSE.match(text, start)
        offsets = [start, *(word.end() for word in _WORDS.finditer(text, start, clause.end()))] if clause else []
        return next((end for at in offsets[:_FAR] if (end := self.end(text, at)) is not None), None)


_CLAUSE = regex.compile(r"[^,;.:!?()\n]{0,90}")
_WORDS = regex.compile(r"[^\W_]+")
_FAR = 10


def _article(groups: dict[str, str | None]) -> str:
    return next((article for article in _ARTICLES if groups[article]), "")


def _territory_end(text: str, at: int) -> int | None:
    run = _TERRITORY.match(text, at)
    ends = [word.end() for word in regex.finditer(r"[^\W\d_]+", text, pos=at, endpos=run.end())] if run else []
    return next((end for end in reversed(ends) if plain(text[at:end]) in _TERRITORIES), None)


def _capitals_end(text: str, at: int) -> int | None:
    """Give the end of capitalised words; in a line all in capitals, of one of them."""
    run = _CAPITALS.match(text, at)
    if run is None:
        return None
    first = regex.compile(r"[\p{L}'’\-‐]+").match(text, at)
    return int(first.end()) if run[0].isupper() and first else int(run.end())
