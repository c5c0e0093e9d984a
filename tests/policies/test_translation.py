import copy
import json
from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from policies import translation
from policies.complaint import Complaint
from policies.document import Document
from policies.loading import DEFAULT, load
from policies.values import Path, Tree, Value

SHIPPED = load(DEFAULT).files[0].document.model_dump(mode="json", exclude_unset=True)
RULE = ("rules", 0)


def paths(value: Value, path: Path = ()) -> Iterator[Path]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from paths(inner, (*path, key))


def changed(path: Path, value: Value) -> Value:
    """The shipped policy with another value at a path."""
    whole = here = copy.deepcopy(SHIPPED)
    for part in path[:-1]:
        here = here[part]
    here[path[-1]] = value
    return whole


def complaints(value: Value) -> list[Complaint]:
    """Complaints about values whose line is their depth, from 1."""
    places = {path: (1 + len(path), 1) for path in paths(value)}
    with pytest.raises(ValidationError) as caught:
        Document.model_validate_json(json.dumps(value))
    return translation.complaints(caught.value.errors(), Tree(value, places, places))


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("default",), "allow", "« allow » n'est pas permis ici. Valeurs permises : block."),
        ((*RULE, "action"), "blok", "« blok » n'est pas permis ici. Vouliez-vous dire « block » ?"),
        ((*RULE, "action"), "blok", "Valeurs permises : allow, redact, block."),
        ((*RULE, "action"), 3, "cette valeur n'est pas permis"),
        ((*RULE, "when", "tier"), ["opn"], "Vouliez-vous dire « open » ?"),
        ((*RULE, "when", "tier"), [], "cette liste est vide. Attendu : niveaux de confiance"),
        ((*RULE, "when", "tier"), "open", "écrivez une liste"),
        ((*RULE, "when", "secret"), "true", "écrivez true ou false, sans guillemets"),
        ((*RULE, "when", "obstacles"), {"any": False}, "Valeurs permises : true."),
        ((*RULE, "when", "obstacles"), {}, "une et une seule de ces clés : any, any_of."),
        ((*RULE, "when", "anonymity_below"), 0, "trop petit"),
        ((*RULE, "wen"), {}, "clé inconnue. Vouliez-vous dire « when » ? Clés permises : id, title,"),
        ((*RULE, "cases", 0, "facts", "tiers"), "open", "Vouliez-vous dire « tier » ?"),
        ((*RULE, "cases", 0, "texte"), "x", "Vouliez-vous dire « text » ?"),
        ((*RULE, "zzz"), "x", "clé inconnue. Clés permises"),
        ((*RULE, "references"), "RGPD", "écrivez une liste. Attendu : textes qui fondent la règle."),
        ((*RULE, "when"), "x", "écrivez des lignes « clé: valeur »"),
        (
            (*RULE, "id"),
            "Été",
            "minuscules sans accent, chiffres et tirets seulement : écrivez « ete ». Attendu : nom",
        ),
        ((*RULE, "id"), "identite_indirecte", "écrivez « identite-indirecte »."),
        ((*RULE, "id"), "DIM codage", "écrivez « dim-codage »."),
        ((*RULE, "id"), "!!", "chiffres et tirets seulement. Attendu"),
        ((*RULE, "id"), "a_" * 29, "chiffres et tirets seulement. Attendu"),
        (("extends",), "../chu.yaml", "écrivez « chu »."),
        ((*RULE, "title"), "", "ce texte est vide"),
        ((*RULE, "title"), "m" * 3000, "ce texte est trop long"),
        ((*RULE, "title"), 3, "écrivez un texte"),
        (("version",), "1", "écrivez un nombre entier"),
        ((*RULE, "cases", 0, "text"), "<NOM>x</NOM>", "un nom qui n'est pas une catégorie."),
    ],
)
def test_an_error_is_said_in_french_with_what_is_allowed(path: Path, value: Value, said: str) -> None:
    assert any(said in complaint.message for complaint in complaints(changed(path, value)))


@pytest.mark.parametrize(
    ("path", "value", "where", "line"),
    [
        ((*RULE, "action"), "blok", "rules[0].action", 4),
        ((*RULE, "wen"), {}, "rules[0].wen", 4),
        ((*RULE, "when", "tier"), ["opn"], "rules[0].when.tier[0]", 6),
        (RULE, {**SHIPPED["rules"][0], "cases": []}, "rules[0].cases", 4),
        (("rules", 1, "id"), SHIPPED["rules"][0]["id"], "rules[1].id", 4),
    ],
)
def test_an_error_stands_at_its_value(path: Path, value: Value, where: str, line: int) -> None:
    (complaint,) = complaints(changed(path, value))

    assert (complaint.where, complaint.line) == (where, line)


def test_a_missing_key_stands_where_it_should_have_been() -> None:
    rule = {key: value for key, value in SHIPPED["rules"][0].items() if key != "why"}
    (complaint,) = complaints(changed(RULE, rule))

    assert (complaint.where, complaint.line) == ("rules[0].why", 3)
    assert complaint.message == "cette clé manque. Attendu : raison d'être de la règle."


def test_texts_are_not_repeated() -> None:
    found = complaints(changed((*RULE, "tell"), "jeton-7f3a " * 300))

    assert found
    assert not any("jeton" in complaint.message for complaint in found)


def test_a_long_word_is_repeated_up_to_forty_code_points() -> None:
    (complaint,) = complaints(changed((*RULE, "action"), "b" * 5000))

    assert "b" * 39 + "…" in complaint.message
    assert "b" * 40 not in complaint.message
