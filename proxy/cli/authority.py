"""`paravent ca`: the machine's certificate authority, from its making to its end."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from proxy.cli import authority_words as words
from proxy.cli import options, rooting
from proxy.cli.asking import confirm_or_end
from proxy.cli.exits import Exit

app = typer.Typer(
    help="Autorité de certification de ce poste, limitée aux services d'IA du catalogue.", no_args_is_help=True
)

Days = Annotated[int, typer.Option("--days", metavar="JOURS", min=1, max=365, help="Durée de validité, en jours.")]


@app.command()
def create(
    home: options.Home = None,
    days: Days = 365,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Remplace celle qui existe.")] = False,
) -> None:
    """Crée l'autorité : clé EC propre à ce poste, lisible par lui seul, un an au plus."""
    from proxy import ca

    folder = words.folder(home)
    with words.refusals():
        made = ca.create(folder, words.names(), now=datetime.now(UTC), days=days, overwrite=overwrite)
    words.tell(made, folder)


@app.command()
def show(home: options.Home = None) -> None:
    """Montre l'autorité, ce qui attend, ce qui est révoqué, et ce qui empêcherait de s'en servir."""
    from proxy import ca
    from proxy.ca.rotating import waiting_since

    folder = words.folder(home)
    if ended := ca.revoked(folder):
        words.tell_ended(ended, folder)
    with words.refusals():
        found, since = ca.inspect(folder, words.names()), waiting_since(folder)
    words.tell(found, folder)
    if since:
        words.say(f"Suivante    {folder / ca.NEXT_CERTIFICATE_FILE}, publiée le {since:%d/%m/%Y}")
    if found.problems:
        options.fail(Exit.AUTHORITY_UNUSABLE, "\n".join(found.problems))


@app.command()
def renew(home: options.Home = None, days: Days = 365) -> None:
    """Prolonge l'autorité : même clé, même nom, nouveau certificat, à redéployer avant la fin de l'ancien."""
    from proxy.ca import rotating

    folder = words.folder(home)
    with words.refusals():
        made = rotating.renew(folder, words.names(), now=datetime.now(UTC), days=days)
    words.tell(made, folder)
    words.say(
        "Les postes qui ont l'ancien certificat continuent jusqu'à sa fin : déployez celui-ci d'ici là, à côté. "
        "Seuls les services ajoutés au catalogue depuis l'attendent. Rien n'est à redémarrer."
    )


@app.command()
def rotate(
    home: options.Home = None,
    days: Days = 365,
    finish: Annotated[bool, typer.Option("--finish", help="Passe à la suivante, une fois déployée.")] = False,
    now: Annotated[bool, typer.Option("--now", help="Avec --finish : sans attendre les quatorze jours.")] = False,
) -> None:
    """Change de clé sans coupure : la suivante est publiée, déployée à côté de l'ancienne, puis --finish y passe."""
    from proxy import ca
    from proxy.ca import rotating

    folder, moment = words.folder(home), datetime.now(UTC)
    if now and not finish:
        options.fail(Exit.USAGE, "--now ne va qu'avec --finish.")
    if finish:
        with words.refusals():
            made = rotating.finish(folder, words.names(), now=moment, at_once=now)
        words.tell(made, folder)
        words.say("L'ancienne clé n'existe plus. Redémarrez Paravent, puis retirez l'ancien certificat des postes.")
        return
    with words.refusals():
        since = rotating.rotate(folder, words.names(), now=moment, days=days)
    words.say(f"Autorité suivante, publiée le {since:%d/%m/%Y} : {folder / ca.NEXT_CERTIFICATE_FILE}")
    words.say(
        "Déployez ce certificat à côté de l'actuel, qui continue de signer. Quand tous les postes l'ont, et après "
        f"{rotating.OVERLAP_DAYS} jours : « paravent ca rotate --finish »."
    )


@app.command()
def revoke(
    home: options.Home = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ne demande pas de confirmation.")] = False,
) -> None:
    """Met fin à une clé suspecte : la détruit, la note comme révoquée, et Paravent refuse jusqu'à la suivante."""
    from proxy.ca import revoking

    folder = words.folder(home)
    if not yes:
        confirm_or_end("Les IA seront refusées jusqu'à une nouvelle autorité, déployée. Détruire la clé ?")
    with words.refusals():
        ended = revoking.revoke(folder)
    words.tell_ended(ended, folder)
    words.say("Arrêtez Paravent maintenant : tant qu'il tourne, il a encore la clé en mémoire.")
    words.say("Puis « paravent ca create » (ou « request » s'il y a une racine), déployez, et redémarrez.")


app.command("request")(rooting.request)
app.command("accept")(rooting.accept)
app.command("sign")(rooting.sign)
app.command("root-create")(rooting.root_create)
app.command("root-renew")(rooting.root_renew)
app.command("root-revoke")(rooting.root_revoke)
