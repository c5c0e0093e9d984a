"""The work of `paravent policy fmt`: policy files laid out in the one way, or what that would change."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer
from rich.console import Console

from policies.complaint import PolicyError
from policies.formatting import FormattingError, formatted
from policies.parsing import MAX_BYTES
from proxy import durable
from proxy.causes import cause
from proxy.cli.exits import Exit
from proxy.cli.options import errors

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def format_files(files: Sequence[Path], *, check: bool) -> Exit:
    """Lay out policy files, or only show how; say what cannot be, and give the worst status."""
    statuses = [_format(file, check=check) for file in files]
    return next((status for status in _WORST if status in statuses), Exit.OK)


_WORST = (Exit.POLICY_INVALID, Exit.FAILED, Exit.POLICY_UNFORMATTED)


def _format(file: Path, *, check: bool) -> Exit:
    try:
        with file.open("rb") as opened:
            before = opened.read(MAX_BYTES + 1)
        after = formatted(str(file), before, _schema(file))
        if before == after.encode():
            return Exit.OK
        if not check:
            durable.replace(file.resolve(), after.encode(), file.stat().st_mode & 0o777)
            typer.echo(f"{file} : mis en forme.")
            return Exit.OK
    except PolicyError as error:
        return _refused(Exit.POLICY_INVALID, str(error))
    except FormattingError as error:
        return _refused(Exit.FAILED, str(error))
    except OSError as error:
        return _refused(Exit.POLICY_INVALID, f"{file} : ne peut pas être lu ou écrit ({cause(error)}).")
    _show(difference(str(file), before.decode(), after))
    return Exit.POLICY_UNFORMATTED


def _schema(file: Path) -> str:
    from proxy.cli.showing_policy import schema_from

    return schema_from(file.resolve().parent)


def difference(name: str, before: str, after: str) -> Iterator[str]:
    """Give a unified diff, whose ends of lines show where they differ."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), name, f"{name} (mis en forme)", lineterm="")
    yield from (line.replace("\r", "␍") for line in lines)


def _show(lines: Iterator[str]) -> None:
    out = Console(emoji=False, highlight=False, soft_wrap=True)
    for line in lines:
        out.print(line, style=_STYLES.get(line[:1], ""), markup=False)


def _refused(status: Exit, message: str) -> Exit:
    errors.print(message, style="red", markup=False, soft_wrap=True)
    return status
