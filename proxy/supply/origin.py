"""How `paravent run --policy` names the place of a policy: a file, a Git checkout, an HTTPS address."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}"
_CHECKOUT = re.compile(rf"git:(?P<folder>.+)#(?P<name>{_NAME})")
_PAGE = re.compile(rf"(?P<folder>/(?:[^/]+/)*)(?P<name>{_NAME})\.yaml")

_FORMS = "une politique est un fichier (politique.yaml), git:/dossier/du/depot#nom, ou https://hote/dossier/nom.yaml"


class OriginError(ValueError):
    """The place is not one that policies come from; the message, in French, says which are."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """`NAME.yaml` as committed, in a folder of a Git checkout."""

    folder: Path
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """`NAME.yaml` at an HTTPS address; `folder` is the address that comes before it, with its last slash."""

    folder: str
    name: str


type Origin = Path | Checkout | Page


def origin(said: str) -> Origin:
    """Read what was given to `--policy`.

    Raises:
        OriginError: it is a place of another kind, or is written wrongly.
    """
    if said.startswith("git:"):
        return _checkout(said)
    if "://" in said:
        return _page(said)
    return Path(said)


def _checkout(said: str) -> Checkout:
    found = _CHECKOUT.fullmatch(said)
    if found is None:
        raise OriginError(f"{said} : après « git: », donnez le dossier, puis « # » et le nom sans .yaml ; {_FORMS}.")
    return Checkout(Path(found["folder"]), found["name"])


def _page(said: str) -> Page:
    """No account, question or fragment: the address is shown in messages, and its neighbours are beside it."""
    try:
        parts = urlsplit(said)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        raise OriginError(f"{said} : adresse illisible ; {_FORMS}.") from None
    if parts.scheme != "https":
        raise OriginError(f"{said} : « {parts.scheme} » n'est pas accepté ; {_FORMS}.")
    found = _PAGE.fullmatch(parts.path)
    if found is None or not parts.hostname or parts.query or parts.fragment or "@" in parts.netloc:
        raise OriginError(
            f"https://{parts.hostname or ''} : sans compte, ni « ? », ni « # », et jusqu'à « .yaml » ; {_FORMS}."
        )
    return Page(f"https://{parts.netloc}{found['folder']}", found["name"])
