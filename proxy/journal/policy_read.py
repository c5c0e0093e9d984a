"""A policy that comes into force, or is refused."""

from dataclasses import dataclass
from enum import StrEnum

from policies.document import Mode
from proxy.journal.forms import Digest, RecordError, Slug, Time, check


class Outcome(StrEnum):
    """What became of a policy that was read while the proxy runs, or when it starts."""

    IN_FORCE = "in_force"
    REFUSED = "refused"


class Cause(StrEnum):
    """Why a policy was refused."""

    INVALID = "invalid"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"
    SIGNATURE = "signature"
    ROLLBACK = "rollback"
    INTERNAL = "internal"


class Supplier(StrEnum):
    """Where a policy was read."""

    FILE = "file"
    GIT = "git"
    HTTPS = "https"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRead:
    """A policy comes into force, or is refused and the one before stays.

    Attributes:
        time: When, UTC.
        outcome: Which of the two.
        supplier: Where it was read; `kept` is the last good copy of what came over the network.
        signed: Whether its files had to be signed.
        cause: Why it was refused; None where it was not.
        complaints: How many things were wrong with the policy that was refused.
        policy_id: Name of the policy in force from now on; None where there is none.
        policy_hash: Its SHA-256.
        version: Its version.
        mode: Whether its decisions bind.
    """

    time: Time
    outcome: Outcome
    supplier: Supplier
    signed: bool = False
    cause: Cause | None = None
    complaints: int = 0
    policy_id: Slug | None = None
    policy_hash: Digest | None = None
    version: int = 0
    mode: Mode = Mode.ENFORCE

    def __post_init__(self) -> None:
        check(self)
        if (self.outcome is Outcome.REFUSED) != (self.cause is not None):
            raise RecordError("PolicyRead.cause")
        if self.outcome is Outcome.IN_FORCE and self.policy_hash is None:
            raise RecordError("PolicyRead.policy_hash")
