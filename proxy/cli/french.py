"""The frame of the command line, in French: what typer says of its own, around what our commands say.

Half of it is constants of `typer.rich_utils`. A mistake is an English sentence that typer or pydantic writes whole, out
of the reach of any catalogue of translations: it is read back, and said again.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, override

import typer
from typer import rich_utils
from typer._click import Command as Spoken  # what commands and groups of them have in common: typer names it only here
from typer._click import Context, HelpFormatter, Parameter
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

_FRAME = {
    "COMMANDS_PANEL_TITLE": "Commandes",
    "ERRORS_PANEL_TITLE": "Erreur",
    "DEFAULT_STRING": "[par défaut : {}]",
    "ENVVAR_STRING": "[variable : {}]",
    "REQUIRED_LONG_STRING": "[obligatoire]",
    "RICH_HELP": "[blue]« {command_path} {help_option} »[/] montre l'aide.",
    "ABORTED_TEXT": "Abandonné.",
}
_NO_BRACES = str.maketrans("", "", "{}")
"""What typer puts around an argument that must be given: French pages have it bare."""
_ABSENT, _CLOSED = "{} n'existe pas.", "{} n'est pas lisible par ce compte : relancez avec « sudo »."
_MISTAKES = tuple(
    (re.compile(english, re.DOTALL), french)
    for english, french in (
        (r"'([^']+)'", "« {} »"),
        (r"('[^']+') / ('[^']+')", "{} ou {}"),
        (r"('.+'), ('[^']+')", "{}, {}"),
        (r"Invalid value for (.+?): (.+)", "{} : {}"),
        (r"(Missing .+) Choose from:\n\t(.+)", "{} Au choix :\n\t{}"),
        (r"Missing (?:argument|option) (.+)\.", "{} manque."),
        (r"No such option: (.+) \(Possible options: (.+)\)", "L'option {} n'existe pas. Vouliez-vous dire {} ?"),
        (r"No such option: (.+)", "L'option {} n'existe pas."),
        (r"(No such command .+)\. Did you mean (.+)\?", "{} Vouliez-vous dire {} ?"),
        (r"No such command ('.+')\.?", "La commande {} n'existe pas."),
        (r"Got unexpected extra argument\(s\) \((.+)\)", "En trop sur la ligne : {}."),
        (r"Option (.+) requires an argument\.", "{} attend une valeur."),
        (r"Option (.+) does not take a value\.", "{} n'attend pas de valeur."),
        (r"Value error, (.+)", "{}"),
        (r"Input should be a valid integer.*", "un nombre entier est attendu."),
        (r"Input should be a valid number.*", "un nombre est attendu."),
        (r"Input should be greater than or equal to (.+)", "{} au moins."),
        (r"Input should be less than or equal to (.+)", "{} au plus."),
        (r"(.+) is not one of (.+)\.", "{} n'en est pas ; au choix : {}."),
        (r"(?:path|file|dir) (.+) does not exist\.", _ABSENT),
        (r"(?:path|file|dir) (.+) is not readable\.", _CLOSED),
        (r"dir (.+) is a file\.", "{} n'est pas un dossier."),
        (r"('.+'): No such file or directory", _ABSENT),
        (r"('.+'): Permission denied", _CLOSED),
        (r"('.+'): Is a directory", "{} est un dossier."),
    )
)
"""Sentences of typer 0.29 and pydantic 2; what stands in the brackets is said again too."""


def said_again(english: str) -> str:
    """Give a sentence of typer in French; as it is, where it is none of those that are known."""
    for pattern, french in _MISTAKES:
        if found := pattern.fullmatch(english):
            return french.format(*map(said_again, found.groups()))
    return english


def speak(app: typer.Typer) -> None:
    """Make an application that is finished, with all those inside it, speak French."""
    for name, words in _FRAME.items():
        setattr(rich_utils, name, words)
    app.info.cls, app.info.subcommand_metavar = _Group, "COMMANDE [ARGUMENTS]..."
    for command in app.registered_commands:
        command.cls = _Command
    for inside in app.registered_groups:
        if inside.typer_instance:
            speak(inside.typer_instance)


class _Mistake(typer.BadParameter):
    """A line that cannot be understood, told in a sentence to which nothing is added."""

    @override
    def format_message(self) -> str:
        return self.message


@contextmanager
def _in_french() -> Iterator[None]:
    try:
        yield
    except TyperException as error:
        english = error.format_message()
        if (french := said_again(english)) == english:
            raise
        raise _Mistake(french, ctx=getattr(error, "ctx", None)) from None


class _Spoken(Spoken):
    """What commands and groups of them say of themselves."""

    @override
    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Usage : ")

    @override
    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return [piece.translate(_NO_BRACES) for piece in super().collect_usage_pieces(ctx)]

    @override
    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Montre cette aide."
        return option

    @override
    def get_params(self, ctx: Context) -> list[Parameter]:
        params = super().get_params(ctx)
        for param in params:
            if isinstance(param, TyperOption) and param.is_flag:
                param.metavar = ""  # that it takes no value goes without saying « <bool> »
        return params

    @override
    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: Any
    ) -> Context:
        with _in_french():
            return super().make_context(info_name, args, parent, **extra)


class _Command(_Spoken, TyperCommand):
    pass


class _Group(_Spoken, TyperGroup):
    @override
    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Spoken | None, list[str]]:
        with _in_french():
            return super().resolve_command(ctx, args)
