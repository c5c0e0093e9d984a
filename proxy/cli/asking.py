"""Questions that a command asks, unless the command line has answered them already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import typer

from proxy.cli.exits import Exit
from proxy.cli.options import errors, fail

_ANSWERS = {"o": True, "oui": True, "y": True, "yes": True, "n": False, "non": False, "no": False, "": False}
_MOST_EMPTY = 3  # answers to one question, before nobody is thought to be there


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks until the answer will do; an answer of the command line that will not do ends the command.

    Attributes:
        silent: Whether nobody is there: what has no usual answer must be on the command line.
    """

    silent: bool = False

    def text[T](
        self, question: str, option: str, said: str | None, read: Callable[[str], T], usual: str | None = None
    ) -> T:
        """Ask for a text.

        Args:
            question: In French.
            option: Of the command line, that answers it.
            said: What that option said.
            read: Makes something of the answer; its ValueError says, in French, why it cannot.
            usual: Answer of those who give none; without it, several empty answers end the command.
        """
        if said is not None:
            return _read_or_end(option, said, read)
        if self.silent:
            fail(Exit.USAGE, f"{option} manque : sans question (--no-input), il faut le donner.")
        empty = 0
        while True:
            answer = typer.prompt(question, default=usual or "", show_default=False)
            try:
                return read(answer)
            except ValueError as error:
                errors.print(f"À corriger : {error}", style="red", markup=False, soft_wrap=True)
            empty += not answer.strip()
            if empty == _MOST_EMPTY:
                fail(Exit.USAGE, f"{empty} réponses vides, rien n'est fait. Recommencez, ou donnez {option}.")

    def several[T](
        self, question: str, option: str, said: Sequence[str] | None, read: Callable[[tuple[str, ...]], T]
    ) -> T:
        """Ask for texts separated by commas; none, where the command line is silent and nobody is there."""
        if said is not None or self.silent:
            return _read_or_end(option, tuple(said or ()), read)
        return self.text(question, option, None, lambda answer: read(_split(answer)), usual="")


def confirm(question: str) -> bool:
    """Ask whether to go on, until the answer is yes or no; no where nothing is typed, or nobody is there."""
    while True:
        errors.print(f"{question} [o/N] ", end="", markup=False, soft_wrap=True)
        try:
            answer = input().strip().lower()
        except EOFError:
            errors.print("\nPas de réponse : compté comme non.", markup=False)
            return False
        if answer in _ANSWERS:
            return _ANSWERS[answer]
        errors.print("Répondez par o (oui) ou n (non).", style="red", markup=False)


def confirm_or_end(question: str) -> None:
    """Ask whether to go on; the end of the command where the answer is no."""
    if not confirm(question):
        fail(Exit.FAILED, "Rien n'est fait.")


def _read_or_end[S, T](option: str, said: S, read: Callable[[S], T]) -> T:
    try:
        return read(said)
    except ValueError as error:
        fail(Exit.USAGE, f"{option} : {error}")


def _split(answer: str) -> tuple[str, ...]:
    return tuple(word for part in answer.split(",") if (word := part.strip()))
