"""Who is who: groups of the establishment, told by the system's account or by a gateway that is trusted to say."""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from policies.shape import Id, Some, Strict, Text, complaint

HEADER = "x-paravent-group"
"""Header by which a gateway names the groups of the one who asks, separated by commas; it never leaves."""


def _written_once(address: str) -> str:
    """An address has one writing here, the one in which connections are seen."""
    try:
        return str(ip_address(address))
    except ValueError:
        raise complaint("écrivez l'adresse IP d'une passerelle, comme 192.0.2.10.") from None


_ADDRESS = Annotated[str, AfterValidator(_written_once)]


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known of the sender of a request.

    Attributes:
        address: Of the connection's other end.
        said: Groups that the header names; worth nothing by themselves, for anybody may write one.
        accounts: Groups that the operating system gives to the account behind the connection.
    """

    address: str = ""
    said: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()


NOBODY_KNOWN = Identity()


class Gateway(Strict):
    """A header believed from some machines alone."""

    value: Text = Field(description=f"valeur de l'en-tête {HEADER} qui désigne ce groupe")
    senders: Some[_ADDRESS] = Field(
        alias="from", description="adresses des passerelles crues ; de toute autre, l'en-tête ne vaut rien"
    )


class Group(Strict):
    """Some of the people of the establishment."""

    id: Id = Field(description="nom du groupe, en minuscules, mots séparés par des tirets")
    title: Text = Field(description="qui en fait partie")
    os_groups: Some[Text] | None = Field(
        None, description="groupes du système (Linux, annuaire) dont les membres en sont"
    )
    header: Gateway | None = Field(None, description="en-tête posé par une passerelle de confiance")

    @model_validator(mode="after")
    def _told_somehow(self) -> Self:
        if self.os_groups is None and self.header is None:
            raise complaint("donnez « os_groups », « header », ou les deux : sans eux, personne n'est de ce groupe.")
        return self

    def holds(self, who: Identity) -> bool:
        """Tell whether the sender belongs to the group."""
        by_account = self.os_groups is not None and not self.os_groups.isdisjoint(who.accounts)
        by_gateway = self.header is not None and who.address in self.header.senders and self.header.value in who.said
        return by_account or by_gateway
