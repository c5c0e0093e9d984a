"""« Politiques »: which one holds on each machine, which came before, and which were refused."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from policies.rule import Status
from proxy.console.page import Asked, Page
from proxy.console.pages.archive import agrees
from proxy.console.pages.showing import archive_of, machines_of, show
from proxy.store.views import Query


def policies(asked: Asked) -> Response:
    """Show the policy in force on each machine, and all that were read."""
    seen, archive = asked.store.policies(), archive_of(asked)
    machines = machines_of(asked)
    return show(
        asked,
        "policies",
        machines=machines,
        seen=seen,
        policies={machine.policy_hash: archive.agreed(machine.policy_hash, seen) for machine in machines},
        kept={one.policy_hash for one in seen if archive.holds(one.policy_hash)},
        versions={one.policy_hash: one for one in reversed(seen) if one.outcome == "in_force"},
    )


def policy(asked: Asked) -> Response:
    """Show the rules of a policy that is kept, and how often each decided."""
    sha256 = asked.request.path_params["sha256"]
    found = archive_of(asked).policy(sha256)
    if found is None:
        raise HTTPException(404)
    strange = not agrees(found, sha256, asked.store.policies())
    query = Query(policy_hash=sha256)
    counts = {one.name: one.actions for one in asked.store.overview(query).rules}
    told = {"policy": found, "sha256": sha256, "strange": strange}
    return show(asked, "policy", **told, query=query, counts=counts, statuses=STATUSES)


STATUSES = {Status.OBSERVE: "observée", Status.ENFORCE: "appliquée", Status.RETIRED: "retirée"}

PAGE = Page("/politiques", "politiques", policies, menu="Politiques")
ONE = Page("/politiques/{sha256}", "politique", policy)
