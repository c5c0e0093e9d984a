"""What a policy file names must exist: a misspelt group or service is a rule that never applies, and nobody knows."""

from collections.abc import Collection, Iterator

from policies.complaint import Complaint, excerpt
from policies.model import Policy
from policies.parsing import Parsed
from policies.translation import guess
from policies.values import Path, lookup
from policies.when import When

_NO_GROUP = "groupe inconnu, à déclarer dans « groups »"
_NO_RULE = "règle inconnue"
_NO_SERVICE = "service inconnu du catalogue"
_SERVICES = "Liste : paravent policy services."
_NO_HOURS = "la politique ne dit pas ses heures : donnez « hours »."


def references(parsed: Parsed, policy: Policy, services: Collection[str] | None) -> Iterator[Complaint]:
    """Complain about what a file names and nobody declares.

    Args:
        parsed: The file.
        policy: What all files say together.
        services: Catalogue ids; None where they are not known.
    """
    document = parsed.document
    rules = [rule.id for rule in policy.rules]
    for index, exemption in enumerate(document.exceptions):
        yield from strangers(parsed, ("exceptions", index, "rule"), _NO_RULE, rules)
        yield from _conditions(parsed, ("exceptions", index, "when"), exemption.when, policy, services)
    for index, rule in enumerate(document.rules):
        yield from _conditions(parsed, ("rules", index, "when"), rule.when, policy, services)
    if services is not None:
        for index in range(len(document.tools)):
            yield from strangers(parsed, ("tools", index, "service"), _NO_SERVICE, services, _SERVICES)


def strangers(parsed: Parsed, path: Path, kind: str, known: Collection[str], hint: str = "") -> Iterator[Complaint]:
    """Complain about each name written in a file that nobody knows.

    Args:
        parsed: The file.
        path: Of a name, or of a list of names.
        kind: What has no such name, as people are told: "groupe inconnu".
        known: The names that exist.
        hint: Where to read them, if they are too many to be listed.
    """
    written = lookup(parsed.tree.value, path)
    names = (
        [((*path, index), name) for index, name in enumerate(written)]
        if isinstance(written, list)
        else [(path, written)]
    )
    for place, name in names:
        if name not in known:
            allowed = hint or f"Permis : {', '.join(sorted(known)) or 'aucun'}."
            yield parsed.complain(place, f"{kind} : {excerpt(name)}. {guess(name, known)}{allowed}")


def _conditions(
    parsed: Parsed, path: Path, when: When, policy: Policy, services: Collection[str] | None
) -> Iterator[Complaint]:
    if when.group is not None:
        groups = [group.id for group in policy.groups]
        yield from strangers(parsed, (*path, "group"), _NO_GROUP, groups)
    if when.service is not None and services is not None:
        yield from strangers(parsed, (*path, "service"), _NO_SERVICE, services, _SERVICES)
    if when.hours is not None and policy.hours is None:
        yield parsed.complain((*path, "hours"), _NO_HOURS)
