"""`paravent ca`: the machine's certificate authority."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from proxy.cli import options
from proxy.cli.exits import Exit

if TYPE_CHECKING:
    from proxy.ca import Authority

app = typer.Typer(
    help="Autorité de certification de ce poste, limitée aux services d'IA du catalogue.", no_args_is_help=True
)


@app.command()
def create(
    home: options.Home = None,
    days: Annotated[int, typer.Option("--days", min=1, max=365, help="Durée de validité, en jours.")] = 365,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Remplace celle qui existe.")] = False,
) -> None:
    """Crée l'autorité : clé EC propre à ce poste, lisible par lui seul, un an au plus."""
    from proxy.ca import AuthorityError, create
    from proxy.services.catalogue import Catalogue
    from proxy.settings import Settings, default_home

    folder = Settings(home=home or default_home()).authority
    try:
        made = create(
            folder, Catalogue.load().constraint_names(), now=datetime.now(UTC), days=days, overwrite=overwrite
        )
    except AuthorityError as error:
        options.fail(Exit.AUTHORITY_UNUSABLE, str(error))
    _show(made, str(folder))


@app.command()
def show(home: options.Home = None) -> None:
    """Montre l'autorité et ce qui empêcherait de s'en servir."""
    from proxy.ca import AuthorityError, inspect
    from proxy.services.catalogue import Catalogue
    from proxy.settings import Settings, default_home

    folder = Settings(home=home or default_home()).authority
    try:
        found = inspect(folder, Catalogue.load().constraint_names())
    except AuthorityError as error:
        options.fail(Exit.AUTHORITY_UNUSABLE, str(error))
    _show(found, str(folder))
    if found.problems:
        options.fail(Exit.AUTHORITY_UNUSABLE, "\n".join(found.problems))


def _show(authority: "Authority", folder: str) -> None:
    from proxy.ca import CERTIFICATE_FILE

    console = Console(emoji=False, highlight=False)
    console.print(f"Certificat  {folder}/{CERTIFICATE_FILE}")
    console.print(f"Nom         {authority.subject}")
    console.print(f"Valable     du {authority.not_before:%d/%m/%Y} au {authority.not_after:%d/%m/%Y}")
    console.print(f"Empreinte   {authority.fingerprint_sha256}")
    console.print(f"Limitée à   {len(authority.names)} noms de services d'IA et leurs sous-domaines")
