"""A policy file to a policy: strict, and refused with everything that is wrong at once."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from policies import syntax, translation, values
from policies.complaint import Complaint, PolicyError, complaint_at
from policies.model import Policy

DEFAULT = Path(__file__).with_name("default.yaml")
"""The policy shipped: the HAS rule of October 2025."""

MAX_BYTES = 1_000_000

_SIZE = "plus d'un mégaoctet : une politique n'en demande pas tant."
_ENCODING = "pas de l'UTF-8 : enregistrez le fichier en UTF-8."
_EMPTY = "le fichier est vide : partez de la politique livrée (policies/default.yaml)."


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy and the SHA-256 of its file's bytes, in hexadecimal, for the journal."""

    policy: Policy
    sha256: str


def load(source: str | Path) -> Loaded:
    """Load a policy from its text, or from the file at a path.

    Raises:
        PolicyError: the policy is refused; says every place and its fix, and quotes 40 code points at most.
        OSError: the file cannot be read.
    """
    name, data = _bytes(source)
    tree = _tree(name, _text(name, data))
    return Loaded(_policy(name, tree), hashlib.sha256(data).hexdigest())


def _bytes(source: str | Path) -> tuple[str, bytes]:
    if isinstance(source, str):
        return "<texte>", source.encode("utf-8", "surrogatepass")
    with source.open("rb") as file:
        return str(source), file.read(MAX_BYTES + 1)


def _text(name: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise PolicyError(name, [Complaint(1, 1, "", _SIZE)])
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
    raise PolicyError(name, [complaint_at(before, len(before), _ENCODING)])


def _tree(name: str, text: str) -> values.Tree:
    if refused := syntax.complaints(text):
        raise PolicyError(name, refused)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise PolicyError(name, [Complaint(1, 1, "", _EMPTY)])
    tree = values.read(root)
    if tree.complaints:
        raise PolicyError(name, tree.complaints)
    return tree


def _policy(name: str, tree: values.Tree) -> Policy:
    """Validate as JSON, where strictness still lets a word name an enumeration's member."""
    try:
        return Policy.model_validate_json(json.dumps(tree.value))
    except ValidationError as error:
        refused = translation.complaints(error.errors(include_url=False), tree)
    # Out of the handler, so that no value of the file hangs from the exception's context.
    raise PolicyError(name, refused)
