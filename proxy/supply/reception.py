"""One delivery of the establishment's policy: whole, trusted and no older than what was in force, or refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from policies.complaint import PolicyError
from policies.loading import Loaded, load_from
from policies.parsing import Parsed
from proxy.causes import cause
from proxy.journal.policy_read import Cause, Supplier
from proxy.supply.shelf import Shelf, State, SupplyError
from proxy.supply.supplied import SignatureError, Supplied
from proxy.supply.versions import RollbackError, Versions


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a delivery is refused.

    Attributes:
        cause: In a word.
        message: In French, for the terminal; starts with file:line:column where a file is at fault.
        complaints: How many things are wrong.
    """

    cause: Cause
    message: str
    complaints: int = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one reading gave: a policy or a refusal.

    Attributes:
        states: Of the files that were read, from before; empty where they are not known.
        loaded: The policy.
        refusal: Why there is none.
        own: Those of its files that are the establishment's, not the product's, by the names of the files.
        pages: Bytes of those files and of their signatures.
    """

    states: Mapping[str, State] = field(repr=False)
    loaded: Loaded | None = None
    refusal: Refusal | None = None
    own: Mapping[str, Parsed] = field(default_factory=dict, repr=False)
    pages: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reception:
    """Reads a policy and checks it. Its methods block.

    Attributes:
        supplier: Kind of place.
        shelf: Where the files are.
        first: File of the establishment's policy.
        services: Catalogue ids that it may name.
        key: With which all its files must be signed; None where they need not be.
        versions: Below which it may not go back; None where it may.
    """

    supplier: Supplier
    shelf: Shelf
    first: str
    services: Collection[str]
    key: Ed25519PublicKey | None = None
    versions: Versions | None = None

    def read(self) -> Delivery:
        """Read what is there now."""
        supplied = Supplied(self.shelf, self.first, self.key)
        try:
            loaded = load_from(supplied, supplied.policy, self.services)
            own = supplied.own(loaded.files)
            if self.versions is not None:
                self.versions.check(own)
        except SupplyError as error:
            return unreachable(error)
        except PolicyError as error:
            return Delivery(supplied.states, refusal=_refusal(error))
        except OSError as error:
            message = f"{self.shelf.name(self.first)} ne peut pas être lu ({cause(error)})."
            return Delivery(supplied.states, refusal=Refusal(Cause.UNREADABLE, message))
        return Delivery(supplied.states, loaded, None, own, supplied.pages)

    def accept(self, delivery: Delivery) -> Delivery:
        """Remember the versions of a policy about to come into force; a refusal where that cannot be done.

        Comes after the journal's line and the spare copy: what was never in force must not shut out what was.
        """
        if self.versions is None or delivery.loaded is None:
            return delivery
        try:
            self.versions.raise_to(delivery.own)
        except PolicyError as error:
            return replace(delivery, loaded=None, refusal=_refusal(error))
        except OSError as error:
            message = f"la version en vigueur n'a pas pu être notée dans le dossier de Paravent ({cause(error)})."
            return replace(delivery, loaded=None, refusal=Refusal(Cause.UNREADABLE, message))
        return delivery


def unreachable(error: SupplyError) -> Delivery:
    """What a place gives that cannot be reached."""
    return Delivery({}, refusal=Refusal(Cause.UNREACHABLE, str(error)))


def faulty(error: Exception) -> Delivery:
    """What a fault of ours gives: its kind, and nothing of what it held."""
    return Delivery({}, refusal=Refusal(Cause.INTERNAL, f"erreur interne ({type(error).__name__})."))


def _refusal(error: PolicyError) -> Refusal:
    causes = {SignatureError: Cause.SIGNATURE, RollbackError: Cause.ROLLBACK}
    return Refusal(causes.get(type(error), Cause.INVALID), str(error), len(error.complaints))
