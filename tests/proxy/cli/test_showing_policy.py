from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from policies.loading import DEFAULT, load
from policies.schema import FILE
from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.showing_policy import exemption, head, parts, schema_from
from tests.policies.establishment import ESTABLISHMENT

OWN = load(ESTABLISHMENT)
DAY = date(2026, 11, 15)


def part(title: str) -> list[str]:
    (lines,) = (list(lines) for name, lines in parts(OWN, DAY) if name.startswith(title))
    return lines


def rule(name: str) -> str:
    text = "\n".join(part("Règles"))
    start = text.index(f". {name} [")
    end = text.find("\n", text.find("alors", start))
    following = text.find("]", end)
    return text[start : following if following > 0 else len(text)]


def test_the_head_says_who_what_and_how() -> None:
    text = "\n".join(head(OWN))

    assert "Établissement  CHU d'Exemple" in text
    assert "chu-exemple, version 2" in text
    assert "enforce : les décisions s'appliquent" in text
    assert OWN.sha256 in text
    assert f"<texte> → {DEFAULT}" in text
    assert "Assistant, https://ia.exemple.fr" in text
    assert "Langue         français" in text
    assert "lundi, mardi, de 08:00 à 18:30" in text
    assert "1 000 000 caractères et 10 s par demande ; noms remplacés gardés 8 h" in text
    assert "gardé 300 jours" in text
    assert "Garde          DPO et RSSI, ensemble" in text


def test_what_took_the_place_of_something_inherited_shows_it() -> None:
    assert "Contact        dsi@chu.test (remplace, de has-2025 : dpo@exemple.fr)" in list(head(OWN))


def test_the_shipped_policy_says_what_nobody_gave() -> None:
    text = "\n".join(head(load(DEFAULT)))

    assert "Établissement  aucun nom donné" in text
    assert "Outil validé   rien" in text
    assert "Heures         non précisées" in text
    assert "Garde          personne" in text


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Services", "chatgpt : open → contracted, outil sous contrat avec l'établissement (chu-exemple : Contrat 12)"),
        ("Groupes", "dim : Le DIM (groupes du système dim)"),
        ("Groupes", "nuit : La garde (en-tête x-paravent-group: nuit, cru de 10.0.0.1)"),
        ("Numéros", "ipp-local : numéro de patient (IPP), 8[0-9]{9}, après dossier"),
        ("Remplacements", "âge : generalise, ce que c'est en général"),
        ("Exceptions", "dim-nom : lève identite-directe → allow, jusqu'au 01/12/2026 (encore 16 jours)"),
        ("Exceptions", "    si    groupe de l'auteur : dim"),
    ],
)
def test_each_part_is_readable(title: str, line: str) -> None:
    assert line in part(title)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 31), "pas avant le 01/11/2026"),
        (date(2026, 12, 1), "encore 0 jour"),
        (date(2026, 12, 2), "finie"),
    ],
)
def test_an_exception_says_where_it_is_in_its_life(day: date, state: str) -> None:
    assert f"({state})" in next(iter(exemption(OWN.policy.exemptions[0], day)))


def test_rules_are_numbered_in_order_with_their_origin() -> None:
    starts = [line for line in part("Règles") if not line.startswith(" ")]

    assert [line.split(".")[0] for line in starts] == [str(n) for n in range(1, 11)]
    assert starts[0] == "1. nuit-anonyme [observe : notée dans le journal, sans effet] — chu-exemple"
    assert starts[1].endswith("— has-2025")
    assert starts[4].endswith("identite-directe [enforce : appliquée] — has-2025, modifiée par chu-exemple")


def test_a_rule_says_its_conditions_its_action_and_what_was_changed() -> None:
    shown = rule("identite-directe")

    assert "si    niveau du service : outil en accès libre ou outil sous contrat" in shown
    assert "alors block : ne part pas" in shown
    assert "chu-exemple change action : redact → block (plus strict)" in shown
    assert "chu-exemple change cases : 3 exemples → 2 exemples (plus strict)" in shown
    assert "change status : enforce → retired (pas chez nous)" in rule("cas-invente")


def test_the_schema_is_found_from_any_folder(tmp_path: Path) -> None:
    assert schema_from(FILE.parent) == "schema.json"
    assert (tmp_path / schema_from(tmp_path)).resolve() == FILE


def test_the_command_shows_every_part_that_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "chu.yaml"
    path.write_text(ESTABLISHMENT, "utf-8")

    shown = CliRunner().invoke(app, ["policy", "show", str(path)])
    shipped = CliRunner().invoke(app, ["policy", "show"])

    assert shown.exit_code == shipped.exit_code == Exit.OK
    assert "\nNuméros de l'établissement\n" in shown.output
    assert "\nNuméros de l'établissement\n" not in shipped.output


def test_in_yaml_it_is_one_file_that_loads_alone(tmp_path: Path) -> None:
    path = tmp_path / "chu.yaml"
    path.write_text(ESTABLISHMENT, "utf-8")

    result = CliRunner().invoke(app, ["policy", "show", str(path), "--yaml"])
    alone = tmp_path / "seule.yaml"
    alone.write_text(result.output, "utf-8")

    assert result.output.startswith("# yaml-language-server: $schema=")
    assert load(alone).policy.rules == OWN.policy.rules
    assert len(load(alone).files) == 1


def test_a_policy_that_is_wrong_is_not_shown(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["policy", "show", str(tmp_path / "absente.yaml")]).exit_code == Exit.POLICY_INVALID
