"""`paravent policy keygen` and `paravent policy sign`: who may say what the policy is."""

import errno
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from proxy.causes import cause
from proxy.cli import options
from proxy.cli.exits import Exit

PRIVATE, PUBLIC = "paravent-policy.key", "paravent-policy.pub"

_out = Console(emoji=False, highlight=False, soft_wrap=True)


def keygen(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DOSSIER", help="Où écrire les deux clés.")],
) -> None:
    """Crée la paire de clés (ed25519) qui signe les politiques.

    La clé privée reste chez qui signe, hors des postes. La clé publique se déploie avec le logiciel, par un autre
    chemin que les politiques : « paravent run --policy-key ».
    """
    from proxy import durable
    from proxy.supply.signature import pair

    private, public = pair()
    try:
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_existing(out / PRIVATE, out / PUBLIC)
        durable.create(out / PRIVATE, private)
        durable.create(out / PUBLIC, public, 0o644)
    except FileExistsError as error:
        options.fail(Exit.USAGE, f"{error.filename} existe déjà : choisissez un autre dossier, ou déplacez cette clé.")
    except OSError as error:
        options.fail(Exit.USAGE, f"{out} : les clés ne peuvent pas être écrites ({cause(error)}).")
    _out.print(f"Clé privée, à garder secrète : {out / PRIVATE}", markup=False)
    _out.print(f"Clé publique, à déployer     : {out / PUBLIC}", markup=False)


def sign(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Politique à signer.")],
    key: Annotated[Path, typer.Option("--key", "-k", metavar="CLÉ", help="Clé privée de « policy keygen ».")],
) -> None:
    """Signe une politique : la signature est écrite à côté, dans FICHIER.sig.

    Elle vaut pour ce contenu et pour ce nom de fichier. Chaque fichier que la politique étend, hors ceux livrés avec
    le produit, se signe de même. Une politique qui contient une erreur n'est pas signée.
    """
    from policies.complaint import PolicyError
    from policies.loading import load
    from proxy import durable
    from proxy.cli.judging import services
    from proxy.supply import signature

    try:
        private = signature.private_key(key)
        load(file, services())
        data = file.read_bytes()
        beside = file.with_name(file.name + signature.SUFFIX)
        durable.replace(beside, signature.sign(private, file.name, data), 0o644)
    except signature.KeyFileError as error:
        options.fail(Exit.USAGE, str(error))
    except PolicyError as error:
        options.fail(Exit.POLICY_INVALID, str(error))
    except OSError as error:
        options.fail(Exit.USAGE, f"{error.filename or file} : lecture ou écriture impossible ({cause(error)}).")
    _out.print(f"Signature écrite : {beside}", markup=False)


def _refuse_existing(*paths: Path) -> None:
    """Look at both before either is written: half a pair is no use."""
    for path in paths:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "", str(path))
