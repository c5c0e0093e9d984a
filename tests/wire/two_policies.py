"""Two policies that answer the same question differently, and what a product says of the one in force."""

from policies.loading import load
from proxy.composition import Paravent
from tests.proxy.supply.workbench import policy
from tests.wire.kit import CHAT, HARMLESS, Json, asking, client, journal

_RULE = b"""rules:
  - id: rien-ne-part
    title: Rien ne part
    status: enforce
    why: Pour l'essai.
    when: {tier: [open]}
    action: block
    tell: Rien ne part pendant l'essai.
    references: [essai]
    owner: dpo@exemple.fr
    cases:
      - {name: une question, text: Bonjour., expect: block}
      - {name: la m\xc3\xaame ailleurs, text: Bonjour., facts: {tier: approved}, expect: allow}
...
"""
OPEN = policy("ouverte")
SHUT = policy("fermee").removesuffix(b"...\n") + _RULE


def sha(content: bytes) -> str:
    return load(content.decode()).sha256


def in_force(paravent: Paravent) -> str:
    assert paravent.screening.loaded is not None
    return paravent.screening.loaded.sha256


def policies(paravent: Paravent) -> list[Json]:
    """What the journal says of policies so far."""
    return [line for line in journal(paravent) if line["event"] == "policy"]


async def allows(paravent: Paravent) -> bool:
    async with client(paravent) as asker:
        return (await asker.post(CHAT, content=asking(HARMLESS))).status_code == 200
