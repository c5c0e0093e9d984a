"""The two people who can together tell whose account the journal speaks of, and neither of them alone."""

from typing import Annotated

from pydantic import AfterValidator, Field

from policies.shape import Strict, Text, complaint

KEY = r"^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"
"""32 bytes in base64 (RFC 4648 §4), written in the one way that has no bits to spare."""


class Custodian(Strict):
    """One of the two."""

    title: Text = Field(description="fonction de la personne : DPO, RSSI, directeur médical…")
    key: Annotated[str, Field(pattern=KEY)] = Field(
        description="sa clé publique, que donne « paravent journal custodian-key »"
    )


_TWO = 2


def _two_people(custodians: tuple[Custodian, ...]) -> tuple[Custodian, ...]:
    if len(custodians) != _TWO:
        raise complaint("il faut deux personnes, ni plus ni moins, chacune avec sa clé.")
    first, second = custodians
    if first.key == second.key:
        raise complaint("la clé est celle de l'autre personne : chacune crée la sienne, et la garde.", 1, "key")
    return custodians


Custodians = Annotated[
    tuple[Custodian, ...],
    AfterValidator(_two_people),
    Field(json_schema_extra={"minItems": _TWO, "maxItems": _TWO}),
]
