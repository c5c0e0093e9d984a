"""Pydantic's errors, said in French at their place in the file, with what is allowed and a guess."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from policies.complaint import Complaint, excerpt
from policies.schema import Schema, schema
from policies.values import Path, Tree, Value, spell

_PROBLEMS = {
    "missing": "cette clé manque.",
    "bool_type": "écrivez true ou false, sans guillemets.",
    "int_type": "écrivez un nombre entier, sans guillemets.",
    "string_type": "écrivez un texte, entre guillemets au besoin.",
    "tuple_type": "écrivez une liste.",
    "frozen_set_type": "écrivez une liste, même d'un seul mot : [a].",
    "model_type": "écrivez des lignes « clé: valeur ».",
    "greater_than_equal": "ce nombre est trop petit.",
    "string_too_short": "ce texte est vide.",
    "string_too_long": "ce texte est trop long.",
    "string_pattern_mismatch": "ce texte n'a pas la forme attendue.",
    "too_short": "cette liste est vide.",
}
_LISTED = re.compile(r"'([^']*)'")


def complaints(errors: Iterable[ErrorDetails], tree: Tree) -> list[Complaint]:
    """Say each error where it stands; a value is quoted only when a known word was expected."""
    return [_complaint(error, tree) for error in errors]


def _complaint(error: ErrorDetails, tree: Tree) -> Complaint:
    path = (*error["loc"], *error.get("ctx", {}).get("at", ()))
    if error["type"] == "extra_forbidden":
        return Complaint(*tree.keys[path], spell(path), _unknown(path))
    return Complaint(*_nearest(tree, path), spell(path), _message(error, path, tree))


def _nearest(tree: Tree, path: Path) -> tuple[int, int]:
    """Place of the value, or of what should have held it."""
    while path not in tree.places:
        path = path[:-1]
    return tree.places[path]


def _unknown(path: Path) -> str:
    known = list(_at(path[:-1])["properties"])
    return f"clé inconnue. {_guess(str(path[-1]), known)}Clés permises : {', '.join(known)}."


def _message(error: ErrorDetails, path: Path, tree: Tree) -> str:
    if error["type"] == "policy":
        return error["msg"]
    if error["type"] in {"enum", "literal_error"}:
        return _not_among(_lookup(tree.value, path), _LISTED.findall(error["ctx"]["expected"]))
    problem = _PROBLEMS.get(error["type"], "cette valeur n'est pas permise ici.")
    meaning = _at(path).get("description")
    return f"{problem} Attendu : {meaning}." if meaning else problem


def _not_among(value: Value, allowed: list[str]) -> str:
    got = excerpt(value) if isinstance(value, str) else "cette valeur"
    words = allowed or ["true"]
    return f"{got} n'est pas permis ici. {_guess(str(value), words)}Valeurs permises : {', '.join(words)}."


def _guess(word: str, known: list[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"Vouliez-vous dire « {close[0]} » ? " if close else ""


def _lookup(value: Any, path: Path) -> Any:  # noqa: ANN401 - any node of the tree
    for part in path:
        value = value[part]
    return value


def _at(path: Path) -> Schema:
    """The schema of a place, without its reference to a definition."""
    whole = here = schema()
    for part in path:
        here = here["items"] if isinstance(part, int) else here["properties"][part]
        target = whole["$defs"].get(here.get("$ref", "").removeprefix("#/$defs/"), {})
        here = target | here
    return here
