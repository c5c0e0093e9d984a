"""What proves outlives the product where it is asked to: it is what a security team answers with."""

import filecmp
import os
import shutil
from pathlib import Path

from proxy.causes import cause
from proxy.install.errors import InstallError
from proxy.install.places import HOME, at, resolved

_PROOFS = {
    "journal": "les décisions",
    "console/journal": "qui a consulté la console, et ce que sont devenues les fausses alertes",
    "policy/archive": "les politiques que les décisions nomment",
}
"""Folders of what happened, each in words."""
FOLDERS = (*_PROOFS, "identity", "console/pseudonym.key")
"""The same with the keys by which a person's decisions and readings are found among them."""


def held(root: Path) -> dict[Path, str]:
    """Give the folders of what happened that hold anything, each with what it tells, in French."""
    named = {at(root, f"{HOME}/{name}"): words for name, words in _PROOFS.items()}
    return {place: words for place, words in named.items() if place.is_dir() and any(place.iterdir())}


def keep(root: Path, place: Path) -> None:
    """Copy them and their keys to a folder that root alone may read; whole and durable when it returns.

    A folder that holds the same already is as good: a removal that stopped half way is begun again.

    Raises:
        InstallError: the folder holds something else, would go with the product, is in what is copied, or could not be
            written.
    """
    if place.resolve().is_relative_to(at(root, HOME).resolve()):
        raise InstallError(f"{place} disparaîtrait avec Paravent : nommez un dossier hors de {HOME}.")
    try:
        found = _found(root)
        if any(place.resolve().is_relative_to(path) for path in found.values()):
            raise InstallError(f"{place} est dans les preuves à copier : nommez un dossier hors de là.")
        if not place.exists(follow_symlinks=False):
            _copy(found, place)
        elif not all(_is_in(path, place / name) for name, path in found.items()):
            raise InstallError(f"{place} existe déjà, et contient autre chose : nommez un autre dossier, à créer.")
    except OSError as error:
        raise InstallError(f"Les preuves n'ont pas pu être copiées dans {place} : {cause(error)}.") from error


def _found(root: Path) -> dict[str, Path]:
    """Give what there is of them, by name: where one is a link, as to a disk of its own, the place it leads to.

    Raises:
        OSError: links lead nowhere.
    """
    return {name: path for name in FOLDERS if (path := at(root, resolved(root, f"{HOME}/{name}"))).exists()}


def _copy(found: dict[str, Path], place: Path) -> None:
    """Copy all of it beside the place, and give it its name once it is whole; what is not whole goes again.

    Raises:
        OSError: it could not be.
    """
    partial = place.with_name(f".{place.name}.incomplet")
    if partial.is_dir():
        shutil.rmtree(partial)  # of a copy that was killed
    partial.mkdir(mode=0o700, parents=True)
    try:
        for name, path in found.items():
            (partial / name).parent.mkdir(mode=0o700, exist_ok=True)
            _put(path, partial / name)
    except OSError:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    os.sync()
    partial.rename(place)
    os.sync()


def _put(path: Path, copy: Path) -> None:
    """Copy a file, a folder or a link as it is; folders are root's alone.

    A link below the folders is only that: whoever may write there could make it lead to what is none of ours.

    Raises:
        OSError: it could not be.
    """
    if path.is_dir() and not path.is_symlink():
        copy.mkdir(mode=0o700)
        for each in path.iterdir():
            _put(each, copy / each.name)
    else:
        shutil.copy2(path, copy, follow_symlinks=False)


def _is_in(path: Path, copy: Path) -> bool:
    """Whether a copy holds all that a file or folder does, byte for byte."""
    if path.is_symlink() or copy.is_symlink():
        return path.is_symlink() and copy.is_symlink() and path.readlink() == copy.readlink()
    if path.is_dir():
        return copy.is_dir() and all(_is_in(each, copy / each.name) for each in path.iterdir())
    return copy.is_file() and filecmp.cmp(path, copy, shallow=False)
