"""The journal outlives the product where it is asked to: it is what a security team answers with."""

import os
import shutil
from pathlib import Path

from proxy.install.errors import InstallError
from proxy.install.places import HOME, JOURNAL, at

FOLDERS = ("journal", "identity")
"""Decisions with the keys that prove them, and the key by which a person's decisions are found among them."""


def held(root: Path) -> Path | None:
    """Give the journal's folder, where it holds anything."""
    journal = at(root, JOURNAL)
    return journal if journal.is_dir() and any(journal.iterdir()) else None


def keep(root: Path, place: Path) -> None:
    """Copy the journal and its keys to a folder that root alone may read; durable when it returns.

    Raises:
        InstallError: the folder is there already, would go with the product, or could not be written.
    """
    if place.exists() or place.resolve().is_relative_to(at(root, HOME).resolve()):
        raise InstallError(f"{place} existe déjà, ou disparaîtrait avec Paravent : nommez un autre dossier, à créer.")
    try:
        place.mkdir(mode=0o700, parents=True)
        for name in FOLDERS:
            if at(root, f"{HOME}/{name}").is_dir():
                shutil.copytree(at(root, f"{HOME}/{name}"), place / name, symlinks=True)
    except OSError as error:
        raise InstallError(f"Le journal n'a pas pu être copié dans {place} : {error.strerror or error}") from error
    os.sync()
