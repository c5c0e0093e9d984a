"""Entries that tests name what matters of, and leave the rest as it usually is."""

from typing import Any

from detectors.finding import Category, Identifying
from policies.decision import Action
from policies.facts import Tier
from proxy.journal.record import Record
from proxy.services.catalogue import Kind

USER, WORKSTATION, REFERENCE = "1" * 16, "2" * 16, "a1b2c3d4e5f60718"
POLICY = "c" * 64


def decision(**told: object) -> Record:
    """A name that was refused on its way to a chatbot, unless said otherwise."""
    usual: dict[str, Any] = {
        "id": REFERENCE,
        "time": "2026-11-22T08:30:00.123Z",
        "service": "chatgpt",
        "kind": Kind.WEB,
        "tier": Tier.OPEN,
        "action": Action.BLOCK,
        "rule_id": "patient-identity",
        "policy_hash": POLICY,
        "categories": {Category.PERSON: 2, Category.NIR: 1},
        "identifying": Identifying.DIRECT,
        "latency_ms": 42,
        "user": USER,
        "workstation": WORKSTATION,
    }
    return Record(**(usual | told))
