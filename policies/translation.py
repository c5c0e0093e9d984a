"""Pydantic's errors, said in French at their place in the file, with what is allowed and a guess."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable

from pydantic_core import ErrorDetails

from policies.complaint import Complaint, excerpt
from policies.schema import Schema, schema
from policies.shape import NAME, SOMETHING
from policies.values import Path, Tree, Value, lookup, spell

_PROBLEMS = {
    "missing": "cette clé manque.",
    "bool_type": "écrivez true ou false, sans guillemets.",
    "int_type": "écrivez un nombre entier, sans guillemets.",
    "string_type": "écrivez un texte, entre guillemets au besoin.",
    "tuple_type": "écrivez une liste.",
    "frozen_set_type": "écrivez une liste, même d'un seul mot : [a].",
    "model_type": "écrivez des lignes « clé: valeur ».",
    "dict_type": "écrivez des lignes « clé: valeur ».",
    "greater_than_equal": "ce nombre est trop petit : au moins {ge}.",
    "less_than_equal": "ce nombre est trop grand : au plus {le}.",
    "string_too_short": "ce texte est vide.",
    "string_too_long": "ce texte est trop long : {max_length} signes au plus.",
    "string_pattern_mismatch": "ce texte n'a pas la forme attendue.",
    "too_short": "cette liste est trop courte : au moins {min_length}.",
}
_EMPTY_LIST, _EMPTY_TEXT = "cette liste est vide.", "ce texte est vide."
_NAME = "minuscules sans accent, chiffres et tirets seulement"
_TELLING = {"enum", "literal_error", "bool_type", "tuple_type", "frozen_set_type", "model_type", "dict_type"}
_LISTED = re.compile(r"'([^']*)'")
_LONGEST_NAME = 40
_KEY = "[key]"  # how pydantic ends the path of a key that it refuses


def complaints(errors: Iterable[ErrorDetails], tree: Tree) -> list[Complaint]:
    """Say each error where it stands, and what the tree could not take as written.

    Of a doubtful value one thing is said: what its place expects, where that is a word, a truth or a block. A value is
    quoted only when a known word, or a name, was expected.
    """
    said, answered = [], set()
    for error in errors:
        path = _path(error)
        if path in tree.doubtful and error["type"] in _TELLING and lookup(tree.value, path) != "":
            answered.add(tree.places[path])
        elif any(path[:length] in tree.doubtful for length in range(len(path) + (error["type"] != "extra_forbidden"))):
            continue
        said.append(_complaint(error, tree))
    return [one for one in tree.complaints if (one.line, one.column) not in answered] + said


def _path(error: ErrorDetails) -> Path:
    return (*error["loc"], *error.get("ctx", {}).get("at", ()))


def _complaint(error: ErrorDetails, tree: Tree) -> Complaint:
    path = _path(error)
    if error["type"] == "extra_forbidden":
        return Complaint(*tree.keys[path], spell(path), _unknown(path))
    if path[-1:] == (_KEY,):
        path = path[:-1]
        return Complaint(*tree.keys[path], spell(path), _not_among(path[-1], _listed(error)))
    return Complaint(*nearest(tree, path), spell(path), _message(error, path, tree))


_BEGINNING = (1, 1)


def nearest(tree: Tree, path: Path) -> tuple[int, int]:
    """Line and column, from 1, of the value at a path, or of what should have held it."""
    while path and path not in tree.places:
        path = path[:-1]
    return tree.places.get(path, _BEGINNING)


def _unknown(path: Path) -> str:
    known = list(_at(path[:-1])["properties"])
    return f"clé inconnue. {guess(str(path[-1]), known)}Clés permises : {', '.join(known)}."


def _message(error: ErrorDetails, path: Path, tree: Tree) -> str:
    if error["type"] == "policy":
        return error["msg"]
    if error["type"] in {"enum", "literal_error"}:
        return _not_among(lookup(tree.value, path), _listed(error))
    problem = _named(lookup(tree.value, path)) if _wants_name(error) else _problem(error)
    meaning = _at(path).get("description")
    return f"{problem} Attendu : {meaning}." if meaning else problem


def _problem(error: ErrorDetails) -> str:
    bounds = error.get("ctx", {})
    if bounds.get("actual_length") == 0:
        return _EMPTY_LIST
    if bounds.get("pattern") == SOMETHING:
        return _EMPTY_TEXT
    return _PROBLEMS.get(error["type"], "cette valeur n'est pas permise ici.").format_map(bounds)


def _wants_name(error: ErrorDetails) -> bool:
    return error.get("ctx", {}).get("pattern") == NAME


def _named(written: str) -> str:
    """The form of a name in words, and the name that was most likely meant."""
    last = re.sub(r"^.*[/\\]|[.]ya?ml$", "", written) if re.search(r"[.]ya?ml$", written) else written
    bare = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall("[a-z0-9]+", bare))
    return f"{_NAME} : écrivez « {name} »." if 0 < len(name) <= _LONGEST_NAME else f"{_NAME}."


def _listed(error: ErrorDetails) -> list[str]:
    return _LISTED.findall(error["ctx"]["expected"])


def _not_among(value: Value, allowed: list[str]) -> str:
    got = excerpt(value) if isinstance(value, str) else "cette valeur"
    words = allowed or ["true"]
    return f"{got} n'est pas permis ici. {guess(str(value), words)}Valeurs permises : {', '.join(words)}."


def guess(word: str, known: Collection[str]) -> str:
    """Ask whether a known word was meant; nothing where none is close."""
    close = difflib.get_close_matches(word, known, n=1)
    return f"Vouliez-vous dire « {close[0]} » ? " if close else ""


def _at(path: Path) -> Schema:
    """The schema of a place, without its reference to a definition."""
    whole = here = schema()
    for part in path:
        here = here["items"] if isinstance(part, int) else here["properties"][part]
        target = whole["$defs"].get(here.get("$ref", "").removeprefix("#/$defs/"), {})
        here = target | here
    return here
