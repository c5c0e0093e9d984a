"""All commands, their order, and the help that an IT team reads first."""

import sys
from io import TextIOWrapper

import typer

from proxy.cli import (
    authority,
    capturing,
    demonstration,
    doctoring,
    french,
    installing,
    journal,
    notifying,
    pacing,
    policy,
    reporting,
    reviewing,
    running,
    scanning,
    trying,
)
from proxy.cli.exits import MEANINGS

_STATUSES = "\n\n".join(f"{status.value:>2}  {meaning}" for status, meaning in MEANINGS.items())

app = typer.Typer(
    name="paravent",
    help="Le paravent entre l'hôpital et les IA génératives publiques.\n\n"
    "Lit ce qui part vers ChatGPT, Claude, Gemini, Le Chat…, masque ce qui identifie une personne, bloque ce que la "
    "politique interdit, et note chaque décision sans garder un mot du texte.",
    epilog=f"Codes de sortie :\n\n{_STATUSES}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback with local variables would show prompts
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("run")(running.run)
app.command("install")(installing.install)
app.command("uninstall")(installing.uninstall)
app.command("doctor")(doctoring.doctor)
app.command("try")(trying.try_)
app.command("scan")(scanning.scan)
app.command("demo")(demonstration.demo)
app.command("report")(reporting.report)
app.command("console")(reviewing.console)
app.command("pac")(pacing.pac)
app.command("egress")(pacing.egress)
app.command("notify")(notifying.notify)
app.add_typer(policy.app, name="policy")
app.add_typer(capturing.app, name="capture")
app.add_typer(authority.app, name="ca")
app.add_typer(journal.app, name="journal")
french.speak(app)


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a code page of Windows lacks signs like « → »
    app()
