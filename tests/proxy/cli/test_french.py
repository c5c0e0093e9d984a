import re
from collections.abc import Iterator

import pytest
import typer
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.french import said_again

ENGLISH = re.compile(
    r"\b(Usage:|Commands|ARGS|Error|Aborted|Show this|default|required|Try|Invalid|Missing|No such|Did you|Possible"
    r"|Got unexpected|requires|does not|Input should|Value error|is not|Permission)\b|Usage: "
)


def shown(*arguments: str) -> tuple[int, str]:
    """The status of a command, and its words without the frame and the folds of a terminal."""
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "80"})
    return result.exit_code, " ".join(re.sub(r"[╭╮╰╯─│]", " ", result.output).split())


@pytest.mark.parametrize("command", ["", "run", "install", "ca", "ca sign", "journal ship", "policy diff", "capture"])
def test_a_page_of_help_is_french_to_its_last_word(command: str) -> None:
    status, words = shown(*command.split(), "--help")
    assert status == Exit.OK
    assert words.startswith(f"Usage : {f'paravent {command}'.strip()} [OPTIONS]")
    assert "--help -h Montre cette aide." in words
    assert ENGLISH.search(words) is None


def commands(group: TyperGroup, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """All that can be asked for, groups too."""
    yield before
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*before, name))
        else:
            yield (*before, name)


def test_an_argument_that_may_be_left_out_is_in_one_pair_of_brackets_and_no_other_in_any() -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    pages = {command: shown(*command, "--help")[1].replace('{"id", "text"}', "") for command in commands(group)}
    assert len(pages) > 30
    assert [command for command, words in pages.items() if not words.startswith("Usage : ")] == []
    assert [command for command, words in pages.items() if re.search(r"\[\[|[{}]|\.\.\.\]\.\.\.", words)] == []


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("try", "TEXTE"),
        ("scan", "[ENTRÉE]"),
        ("journal reveal", "EMPREINTE [DOSSIER]"),
        ("policy new", "[FICHIER]"),
        ("policy check", "[FICHIER]..."),
        ("policy fmt", "FICHIER..."),
    ],
)
def test_a_line_of_usage_names_its_arguments(command: str, arguments: str) -> None:
    assert f"Usage : paravent {command} [OPTIONS] {arguments} " in shown(*command.split(), "--help")[1]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("-h", "[OPTIONS] COMMANDE [ARGUMENTS]..."),
        ("-h", "Commandes"),
        ("run -h", "[par défaut : 8080]"),
        ("ca sign -h", "[obligatoire]"),
        ("journal ship -h", "[variable : PARAVENT_STORE]"),
    ],
)
def test_what_stands_around_our_words_is_french(command: str, words: str) -> None:
    assert words in shown(*command.split())[1]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("inconnue", "La commande « inconnue » n'existe pas."),
        ("capturee", "La commande « capturee » n'existe pas. Vouliez-vous dire « capture » ?"),
        ("policy shw", "La commande « shw » n'existe pas. Vouliez-vous dire « show » ?"),
        ("run --ici", "L'option --ici n'existe pas."),
        ("run -z", "L'option -z n'existe pas."),
        ("run --statu 1", "L'option --statu n'existe pas. Vouliez-vous dire --status ?"),
        ("run --port", "« --port » attend une valeur."),
        ("run --port abc", "« --port » : un nombre entier est attendu."),
        ("run --port 99999", "« --port » : 65535 au plus."),
        ("run --workers 0", "« --workers » ou « -w » : 1 au moins."),
        ("run --policy-every souvent", "« --policy-every » : un nombre est attendu."),
        ("run l'eau d'ici", "En trop sur la ligne : l'eau d'ici."),
        ("doctor --json=oui", "« --json » n'attend pas de valeur."),
        ("try", "« TEXTE » manque."),
        ("ca sign demande", "« --root » manque."),
        (
            "policy new --kind hotel",
            "« --kind » : « hotel » n'en est pas ; au choix : « chu », « ehpad »,",
        ),
        ("install --root /absent", "« --root » : « /absent » n'existe pas."),
        ("install --root /etc/passwd", "« --root » : « /etc/passwd » n'est pas un dossier."),
        ("scan /absent", "« ENTRÉE » : « /absent » n'existe pas."),
        ("scan /etc", "« ENTRÉE » : « /etc » est un dossier."),
    ],
)
def test_a_mistake_is_told_in_french_with_the_way_to_the_help(command: str, words: str) -> None:
    status, said = shown(*command.split(" "))
    assert (status, "Erreur" in said) == (Exit.USAGE, True)
    assert words in said
    assert ENGLISH.search(said) is None


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "Invalid value for '--key' / '-k': path '/k' is not readable.",
            "« --key » ou « -k » : « /k » n'est pas lisible",
        ),
        ("Invalid value for 'ENTRÉE': '/k': Permission denied", "« ENTRÉE » : « /k » n'est pas lisible"),
        ("Missing argument 'MOT'. Choose from:\n\tun,\n\tdeux", "« MOT » manque. Au choix :\n\tun,\n\tdeux"),
        ("Invalid value for '--root': path '{0}' does not exist.", "« --root » : « {0} » n'existe pas."),
    ],
)
def test_what_no_account_of_a_test_meets_is_told_too(english: str, french: str) -> None:
    assert said_again(english).startswith(french)


def test_a_sentence_that_nobody_foresaw_is_left_as_it_is() -> None:
    assert said_again("Something new happened.") == "Something new happened."


def test_a_question_left_by_the_end_of_what_is_typed_is_given_up_in_french() -> None:
    asking = typer.Typer()

    @asking.command()
    def ask() -> None:
        typer.prompt("Nom")

    assert "Abandonné." in CliRunner().invoke(asking, []).output
