"""Which decisions an address asks for: « /decisions?action=block&service=chatgpt », and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from urllib.parse import urlencode

from proxy.console.pages.period import day_of
from proxy.store.views import Query

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "reference": "ref",
        "since": "du",
        "until": "au",
        "action": "action",
        "category": "categorie",
        "service": "service",
        "rule": "regle",
        "unit": "unite",
        "tier": "niveau",
        "identifying": "identite",
        "reason": "raison",
        "reported": "signalee",
        "observed": "observee",
        "mode": "mode",
        "chain": "journal",
        "user": "auteur",
        "policy_hash": "politique",
    }
)
"""What each condition is called in an address."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "ref": "référence",
        "du": "du",
        "au": "au",
        "action": "décision",
        "categorie": "trouvé",
        "service": "service",
        "regle": "règle",
        "unite": "unité",
        "niveau": "niveau du service",
        "identite": "désigne",
        "raison": "refus technique",
        "signalee": "fausse alerte signalée",
        "observee": "règle observée",
        "mode": "mode",
        "journal": "journal",
        "auteur": "auteur",
        "politique": "politique",
    }
)
"""What readers call each word of an address."""

_NOT_HEX = re.compile(r"[\s-]")
_REFERENCE = re.compile(r"[0-9a-f]{1,16}")
_YES_NO = MappingProxyType({"oui": True, "non": False})
_LONGEST = 80  # characters of any value of a journal


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for.

    Attributes:
        query: Conditions that could be read.
        mistaken: What could not be, in French: what was wrong, and what is expected.
    """

    query: Query
    mistaken: tuple[str, ...] = ()


def filters_of(params: Mapping[str, str]) -> Filters:
    """Read an address; an empty value is no condition."""
    given = {field: params[name].strip() for field, name in NAMES.items() if params.get(name, "").strip()}
    mistaken, read = [], {}
    for field, written in given.items():
        value = _read(field, written)
        if value is None:
            mistaken.append(_WRONG.get(field, _TOO_LONG))
        else:
            read[field] = value
    return Filters(Query(**read), tuple(mistaken))  # type: ignore[arg-type]  # _read gives each field its own type


def params_of(query: Query) -> dict[str, str]:
    """Write conditions as an address holds them."""
    given = {field.name: getattr(query, field.name) for field in fields(query)}
    return {NAMES[name]: _written(value) for name, value in given.items() if value is not None}


def address(path: str, query: Query, **more: str) -> str:
    """Write the address of a page about some decisions."""
    params = params_of(query) | {name: value for name, value in more.items() if value}
    return f"{path}?{urlencode(params)}" if params else path


def _read(field: str, written: str) -> str | date | bool | None:
    if field in {"since", "until"}:
        return day_of(written)
    if field == "reported":
        return _YES_NO.get(written)
    if field == "reference":
        plain = _NOT_HEX.sub("", written).lower()
        return plain if _REFERENCE.fullmatch(plain) else None
    return written if len(written) <= _LONGEST else None


def _written(value: str | date | bool) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return value.isoformat() if isinstance(value, date) else value


_TOO_LONG = f"Une valeur de plus de {_LONGEST} caractères a été laissée de côté."
_WRONG = MappingProxyType(
    {
        "since": "Le premier jour ne peut pas être lu : écrivez-le 2026-11-22.",
        "until": "Le dernier jour ne peut pas être lu : écrivez-le 2026-11-22.",
        "reference": "Une référence a 16 signes au plus, des chiffres et des lettres de a à f : vérifiez la saisie.",
        "reported": "« signalee » se dit « oui » ou « non ».",
    }
)
