"""`paravent journal verify`: is the journal as it was written?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.audit.line import Read
    from proxy.audit.root import Root

Folder = Annotated[
    Path | None,
    typer.Argument(metavar="DOSSIER", help="Dossier du journal, ou sa copie. Par défaut : celui du poste."),
]
Keys = Annotated[
    list[Path] | None,
    typer.Option("--key", "-k", metavar="FICHIER", help="Clé de vérification, emportée avec « journal key »."),
]
Checkpoints = Annotated[
    list[Path] | None,
    typer.Option(
        "--checkpoint", "-c", metavar="FICHIER", help="Points de contrôle exportés, par où le journal doit passer."
    ),
]
Retention = Annotated[
    int | None,
    typer.Option(
        "--retention",
        min=1,
        metavar="JOURS",
        help="Conservation de votre politique, à donner si elle n'est pas, ou n'a pas toujours été, de 180 jours : un "
        "point de contrôle plus vieux, dont la ligne a été purgée, est admis s'il est suivi d'un autre ; un plus jeune "
        "ne l'est pas.",
    ),
]


def verify(
    folder: Folder = None,
    key: Keys = None,
    checkpoint: Checkpoints = None,
    retention: Retention = None,
    home: options.Home = None,
) -> None:
    """Vérifie le journal, ligne à ligne, et nomme l'endroit où il n'est plus tel qu'il a été écrit.

    OK, TAMPERED (modifié), GAP (des lignes manquent), TRUNCATED (la fin manque) ou UNSIGNED (rien ne prouve qui a
    écrit). Sans clé de vérification, la chaîne et les signatures sont vérifiées ; avec elle, le sceau de chaque ligne.
    """
    from proxy.audit.verdict import Verdict
    from proxy.audit.verify import Evidence
    from proxy.audit.verify import verify as verified
    from proxy.cli.faults import ADVICE, proof, said
    from proxy.settings import Settings

    path = folder or Settings(home=options.at_home(home)).journal
    left = [] if key else sorted(path.glob("*.key"))
    evidence = Evidence(list(_roots([*(key or []), *left])), list(_checkpoints(checkpoint or [])), retention)
    try:
        found = verified(path, evidence)
    except OSError:
        options.fail(
            Exit.JOURNAL_ALTERED, f"{path} ne peut pas être lu : pas encore de journal, ou vos droits manquent."
        )
    if found.fault is not None and found.place is not None:
        status = Exit.JOURNAL_UNSIGNED if found.verdict is Verdict.UNSIGNED else Exit.JOURNAL_ALTERED
        options.fail(
            status, f"{path}/{said(found.fault, found.place)} — {found.verdict.upper()}. {ADVICE[found.verdict]}"
        )
    Console(emoji=False, highlight=False, soft_wrap=True).print(proof(found))
    if left:
        options.errors.print(
            "La clé de vérification est encore sur le poste, où elle permettrait de tout récrire : emportez-la avec "
            "« paravent journal key --to DOSSIER ».",
            style="yellow",
            soft_wrap=True,
        )


def _roots(paths: Sequence[Path]) -> Iterator["Root"]:
    from proxy.audit.root import KeyFormError, Root

    for path in paths:
        try:
            yield Root.parse(path.read_text("ascii"))
        except (OSError, UnicodeDecodeError):
            options.fail(Exit.INPUT_INVALID, f"{path} ne peut pas être lu.")
        except KeyFormError as error:
            options.fail(Exit.INPUT_INVALID, f"{path} : {error}.")


def _checkpoints(paths: Sequence[Path]) -> Iterator["Read"]:
    from proxy.audit.verify import CheckpointFormError, checkpoint

    for path in paths:
        try:
            lines = path.read_text("ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            options.fail(Exit.INPUT_INVALID, f"{path} ne peut pas être lu.")
        for number, line in enumerate(lines, 1):
            try:
                yield checkpoint(line)
            except CheckpointFormError:
                options.fail(Exit.INPUT_INVALID, f"{path}:{number} : cette ligne n'est pas un point de contrôle.")
