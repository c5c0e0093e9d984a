"""What is no error in a policy, and that somebody should know before relying on it."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from policies.document import Mode
from policies.implication import implies
from policies.lifting import doubts
from policies.loading import Loaded
from policies.locating import block_place, key_place, spelt
from policies.model import Policy, is_own
from policies.parsing import Parsed
from policies.phrasing import counted
from policies.rule import Rule, Status
from policies.values import lookup

_STRANGE = (
    "ce poste ne connaît pas le groupe « {name} » : normal si vous préparez la politique ailleurs ; "
    "sinon l'exception ne servira personne."
)

SOON = timedelta(days=30)
"""Before the end of an exception: time enough to have it granted again."""

_EXAMPLE = re.compile(r"\b(?:ex[ae]mple\.(?:com|fr|net|org)|[\w-]+\.(?:example|invalid|test))\b", re.IGNORECASE)
"""Domains that lead to nobody: RFC 2606, and what our own files write."""


def advice(loaded: Loaded, today: date, is_group: Callable[[str], bool]) -> Iterator[str]:
    """Give each remark, `file:line:column` first, with what to do.

    Args:
        loaded: The policy.
        today: At the establishment.
        is_group: Whether the system of this machine knows a group of that name.
    """
    policy, files = loaded.policy, loaded.files
    if policy.mode is Mode.OBSERVE:
        yield spelt(
            key_place(files, "mode"),
            "mode observe : rien n'est retenu ni masqué. Écrivez « mode: enforce » quand l'essai est fini.",
        )
    if policy.approved_tool is None:
        yield spelt(
            key_place(files, "approved_tool"),
            "aucun outil validé n'est proposé aux personnes bloquées : donnez « approved_tool », s'il y en a un.",
        )
    if _EXAMPLE.search(policy.contact):
        yield spelt(
            key_place(files, "contact"),
            "ce contact est un exemple, personne n'y répond : écrivez celui de votre établissement.",
        )
    yield from _strange_groups(files, is_group)
    yield from _exemptions(loaded, today)
    yield from _doubts(loaded)
    for idle, before in never_acting(policy):
        yield spelt(
            block_place(files, idle.id),
            f"« {idle.id} » ne peut jamais agir : « {before.id} », placée avant, convient toujours en même temps. "
            "Changez leur ordre, ou leurs conditions.",
        )


def _strange_groups(files: Sequence[Parsed], is_group: Callable[[str], bool]) -> Iterator[str]:
    for parsed in files:
        for index, group in enumerate(parsed.document.groups):
            if group.os_groups is None:
                continue
            path = ("groups", index, "os_groups")
            for place, name in enumerate(lookup(parsed.tree.value, path)):
                if not is_group(name):
                    yield spelt((parsed, (*path, place)), _STRANGE.format(name=name))


def _exemptions(loaded: Loaded, today: date) -> Iterator[str]:
    for one in loaded.policy.exemptions:
        parsed, path = block_place(loaded.files, one.id)
        place = parsed, (*path, "expires")
        if one.expires < today:
            yield spelt(
                place,
                f"l'exception « {one.id} » est finie depuis le {one.expires:%d/%m/%Y} : retirez-la, ou renouvelez-la.",
            )
        elif one.expires - today <= SOON:
            days = counted((one.expires - today).days, "jour")
            yield spelt(place, f"l'exception « {one.id} » finit dans {days} : prévoyez sa suite.")


def _doubts(loaded: Loaded) -> Iterator[str]:
    for one, message in doubts(loaded.policy):
        parsed, path = block_place(loaded.files, one.id)
        yield spelt((parsed, (*path, "when")), f"exception « {one.id} » : {message}")


def never_acting(policy: Policy) -> Iterator[tuple[Rule, Rule]]:
    """Give each enforced rule that an earlier one is proved to precede whatever the request, with that one.

    A rule that is inherited may well give way to the establishment's own: it is there to be told apart from.
    """
    enforced = [rule for rule in policy.rules if rule.status is Status.ENFORCE]
    for index, rule in enumerate(enforced):
        before = next((earlier for earlier in enforced[:index] if implies(rule.when, earlier.when)), None)
        if before is not None and (is_own(policy, rule.id) or not is_own(policy, before.id)):
            yield rule, before
