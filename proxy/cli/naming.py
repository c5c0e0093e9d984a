"""Services as people name them: by their id in the catalogue, or by their title."""

from collections.abc import Iterable

from policies.complaint import excerpt
from policies.translation import guess
from proxy.services.catalogue import Catalogue


def service_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of services, each once: « Le Chat » is `lechat`, whatever the case.

    Raises:
        ValueError: the catalogue holds none of that name; in French, with what may have been meant.
    """
    services = Catalogue.load().services
    known = {service.name.casefold(): service.id for service in services} | {one.id: one.id for one in services}
    ids, strangers = sorted(one.id for one in services), []
    found: dict[str, None] = {}
    for name in names:
        said = name.strip().casefold()
        if said in known:
            found[known[said]] = None
        else:
            strangers.append(f"service inconnu du catalogue : {excerpt(name)}. {guess(said, ids)}")
    if strangers:
        raise ValueError(f"{''.join(strangers)}Liste : paravent policy services.")
    return tuple(found)
