"""How a verdict looks in a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detectors.engine import Explanation
from detectors.finding import Category
from policies.decision import Action
from policies.document import Mode
from policies.glossary import GLOSSARY
from proxy.gate.desk_pages import address
from proxy.gate.wording import blocked
from proxy.prompt import Rewriting
from proxy.screening.verdict import Verdict

_ACTIONS = {
    Action.ALLOW: ("Laissée passer, sans y toucher", "bold green"),
    Action.REDACT: ("Masquée, puis envoyée", "bold yellow"),
    Action.BLOCK: ("Bloquée", "bold red"),
}
_REFERENCE = "0" * 16
"""What stands for the number of a decision that was not written down."""

_out = Console(emoji=False, highlight=False, soft_wrap=True)


def show_findings(text: str, verdict: Verdict) -> None:
    """The text with what was found marked in it, and a table of it."""
    shown = Text(text)
    rows = Table("Repéré", "Quoi", "Position", "Certitude", "Repérage", box=None, pad_edge=False, header_style="bold")
    for finding in verdict.findings[0]:
        shown.stylize("black on yellow", finding.start, finding.end)
        rows.add_row(
            Text(text[finding.start : finding.end]),
            GLOSSARY[Category][finding.category],
            f"{finding.start}-{finding.end}",
            f"{finding.score:.2f}",
            finding.recognizer,
        )
    _out.print(shown, end="\n\n")
    _out.print(rows if verdict.findings[0] else "Rien de repéré.", end="\n\n")


def show_reasons(text: str, explanations: Sequence[Explanation]) -> None:
    """Every span that any recognizer saw, before the overlaps were resolved."""
    columns = ("Vu", "Catégorie", "Repérage", "Motif", "Mot voisin", "Certitude", "Issue")
    rows = Table(*columns, title="Pourquoi", title_justify="left")
    for explanation in explanations:
        finding = explanation.finding
        rows.add_row(
            Text(text[finding.start : finding.end]),
            finding.category,
            finding.recognizer,
            explanation.pattern or "—",
            explanation.context or "—",
            f"{finding.score:.2f}",
            _outcome(explanation),
        )
    _out.print(rows, end="\n\n")


def _outcome(explanation: Explanation) -> str:
    if not explanation.kept_by:
        return "écarté : ne désigne personne"
    same = explanation.kept_by == explanation.finding.recognizer
    return "retenu" if same else f"couvert par {explanation.kept_by}"


def show_lines(lines: Iterable[str]) -> None:
    """Sentences about the whole text, each on its line."""
    for line in lines:
        _out.print(line, markup=False)
    _out.print()


def show_verdict(verdict: Verdict, rewriting: Rewriting) -> None:
    """Judgement, rule, and the words that would be sent, or that the author would read instead."""
    title, style = _ACTIONS[verdict.decision.action]
    facts = verdict.facts
    _out.print(Text(title, style=style))
    _out.print(f"Identité : {facts.identifying} · secret médical : {'oui' if facts.secret else 'non'}")
    reason = f" ({verdict.reason})" if verdict.reason else ""
    _out.print(f"Règle : {verdict.decision.rule_id}{reason}")
    if verdict.under.policy.mode is Mode.OBSERVE:
        _out.print("Mode observe : notée ainsi, mais envoyée sans y toucher.", style="bold yellow")
    elif verdict.decision.action is Action.BLOCK:
        _out.print("\nL'auteur lit :", style="bold")
        message = blocked(verdict.facts.service, verdict, rewriting, _REFERENCE, address("https://…", _REFERENCE))
        _out.print(Padding(Text(message), (0, 0, 0, 2)))
    elif rewriting.proposal:
        _out.print("\nVersion masquée :", style="bold")
        _out.print(rewriting.proposal, markup=False)
