"""Days that are counted from today: hier, ce matin, lundi, depuis 3 jours, ce week-end."""

from collections.abc import Sequence

from detectors.anonymity.words import Words

_DAYS = frozenset(
    {
        *("hier", "demain", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "tantot"),
        *("yesterday", "today", "tonight", "tomorrow"),
    }
)
_PARTS = frozenset({"matin", "jour", "soir", "midi", "nuit", "week", "weekend", "semaine", "aprem"})
_THESE = frozenset({"ce", "cette", "cet", "c"})
_COUNTED = frozenset({"jour", "jours", "j", "heure", "heures", "h", "semaine", "semaines", "nuits"})
_SINCE = frozenset({"depuis", "dans"})
_AGO = ["a", "y"]
_EVERY = frozenset({"chaque", "tous", "le", "les", "du"})
"""« le lundi », « tous les lundis » are no day."""
_MORE = frozenset({"dernier", "derniere", "prochain", "prochaine", "passe", "passee"})


def is_dated(words: Words) -> bool:
    """Tell whether something happened to somebody on a day counted from today."""
    return _is_named(words) or _is_part(words) or _is_counted(words)


def _is_named(words: Words) -> bool:
    if "aujourd" in words.known:
        return True
    return any(
        _EVERY.isdisjoint(words.before(place, 1)) or not _MORE.isdisjoint(words.after(place + 1, 1))
        for place in words.places(_DAYS)
    )


def _is_part(words: Words) -> bool:
    return any(
        not _THESE.isdisjoint(words.before(place, 1)) or not _MORE.isdisjoint(words.after(place + 1, 1))
        for place in words.places(_PARTS)
    )


def _is_counted(words: Words) -> bool:
    """Tell « depuis 3 jours », « dans 48 h », « il y a 2 jours »."""
    return any(_is_delay(words.before(place, 4)) for place in words.places(_COUNTED))


def _is_delay(before: Sequence[str]) -> bool:
    number, *others = before or [""]
    return number.isdecimal() and (not _SINCE.isdisjoint(others[:2]) or others[:2] == _AGO)
