"""One policy file: its bytes, its values with their places, what they say; refused with all that is wrong at once."""

import hashlib
import json
from dataclasses import dataclass, field

import yaml
from pydantic import ValidationError

from policies import syntax, translation, values
from policies.complaint import Complaint, PolicyError, complaint_at
from policies.document import Document
from policies.values import Path, Tree, spell

MAX_BYTES = 1_000_000

_SIZE = "plus d'un mégaoctet : une politique n'en demande pas tant."
_ENCODING = "pas de l'UTF-8 : enregistrez le fichier en UTF-8."
_EMPTY = "le fichier est vide : partez d'une politique livrée, ou de « paravent policy new »."
_CUT = "le fichier n'est pas entier : sa dernière ligne doit être « ... » (trois points, la fin d'un document YAML)."


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file that is well written by itself.

    Attributes:
        name: To complain under.
        document: What it says.
        sha256: Of its bytes, in hexadecimal.
        tree: Its values and their places.
    """

    name: str
    document: Document
    sha256: str
    tree: Tree = field(repr=False)

    def complain(self, path: Path, message: str) -> Complaint:
        """Complain about a value of the file, or about what should hold it."""
        return Complaint(*translation.nearest(self.tree, path), spell(path), message)


def parse(name: str, data: bytes, *, whole: bool = True) -> Parsed:
    """Read one file.

    Args:
        name: To complain under.
        data: Its bytes.
        whole: Whether it must end as a YAML document says that it ends. A file cut short between two rules is one
            that reads well and protects less.

    Raises:
        PolicyError: the file is refused; says every place and its fix, and quotes 40 code points at most.
    """
    text = _text(name, data)
    tree = _tree(name, text)
    cut = [complaint_at(text, len(text), _CUT)] if whole and not syntax.ends(text) else []
    document = _document(tree)
    if isinstance(document, list) or cut:
        raise PolicyError(name, [*(document if isinstance(document, list) else ()), *cut])
    return Parsed(name, document, hashlib.sha256(data).hexdigest(), tree)


def _text(name: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise PolicyError(name, [Complaint(1, 1, "", _SIZE)])
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
    raise PolicyError(name, [complaint_at(before, len(before), _ENCODING)])


def _tree(name: str, text: str) -> Tree:
    if refused := syntax.complaints(text):
        raise PolicyError(name, refused)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        raise PolicyError(name, [Complaint(1, 1, "", _EMPTY)])
    return values.read(root)


def _document(tree: Tree) -> Document | list[Complaint]:
    """Validate as JSON, where strictness still lets a word name an enumeration's member."""
    try:
        document = Document.model_validate_json(json.dumps(tree.value))
    except ValidationError as error:
        return translation.complaints(error.errors(include_url=False), tree)
    return tree.complaints or document
