"""Who asks, as far as the machine knows: groups for the policy, hashes for the journal, a name for two custodians."""

import socket
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address

from policies.groups import HEADER, Identity
from proxy.gate.accounts import Accounts, Person
from proxy.gate.request import Request
from proxy.journal.pseudonym import Pseudonyms


@dataclass(frozen=True, slots=True)
class Sender:
    """Whoever asks.

    Attributes:
        who: For the policy.
        user: Keyed hash of the login; None where it is not known.
        workstation: Keyed hash of the machine; None where it is not known.
        login: Itself, for `Known` alone; None where it is not known.
        owner: User id of the account, for this machine alone; None where it is not known.
    """

    who: Identity
    user: str | None = None
    workstation: str | None = None
    login: str | None = field(default=None, repr=False)
    owner: int | None = None


@dataclass
class Senders:
    """Looks them up, once for each request.

    Attributes:
        pseudonyms: Make hashes; None where their key cannot be used, and then nobody is told apart.
        accounts: Tell whose connection it is.
        machine: Name of this machine, for those who are on it.
    """

    pseudonyms: Pseudonyms | None = None
    accounts: Accounts = field(default_factory=Accounts)
    machine: str = field(default_factory=socket.gethostname)

    async def of(self, request: Request) -> Sender:
        """Tell who sent a request; whatever fails in asking the machine, nobody is known, and the request goes on."""
        said = frozenset(part.strip() for part in request.header(HEADER).split(",")) - {""}
        person = await self._person(request)
        who = Identity(request.client, said, person.groups if person else frozenset())
        owner = person.owner if person else None
        if self.pseudonyms is None:
            return Sender(who, owner=owner)
        is_here = person is not None and not request.login
        machine = self.machine if is_here else self._machine(request.client)
        return Sender(
            who,
            self.pseudonyms.of("user", person.login) if person else None,
            self.pseudonyms.of("workstation", machine) if machine else None,
            person.login if person else None,
            owner,
        )

    async def _person(self, request: Request) -> Person | None:
        with suppress(Exception):  # a directory's library may raise anything; no group is the stricter answer
            if request.login:
                return await self.accounts.named(request.login) or Person(request.login)
            if request.ends is not None:
                return await self.accounts.person(*request.ends)
        return Person(request.login) if request.login else None

    def _machine(self, client: str) -> str:
        """Name of the machine that a request came from: its own for this one, an address for the others."""
        try:
            address = ip_address(client)
        except ValueError:
            return ""
        known = getattr(address, "ipv4_mapped", None) or address
        return self.machine if known.is_loopback else str(known)
