"""Policy files to the policy in force: strict, and refused with everything that is wrong at once."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from policies.complaint import PolicyError
from policies.model import Policy
from policies.parsing import MAX_BYTES, Parsed, parse
from policies.resolving import resolve
from policies.sources import DEFAULT, SHIPPED, Folder, Source, Texts, names, source_of

__all__ = ["DEFAULT", "Loaded", "load", "load_from"]

MAX_CHAIN = 5
"""Files that may extend one another."""

_TEXT = "texte"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy, and what it was made of.

    Attributes:
        policy: In force.
        sha256: Of the bytes of all its files, in hexadecimal, for the journal.
        files: The establishment's first, then what it extends.
    """

    policy: Policy
    sha256: str
    files: tuple[Parsed, ...] = field(repr=False, compare=False)


def load(source: str | Path, services: Collection[str] | None = None) -> Loaded:
    """Load a policy from its text, which may extend a shipped one, or from the file at a path.

    Args:
        source: Text, which need not end as a file must, or path.
        services: Catalogue ids that it may name; None where they are not known.

    Raises:
        PolicyError: the policy is refused; says every place and its fix, and quotes 40 code points at most.
        OSError: the file cannot be read.
    """
    if isinstance(source, str):
        place = Texts({_TEXT: source})
        return _loaded(_chain(_TEXT, place, whole=False), services)
    return _loaded(_from_path(source), services)


def load_from(place: Source, policy: str, services: Collection[str] | None = None) -> Loaded:
    """Load a policy by its name in a place; raises as `load`."""
    return _loaded(_chain(policy, place), services)


def _from_path(path: Path) -> list[Parsed]:
    with path.open("rb") as file:
        first = parse(str(path), file.read(MAX_BYTES + 1))
    return _extended([first], [path.stem], Folder(path.parent))


def _chain(policy: str, place: Source, *, whole: bool = True) -> list[Parsed]:
    first = parse(place.name(policy), place.read(policy, MAX_BYTES + 1), whole=whole)
    return _extended([first], [policy], place)


def _extended(chain: list[Parsed], seen: list[str], place: Source) -> list[Parsed]:
    """Follow `extends` to the end."""
    while (wanted := chain[-1].document.extends) is not None:
        if wanted in seen:
            circle = names([*seen, wanted])
            fix = "changez « extends », ou le nom du fichier."
            raise _refusal(chain[-1], f"cette politique s'étend elle-même : {circle} ; {fix}")
        if len(chain) >= MAX_CHAIN:
            raise _refusal(chain[-1], f"{MAX_CHAIN} fichiers au plus s'étendent : {names([*seen, wanted])}.")
        place_of = source_of(wanted, place)
        try:
            data = place_of.read(wanted, MAX_BYTES + 1)
        except OSError:
            shipped = ", ".join(sorted(SHIPPED))
            fix = f"donnez le nom d'un fichier du même dossier, sans .yaml, ou d'une politique livrée : {shipped}."
            raise _refusal(chain[-1], f"{place_of.name(wanted)} est introuvable : {fix}") from None
        seen.append(wanted)
        chain.append(parse(place_of.name(wanted), data))
    return chain


def _refusal(parsed: Parsed, message: str) -> PolicyError:
    return PolicyError(parsed.name, [parsed.complain(("extends",), message)])


def _loaded(chain: list[Parsed], services: Collection[str] | None) -> Loaded:
    policy = resolve(chain, services)
    digests = [parsed.sha256 for parsed in chain]
    whole = digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()
    return Loaded(policy, whole, tuple(chain))
