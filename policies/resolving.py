"""From files that extend one another to the one policy in force."""

from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from policies.bounds import Limits, Retention
from policies.complaint import Complaint, PolicyError
from policies.document import Document, Mode
from policies.lifting import overreaching
from policies.messages import Language, Messages
from policies.model import Policy
from policies.parsing import Parsed
from policies.references import references, strangers
from policies.rule import Rule
from policies.values import Path

RESERVED = frozenset({"default", "incomplete"})
"""Rule ids that decisions bear when no rule of a file decided."""


def resolve(chain: Sequence[Parsed], services: Collection[str] | None = None) -> Policy:
    """Say as one policy what files say together.

    Args:
        chain: The establishment's file, then what it extends, and so on.
        services: Catalogue ids that a policy may name; None where they are not known.

    Raises:
        PolicyError: a file names what does not exist, or takes a name that is taken.
    """
    rules: tuple[Rule, ...] = ()
    origins: dict[str, tuple[str, ...]] = {}
    for index, parsed in reversed([*enumerate(chain)]):
        refused = [*_namesakes(parsed, chain[index + 1 :]), *_clashes(parsed, origins), *_unknown(parsed, rules)]
        if refused:
            raise PolicyError(parsed.name, refused)
        rules = _extended(parsed, rules)
        origins |= _origins(parsed, origins)
    policy = _merged(chain, rules, origins)
    for parsed in chain:
        if refused := [*references(parsed, policy, services), *overreaching(parsed, policy)]:
            raise PolicyError(parsed.name, refused)
    return policy


def _namesakes(parsed: Parsed, extended: Sequence[Parsed]) -> Iterator[Complaint]:
    """Complain about a policy named as one that it extends: nobody could tell whose rule is whose."""
    name = parsed.document.id
    if name in {other.document.id for other in extended}:
        yield parsed.complain(("id",), f"« {name} » est le nom d'une politique dont celle-ci part : changez de nom.")


def _clashes(parsed: Parsed, taken: Mapping[str, tuple[str, ...]]) -> Iterator[Complaint]:
    own: set[str] = set()
    for path, name in _own(parsed.document):
        if name in RESERVED:
            yield parsed.complain((*path, "id"), f"« {name} » est réservé : choisissez un autre nom.")
        elif name in own:
            message = f"« {name} » est déjà pris : donnez à chaque règle et exception son propre nom."
            yield parsed.complain((*path, "id"), message)
        elif name in taken:
            message = (
                f"« {name} » existe dans {taken[name][0]} : changez de nom, ou modifiez cette règle par « overrides »."
            )
            yield parsed.complain((*path, "id"), message)
        own.add(name)


def _own(document: Document) -> Iterator[tuple[Path, str]]:
    """Give the file's own rules and exceptions: where they stand, and their names."""
    yield from ((("rules", index), rule.id) for index, rule in enumerate(document.rules))
    yield from ((("exceptions", index), one.id) for index, one in enumerate(document.exceptions))


def _unknown(parsed: Parsed, inherited: Sequence[Rule]) -> Iterator[Complaint]:
    names = {rule.id: rule for rule in inherited}
    for index, override in enumerate(parsed.document.overrides):
        place: Path = ("overrides", index, "rule")
        if override.rule not in names:
            yield from strangers(parsed, place, "règle inconnue parmi celles dont on hérite", names)
            continue
        try:
            override.over(names[override.rule])
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            path = ("overrides", index, *first.get("ctx", {}).get("at", ()))
            yield parsed.complain(path, f"la règle ainsi modifiée ne tient pas : {first['msg']}")


def _extended(parsed: Parsed, inherited: Sequence[Rule]) -> tuple[Rule, ...]:
    changes = {override.rule: override for override in parsed.document.overrides}
    changed = (changes[rule.id].over(rule) if rule.id in changes else rule for rule in inherited)
    return (*parsed.document.rules, *changed)


def _origins(parsed: Parsed, before: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    document = parsed.document
    own = {name: (document.id,) for _, name in _own(document)}
    return own | {change.rule: (*before[change.rule], document.id) for change in document.overrides}


def _merged(chain: Sequence[Parsed], rules: tuple[Rule, ...], origins: Mapping[str, tuple[str, ...]]) -> Policy:
    documents = [parsed.document for parsed in chain]
    first = documents[0]

    def nearest(name: str, usual: Any = None) -> Any:  # noqa: ANN401 - each key has its own type
        said = (getattr(document, name) for document in documents)
        return next((value for value in said if value is not None), usual)

    tiers = ChainMap(*({tool.service: tool.tier for tool in document.tools} for document in documents))
    groups = ChainMap(*({group.id: group for group in document.groups} for document in documents))
    site = ChainMap(*({one.id: one.recognizer() for one in document.identifiers} for document in documents))
    replacements = ChainMap(*(dict(document.replacements) for document in documents))
    return Policy(
        id=first.id,
        title=first.title,
        version=first.version,
        owner=nearest("owner"),
        contact=nearest("contact"),
        rules=rules,
        exemptions=tuple(exemption for document in documents for exemption in document.exceptions),
        mode=nearest("mode", Mode.ENFORCE),
        language=nearest("language", Language.FRENCH),
        establishment=nearest("establishment", ""),
        approved_tool=nearest("approved_tool"),
        tiers=MappingProxyType(dict(tiers)),
        groups=tuple(groups.values()),
        hours=nearest("hours"),
        site=tuple(site.values()),
        replacements=MappingProxyType(dict(replacements)),
        limits=nearest("limits", Limits()),
        retention=nearest("retention", Retention()),
        custodians=nearest("custodians", ()),
        messages=nearest("messages", Messages()),
        origins=MappingProxyType(dict(origins)),
    )
