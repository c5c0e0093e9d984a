"""What the program takes on its command line, asked of the program itself."""

import shlex
from collections.abc import Iterator

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from proxy.cli.app import app

type _Command = TyperGroup | TyperCommand

_HELP = {"--help", "-h"}


def options() -> Iterator[str]:
    """Give every option of every command."""
    yield from _below(_program())


def ours(command: str) -> list[str] | None:
    """Give the words after `paravent` in a command of a shell or of a unit; None for any other program."""
    words = [] if command.startswith("Environment=") else shlex.split(command.removeprefix("ExecStart="), comments=True)
    if words[:1] == ["sudo"]:
        words = words[3:] if words[1:2] == ["-u"] else words[1:]
    return words[1:] if words and words[0].rpartition("/")[2] == "paravent" else None


def objection(words: list[str]) -> str:
    """Give what the program would object to in the words after its name; empty when nothing.

    Arguments may be left out: a sentence names a command without them.
    """
    command = _program()
    while isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
        if words[0] not in command.commands:
            return f"no command {words[0]}"
        command, words = _known(command.commands[words[0]]), words[1:]
    return _refused(words, command)


def _refused(words: list[str], command: _Command) -> str:
    named = _named(command)
    sizes = [one.nargs for one in command.params if isinstance(one, TyperArgument)]
    room = len(words) if -1 in sizes else sum(sizes)
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            room -= 1
        elif word not in named and word not in _HELP:
            return f"no option {word}"
        elif word in named and not named[word].is_flag and next(rest, None) is None:
            return f"{word} needs a value"
    return "too many arguments" if room < 0 else ""


def _below(command: _Command) -> Iterator[str]:
    yield from _named(command)
    for one in command.commands.values() if isinstance(command, TyperGroup) else ():
        yield from _below(_known(one))


def _named(command: _Command) -> dict[str, TyperOption]:
    every = [one for one in command.params if isinstance(one, TyperOption)]
    return {name: one for one in every for name in (*one.opts, *one.secondary_opts)}


def _program() -> _Command:
    return _known(get_command(app))


def _known(command: object) -> _Command:
    assert isinstance(command, TyperGroup | TyperCommand)
    return command
