"""`paravent install` and `paravent uninstall`: the product on a Linux workstation, and off it again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from proxy.causes import cause
from proxy.cli import options
from proxy.cli.asking import confirm_or_end
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from proxy.install.carrying import Moment
    from proxy.install.step import Step

Root = Annotated[
    Path,
    typer.Option("--root", metavar="DOSSIER", file_okay=False, exists=True, help="Racine du système à changer."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Dit chaque étape et ne change rien.")]


def install(
    policy: Annotated[
        Path | None,
        typer.Option("--policy", "-p", metavar="FICHIER", help="Politique de l'établissement, copiée dans /etc."),
    ] = None,
    parent: Annotated[
        str | None,
        typer.Option(
            "--parent",
            metavar="URL",
            help="Proxy de l'établissement, comme http://proxy.chu.example:3128. Sans cette option, celui d'avant est "
            'gardé ; --parent "" pour n\'en plus avoir.',
        ),
    ] = None,
    root: Root = Path("/"),
    dry_run: DryRun = False,
    start: Annotated[bool, typer.Option("--start/--no-start", help="Démarrer les services tout de suite.")] = True,
) -> None:
    """Installe Paravent sur ce poste : comptes, autorité, navigateurs, services, règles du noyau.

    Chaque étape est notée avant d'être faite : « paravent uninstall » remet tout comme avant, même après une
    installation interrompue. Relancée, la commande ne refait que ce qui manque.
    """
    options.on_linux_alone()
    from proxy.install.authority import published
    from proxy.install.carrying import carry_out, distrusts, take_back
    from proxy.install.plan import Wish, steps
    from proxy.install.prerequisites import complaints

    wish = Wish(sys.prefix, _policy(policy), _parent(parent), start)
    root = root.resolve()
    if standing := complaints(root, wish.prefix):
        options.fail(Exit.NOT_INSTALLED, "\n".join(standing))
    if dry_run:
        _ended(lambda: _foresee(root, steps(root, wish)))
        return
    _ended(lambda: carry_out(root, steps(root, wish), _tell))
    _ended(lambda: take_back(root, _tell, distrusts(published(root))))
    _say("Paravent est installé. « paravent doctor » vérifie ce poste ; fermez et rouvrez les navigateurs.")


def uninstall(
    root: Root = Path("/"),
    keep_journal: Annotated[
        Path | None,
        typer.Option("--keep-journal", metavar="DOSSIER", help="Où mettre les journaux et leurs clés ; à créer."),
    ] = None,
    delete_journal: Annotated[bool, typer.Option("--delete-journal", help="Détruit les journaux du poste.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ne demande pas de confirmation.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Retire Paravent de ce poste et remet chaque fichier, magasin d'autorités et règle comme avant.

    Le journal du poste, celui de la console et les politiques appliquées sont des preuves : dites ce qu'ils deviennent.
    """
    options.on_linux_alone()
    from proxy.install import evidence, services
    from proxy.install.carrying import take_back

    root = root.resolve()
    recorded, held = _recorded(root), evidence.held(root)
    if held and (keep_journal is None) is not delete_journal:
        words = f"Ce poste garde des preuves : {_listed(held)}."
        options.fail(Exit.USAGE, f"{words} Choisissez : --keep-journal DOSSIER (ailleurs) ou --delete-journal.")
    if dry_run:
        _list(recorded)
        return
    if not yes:
        confirm_or_end(_question(held, keep_journal))
    _ended(lambda: services.halt(root))
    if held and keep_journal:
        _ended(lambda: evidence.keep(root, keep_journal))
    _ended(lambda: take_back(root, _tell_undone))
    _ended(lambda: services.reload(root))
    _say("Paravent est retiré." + (f" Les preuves sont dans {keep_journal}." if held and keep_journal else ""))


def _recorded(root: Path) -> "Sequence[Step]":
    """Give what was installed, or the end of the command where nothing was."""
    from proxy.install.manifest import Manifest

    recorded = _ended(lambda: Manifest.read(root)).steps
    if not recorded:
        options.fail(Exit.NOT_INSTALLED, "Paravent n'est pas installé ici : rien à retirer.")
    return recorded


def _policy(path: Path | None) -> bytes | None:
    """Give the file of a policy that was read and found good, or the end of the command."""
    from proxy.cli.judging import policy_at

    if path is None:
        return None
    policy_at(path)
    return path.read_bytes()


def _parent(url: str | None) -> str | None:
    """Give the address, empty for none; the end of the command where the proxy it is for would not take it."""
    options.parent(url or None)
    return url


def _ended[T](act: "Callable[[], T]") -> T:
    """Give what an act gives, or the end of the command in one clear message."""
    from proxy.install.errors import InstallError

    try:
        return act()
    except InstallError as error:
        options.fail(
            Exit.INSTALL_FAILED, f"{error}\nRelancez la commande une fois corrigé ; « paravent uninstall » défait tout."
        )
    except OSError as error:
        options.fail(
            Exit.INSTALL_FAILED, f"{error.filename or 'Le disque'} : {cause(error)}. Relancez la commande ensuite."
        )


def _foresee(root: Path, planned: "Iterable[Step]") -> None:
    for step in planned:
        _say(f"{'déjà fait' if step.is_done(root) else 'à faire  '}  {step.what}")


def _list(recorded: "Sequence[Step]") -> None:
    for step in reversed(recorded):
        _say(f"à défaire  {step.what}")


def _question(held: "Mapping[Path, str]", keep: Path | None) -> str:
    if not held:
        return "Retirer Paravent de ce poste ?"
    return "Retirer Paravent " + (f"et mettre dans {keep}" if keep else "ET DÉTRUIRE") + f" : {_listed(held)} ?"


def _listed(held: "Mapping[Path, str]") -> str:
    return " ; ".join(f"{words} ({folder})" for folder, words in held.items())


def _tell(moment: "Moment", step: "Step", words: str) -> None:
    _told(moment, step.what, words)


def _tell_undone(moment: "Moment", step: "Step", words: str) -> None:
    _told(moment, f"défaire : {step.what}", words)


def _told(moment: "Moment", what: str, words: str) -> None:
    from proxy.install.carrying import Moment

    match moment:
        case Moment.NOW:
            _say(what)
        case Moment.FAILED:
            options.errors.print(f"PAS FAIT  {what}\n{words}", style="yellow", markup=False, soft_wrap=True)
        case Moment.ALREADY:
            pass


def _say(message: str) -> None:
    options.errors.print(message, markup=False, soft_wrap=True)
