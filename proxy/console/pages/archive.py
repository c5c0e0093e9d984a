"""The policies that were in force on this machine, which the proxy keeps whole, each under its SHA-256."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from policies.complaint import PolicyError
from policies.loading import load
from policies.model import Policy
from proxy.store.states import PolicySeen

_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT_IN_MEMORY = 64


@dataclass(frozen=True, slots=True)
class Archive:
    """The folder of `<sha256>.yaml` files, each of which extends nothing."""

    folder: Path

    def policy(self, sha256: str | None) -> Policy | None:
        """Give the policy of a hash; None where none is named, it is not kept, or it can no longer be read."""
        path = self._path(sha256)
        try:
            return _read(path) if path else None
        except (OSError, PolicyError):
            return None

    def agreed(self, sha256: str | None, seen: Iterable[PolicySeen]) -> Policy | None:
        """Give the policy of a hash where its copy agrees with what journals said of it; None otherwise."""
        found = self.policy(sha256)
        return found if found and agrees(found, sha256, seen) else None

    def holds(self, sha256: str | None) -> bool:
        """Tell whether the policy of a hash is kept, without reading it."""
        path = self._path(sha256)
        return path is not None and path.is_file()

    def policies(self, hashes: Iterable[str | None]) -> list[Policy]:
        """Give those of some hashes that are kept, each once, in the order of the hashes."""
        found = (self.policy(sha256) for sha256 in dict.fromkeys(hashes))
        return [policy for policy in found if policy is not None]

    def _path(self, sha256: str | None) -> Path | None:
        return self.folder / f"{sha256}.yaml" if sha256 and _HASH.fullmatch(sha256) else None


def agrees(policy: Policy, sha256: str | None, seen: Iterable[PolicySeen]) -> bool:
    """Tell whether a copy is what journals said when the policy of that hash came into force, as far as they tell.

    The hash is of the files that the policy was made of, not of its copy, which no page can hash again.

    Args:
        policy: What the copy holds.
        sha256: The hash that names it.
        seen: Policies that journals told of.
    """
    told = [one for one in seen if one.outcome == "in_force" and one.policy_hash == sha256]
    copy = (policy.id, policy.version, policy.mode)
    return all((one.policy_id, one.version, one.mode) == copy for one in told)


@lru_cache(_KEPT_IN_MEMORY)
def _read(path: Path) -> Policy:
    """What is in a file whose name is a hash never changes; what could not be read is tried again each time."""
    return load(path).policy
