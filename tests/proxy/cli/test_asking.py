import pytest
import typer
from typer.testing import CliRunner

from proxy.cli.asking import Asking, confirm, confirm_or_end
from proxy.cli.exits import Exit


def even(text: str) -> int:
    if not text or int(text) % 2:
        raise ValueError("un nombre pair.")
    return int(text)


def asked(words: str, question: str = "Nombre", usual: str | None = None) -> tuple[str, list[object]]:
    """What is shown to somebody who types these words, and what is made of them."""
    app, made = typer.Typer(), []

    @app.command()
    def ask() -> None:
        made.append(Asking().text(question, "--nombre", None, even, usual))

    return CliRunner().invoke(app, input=words).output, made


def test_an_answer_of_the_command_line_is_not_asked_for() -> None:
    assert Asking().text("Nombre", "--nombre", "4", even) == 4
    assert Asking().several("Mots", "--mot", ["a", "b"], list) == ["a", "b"]


def test_a_question_is_asked_until_the_answer_will_do() -> None:
    shown, made = asked("3\n4\n")

    assert made == [4]
    assert shown.count("Nombre") == 2
    assert "un nombre pair" in shown


def test_empty_answers_end_the_command_at_the_third_whatever_stands_between_them() -> None:
    shown, made = asked("\n3\n\n\n4\n")

    assert made == []
    assert shown.count("Nombre") == 4
    assert "3 réponses vides, rien n'est fait. Recommencez, ou donnez --nombre." in shown
    assert asked("\n\n4\n")[1] == [4]


def test_no_answer_is_the_usual_one_where_there_is_one() -> None:
    assert asked("\n", usual="8")[1] == [8]


@pytest.mark.parametrize("asking", [Asking(), Asking(silent=True)])
def test_a_wrong_answer_of_the_command_line_ends_the_command(
    asking: Asking, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended:
        asking.text("Nombre", "--nombre", "3", even)
    assert ended.value.exit_code == Exit.USAGE
    assert "--nombre : un nombre pair." in capsys.readouterr().err


def test_in_silence_what_must_be_known_ends_the_command_and_what_may_be_none_is_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Asking(silent=True).several("Mots", "--mot", None, list) == []
    with pytest.raises(typer.Exit) as ended:
        Asking(silent=True).text("Nombre", "--nombre", None, even)
    assert ended.value.exit_code == Exit.USAGE
    assert "--nombre manque" in capsys.readouterr().err


def test_several_answers_are_separated_by_commas() -> None:
    app, made = typer.Typer(), []

    @app.command()
    def ask() -> None:
        made.extend(Asking().several("Mots", "--mot", None, list))

    CliRunner().invoke(app, input=" a, b c ,,d\n")
    assert made == ["a", "b c", "d"]


def confirmed(typed: str) -> tuple[str, list[bool]]:
    """What is shown to somebody who types this, and what it is taken for."""
    app, taken = typer.Typer(), []

    @app.command()
    def ask() -> None:
        taken.append(confirm("Continuer ?"))

    return CliRunner().invoke(app, input=typed).output, taken


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("o\n", True),
        ("OUI\n", True),
        (" y \n", True),
        ("yes\n", True),
        ("n\n", False),
        ("Non\n", False),
        ("no\n", False),
        ("\n", False),
        ("", False),
    ],
)
def test_yes_and_no_are_understood_in_french_and_in_english_and_nothing_is_no(typed: str, taken: bool) -> None:
    shown, answers = confirmed(typed)
    assert answers == [taken]
    assert shown.startswith("Continuer ? [o/N] ")


def test_another_answer_is_asked_for_again_in_french() -> None:
    shown, answers = confirmed("peut-être\no\n")
    assert answers == [True]
    assert "Répondez par o (oui) ou n (non)." in shown
    assert shown.count("[o/N]") == 2


def test_where_nobody_answers_that_is_said_and_nothing_is_done() -> None:
    assert "Pas de réponse" in confirmed("")[0]
    app = typer.Typer()
    app.command()(lambda: confirm_or_end("Continuer ?"))
    result = CliRunner().invoke(app, input="")
    assert result.exit_code == Exit.FAILED
    assert "Rien n'est fait." in result.output
