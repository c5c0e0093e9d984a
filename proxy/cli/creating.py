"""The work of `paravent policy new`: questions, a file that holds, and what to do next."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console

from policies.complaint import PolicyError
from policies.drafting import Draft, TooBroadError, draft, patient_number, policy_id
from policies.identifiers import Identifier
from policies.loading import load
from policies.samples import MEANINGS, Kind
from policies.tools import ApprovedTool
from proxy.causes import cause
from proxy.cli.asking import Asking
from proxy.cli.checking import check_files
from proxy.cli.exits import Exit
from proxy.cli.judging import services
from proxy.cli.naming import service_ids
from proxy.cli.options import fail
from proxy.cli.showing_policy import schema_from

_out = Console(emoji=False, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the command line said already; None where it said nothing, and somebody is asked."""

    establishment: str | None = None
    kind: Kind | None = None
    contact: str | None = None
    tool_name: str | None = None
    tool_url: str | None = None
    contract: Sequence[str] | None = None
    ipp: Sequence[str] | None = None
    after: Sequence[str] | None = None


def create(file: Path | None, answers: Answers, *, silent: bool) -> Exit:
    """Ask what is missing, write a new file, check it; give the command's status."""
    _refuse_existing(file)
    made = _draft(answers, Asking(silent=silent))
    path = file or Path(f"{policy_id(made.establishment)}.yaml")
    _refuse_existing(path)
    _write(path, draft(made, schema_from(path.absolute().parent)))
    _out.print(f"{path} est écrit.", style="bold green", markup=False)
    status = check_files([path], datetime.now().astimezone().date())
    _out.print(_NEXT.format(path=shlex.quote(str(path))), markup=False)
    return status


_NEXT = """
Et maintenant :
  1. relire {path} ; un éditeur qui connaît YAML propose les clés et dit ce que chacune veut dire
  2. paravent policy show {path}
  3. paravent policy explain "une demande inventée" --policy {path}
  4. paravent run --policy {path}"""


_KINDS = " ; ".join(f"{kind} : {meaning}" for kind, meaning in MEANINGS.items())


def _draft(answers: Answers, asking: Asking) -> Draft:
    establishment = asking.text("Nom de l'établissement", "--establishment", answers.establishment, _name)
    kind = asking.text(f"Genre d'établissement ({_KINDS})", "--kind", answers.kind, _kind)
    contact = asking.text("Qui joindre pour une question (adresse ou numéro)", "--contact", answers.contact, _contact)
    return Draft(
        establishment=establishment,
        kind=kind,
        contact=contact,
        approved_tool=_tool(answers, asking),
        contracted=asking.several(
            "Services sous contrat, séparés par des virgules (« paravent policy services » les liste ; vide : aucun)",
            "--contract",
            answers.contract,
            service_ids,
        ),
        identifier=_identifier(answers, asking),
    )


def _tool(answers: Answers, asking: Asking) -> ApprovedTool | None:
    said = "" if answers.tool_name is None and answers.tool_url is None and asking.silent else answers.tool_name
    name = asking.text("Outil d'IA validé à proposer (vide : aucun)", "--tool-name", said, str.strip, usual="")
    if not name:
        return None
    return asking.text("Son adresse, en https://", "--tool-url", answers.tool_url, lambda url: _approved(name, url))


def _identifier(answers: Answers, asking: Asking) -> Identifier | None:
    """A patient number, with the words that precede it where harmless questions would be stopped without."""
    after = tuple(answers.after or ())

    def proposed(examples: tuple[str, ...]) -> Identifier | tuple[str, ...]:
        try:
            return patient_number(examples, after) if examples else ()
        except TooBroadError:
            return examples

    found = asking.several(
        "Deux ou trois numéros de patient INVENTÉS, séparés par des virgules (ex. : AB25-104233, AB24-009871 ; "
        "vide : aucun)",
        "--ipp",
        answers.ipp,
        proposed,
    )
    if isinstance(found, Identifier):
        return found
    if not found:
        return None
    return asking.several(
        "Ces numéros ressemblent à d'autres : mots qui les précèdent, séparés par des virgules (IPP, dossier…)",
        "--after",
        None,
        lambda words: patient_number(found, words),
    )


def _name(text: str) -> str:
    if len(_line(text)) > _LONGEST_NAME:
        raise ValueError(f"un nom de {_LONGEST_NAME} caractères au plus.")
    return _line(text)


_LONGEST_NAME = 200


def _line(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise ValueError("écrivez un texte, sur une ligne.")
    return text.strip()


def _contact(text: str) -> str:
    if not text.strip():
        raise ValueError("obligatoire : une adresse ou un numéro.")
    if "@" not in text and sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        raise ValueError(f"donnez une adresse, avec @, ou un numéro d'au moins {_FEWEST_DIGITS} chiffres.")
    return _line(text)


_FEWEST_DIGITS = 4
"""Of an extension within a hospital."""


def _kind(text: str) -> Kind:
    if text.strip().lower() not in set(Kind):
        raise ValueError(f"écrivez un de ces mots : {', '.join(Kind)}.")
    return Kind(text.strip().lower())


def _approved(name: str, url: str) -> ApprovedTool:
    try:
        return ApprovedTool(name=_line(name), url=url.strip())
    except ValidationError:
        pass
    raise ValueError("donnez une adresse qui commence par https://, sans espace.")


def _refuse_existing(path: Path | None) -> None:
    if path is not None and path.exists():
        fail(Exit.USAGE, f"{path} existe déjà, et n'est pas touché : choisissez un autre nom.")


def _write(path: Path, text: str) -> None:
    """Write a new file, that loads."""
    try:
        load(text, services())
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except PolicyError as error:
        fail(Exit.FAILED, f"Ces réponses ne font pas une politique, rien n'est écrit :\n{error}")
    except OSError as error:
        fail(Exit.USAGE, f"{path} ne peut pas être écrit ({cause(error)}) : vérifiez le dossier et vos droits.")
