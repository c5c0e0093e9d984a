"""The catalogue's names as the DNS can be asked for them: those that hold a region cannot, for it is unknown."""

from collections.abc import Iterable

from proxy.services.catalogue import Catalogue


def service_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Names of services; sorted, each once."""
    return _plain(host for service in catalogue.services for host in service.hosts)


def sign_in_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Names of sign-in pages, which browsers reach without Paravent: a firewall must leave their addresses open."""
    return _plain(host for service in catalogue.services for host in service.identity)


def _plain(hosts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({host.removeprefix("=") for host in hosts if "*" not in host}))
