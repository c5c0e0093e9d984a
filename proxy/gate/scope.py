"""Which exchanges concern the gate, by every name that an exchange goes by."""

from dataclasses import dataclass

from proxy.reasons import ReasonCode
from proxy.services.catalogue import Catalogue, Service
from proxy.wire.errors import WireError


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one exchange; any of them may lie.

    Attributes:
        address: Host that the bytes go to; None where a captured connection tells no more than a number.
        sni: Host that TLS was asked for, where there was TLS.
        host: Host that the request itself names.
    """

    address: str | None
    sni: str | None
    host: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """The services whose requests are examined."""

    catalogue: Catalogue

    def service_of(self, names: Names) -> Service | None:
        """The AI service that any of the names belongs to, or None where none does."""
        candidates = (names.address, names.sni, names.host)
        return next((service for name in candidates if name and (service := self.catalogue.service_for(name))), None)

    def check(self, names: Names) -> None:
        """Refuse an exchange whose names differ: words judged for one service would reach another.

        Raises:
            WireError: they differ.
        """
        if len({_plain(name) for name in (names.address, names.sni, names.host) if name}) > 1:
            raise WireError(ReasonCode.HOST_MISMATCH)


def _plain(name: str) -> str:
    return name.lower().removesuffix(".")
