"""`paravent policy`: the establishment's policy, read, tried and written."""

from pathlib import Path
from typing import Annotated

import typer

from policies.samples import Kind
from proxy.cli import options, signing

app = typer.Typer(
    help="Politique de l'établissement : vérifier, lire, expliquer, comparer, créer.", no_args_is_help=True
)


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FICHIER", help="Politiques. Par défaut : la règle HAS.")
    ] = None,
) -> None:
    """Vérifie des politiques et joue leurs exemples avec la vraie analyse. Rien n'est envoyé.

    Chaque erreur est dite fichier:ligne:colonne. Code de sortie 3 si une politique est refusée, 12 si un exemple
    n'obtient pas la réponse attendue ; un avertissement ne change pas le code.
    """
    from datetime import datetime

    from proxy.cli.checking import check_files

    raise typer.Exit(check_files(files or [None], datetime.now().astimezone().date()))


@app.command()
def show(
    file: Annotated[
        Path | None, typer.Argument(metavar="FICHIER", help="Politique. Par défaut : la règle HAS.")
    ] = None,
    yaml: Annotated[
        bool, typer.Option("--yaml", help="En un seul fichier YAML, qui n'étend plus rien et décide de même.")
    ] = False,
) -> None:
    """Montre la politique en vigueur : tout ce que ses fichiers disent ensemble, et ce que chacun a changé."""
    from datetime import datetime

    from proxy.cli.judging import policy_at
    from proxy.cli.showing_policy import show_policy, show_yaml

    loaded = policy_at(file)
    if yaml:
        show_yaml(loaded)
    else:
        show_policy(loaded, datetime.now().astimezone().date())


@app.command()
def explain(
    text: Annotated[str, typer.Argument(metavar="TEXTE", help="Demande à juger, ou « - » pour la lire sur l'entrée.")],
    policy: options.Policy = None,
    service: options.Service = "chatgpt",
    group: Annotated[
        list[str] | None,
        typer.Option("--group", "-g", metavar="ID", help="Groupe de l'auteur, déclaré par la politique ; répétable."),
    ] = None,
) -> None:
    """Explique une décision : chaque règle, convenue ou non et pourquoi, celle qui décide, exceptions et essais.

    Rien n'est envoyé, et rien de la demande n'est répété.
    """
    from proxy.cli.explaining import explain_text

    explain_text(options.words(text), policy, service, frozenset(group or ()))


@app.command()
def new(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    file: Annotated[
        Path | None, typer.Argument(metavar="FICHIER", help="Fichier à créer. Par défaut : d'après le nom.")
    ] = None,
    establishment: Annotated[
        str | None, typer.Option("--establishment", metavar="NOM", help="Nom de l'établissement.")
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="Ce qu'il est ; choisit la règle donnée en exemple.")
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="ADRESSE", help="À qui écrire pour une question.")
    ] = None,
    tool_name: Annotated[
        str | None, typer.Option("--tool-name", metavar="NOM", help="Outil validé à proposer ; vide : aucun.")
    ] = None,
    tool_url: Annotated[
        str | None, typer.Option("--tool-url", metavar="URL", help="Adresse de cet outil, en https://.")
    ] = None,
    contract: Annotated[
        list[str] | None,
        typer.Option("--contract", metavar="ID", help="Service du catalogue sous contrat ; répétable."),
    ] = None,
    ipp: Annotated[
        list[str] | None,
        typer.Option("--ipp", metavar="EXEMPLE", help="Numéro de patient inventé, deux au moins ; répétable."),
    ] = None,
    after: Annotated[
        list[str] | None,
        typer.Option("--after", metavar="MOT", help="Mot qui précède ces numéros (IPP, dossier…) ; répétable."),
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Ne pose aucune question : ce qui n'est pas donné est laissé de côté.")
    ] = False,
) -> None:
    """Crée la politique d'un établissement en quelques questions, puis la vérifie. N'écrase jamais un fichier."""
    from proxy.cli.creating import Answers, create

    given = Answers(establishment, kind, contact, tool_name, tool_url, contract, ipp, after)
    raise typer.Exit(create(file, given, silent=no_input))


@app.command()
def services() -> None:
    """Liste les services d'IA du catalogue : le nom à écrire dans une politique, et leur niveau de confiance."""
    from rich.console import Console
    from rich.table import Table

    from policies.facts import Tier
    from policies.phrasing import meaning
    from proxy.services.catalogue import Catalogue

    rows = Table("Nom dans une politique", "Service", "Niveau", box=None, pad_edge=False, header_style="bold")
    for service in sorted(Catalogue.load().services, key=lambda service: service.id):
        if service.hosts:
            rows.add_row(service.id, service.name, service.tier)
    out = Console(emoji=False, highlight=False)
    out.print(rows)
    out.print("\nNiveaux :", *(f"\n  {tier} : {meaning(tier)}" for tier in Tier))


@app.command()
def diff(  # noqa: PLR0913, PLR0917 - one argument for each option of the command line
    old: Annotated[Path, typer.Argument(metavar="AVANT", help="Politique en vigueur.")],
    new: Annotated[Path, typer.Argument(metavar="APRÈS", help="Politique qui prendrait sa place.")],
    replay: Annotated[
        Path | None,
        typer.Option("--replay", metavar="FICHIER", help='Journal, lignes {"id", "text"}, ou un texte par ligne.'),
    ] = None,
    service: options.Service = "chatgpt",
    accept: Annotated[
        bool, typer.Option("--accept-weaker", help="Accepte d'avance une politique qui laisse partir plus.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Répond en JSON, sans rien demander.")] = False,
) -> None:
    """Compare deux politiques : ce qui change, ce que la seconde retient moins, et ce qu'auraient donné des décisions.

    Un journal est rejoué sans aucun texte ; des textes sont relus par la vraie analyse, comme envoyés à --service.
    Une politique plus faible est confirmée au terminal, ou par --accept-weaker ; sinon le code de sortie est 13.
    """
    from proxy.cli.differing import Ending, differ

    raise typer.Exit(differ(old, new, replay, service, Ending(json, accept)))


@app.command()
def fmt(
    files: Annotated[list[Path], typer.Argument(metavar="FICHIER", help="Politiques à mettre en forme.")],
    check: Annotated[
        bool, typer.Option("--check", help="N'écrit rien, montre ce qui changerait ; code de sortie 14.")
    ] = False,
) -> None:
    """Met des politiques en forme : ordre des clés, indentation, lignes vides. Ce qu'elles disent ne change jamais."""
    from proxy.cli.formatting import format_files

    raise typer.Exit(format_files(files, check=check))


app.command()(signing.keygen)
app.command()(signing.sign)
