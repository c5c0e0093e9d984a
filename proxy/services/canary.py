"""The service that does not exist, to which the product writes in order to try itself."""

from typing import Final

from policies.facts import Tier
from proxy.services.catalogue import Kind, Service

HOST: Final = "canari.paravent.invalid"
"""A name that nobody can own (RFC 6761 §6.4)."""

CANARY: Final = Service(
    id="canari",
    name="Canari de Paravent",
    tier=Tier.OPEN,
    kind=Kind.API,
    hosts=(f"={HOST}",),
    adapter="openai",
    rewrite=True,
)
"""Of the strictest tier, and in no catalogue: no policy names it, no page shows it."""
