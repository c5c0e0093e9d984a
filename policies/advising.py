"""What is no error in a policy, and that somebody should know before relying on it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from policies.document import Mode
from policies.implication import implies
from policies.loading import Loaded
from policies.locating import block_place, key_place, spelt
from policies.model import Policy, is_own
from policies.rule import Rule, Status

SOON = timedelta(days=30)
"""Before the end of an exception: time enough to have it granted again."""

_EXAMPLE = re.compile(r"\b(?:ex[ae]mple\.(?:com|fr|net|org)|[\w-]+\.(?:example|invalid|test))\b", re.IGNORECASE)
"""Domains that lead to nobody: RFC 2606, and what our own files write."""


def advice(loaded: Loaded, today: date) -> Iterator[str]:
    """Give each remark, `file:line:column` first, with what to do."""
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
    yield from _exemptions(loaded, today)
    for idle, before in never_acting(policy):
        yield spelt(
            block_place(files, idle.id),
            f"« {idle.id} » ne peut jamais agir : « {before.id} », placée avant, convient toujours en même temps. "
            "Changez leur ordre, ou leurs conditions.",
        )


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
            days = (one.expires - today).days
            yield spelt(place, f"l'exception « {one.id} » finit dans {days} jour(s) : prévoyez sa suite.")


def never_acting(policy: Policy) -> Iterator[tuple[Rule, Rule]]:
    """Give each enforced rule that an earlier one is proved to precede whatever the request, with that one.

    A rule that is inherited may well give way to the establishment's own: it is there to be told apart from.
    """
    enforced = [rule for rule in policy.rules if rule.status is Status.ENFORCE]
    for index, rule in enumerate(enforced):
        before = next((earlier for earlier in enforced[:index] if implies(rule.when, earlier.when)), None)
        if before is not None and (is_own(policy, rule.id) or not is_own(policy, before.id)):
            yield rule, before
