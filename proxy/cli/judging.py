"""What `try` and `scan` have in common: a text in, a decision out, nothing sent anywhere."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policies.complaint import PolicyError
from policies.loading import DEFAULT, Loaded, load
from proxy.causes import cause
from proxy.cli.exits import Exit
from proxy.cli.naming import service_ids
from proxy.cli.options import fail
from proxy.prompt import Prompt, Rewriting, Role, Segment
from proxy.redaction.ledger import Ledger
from proxy.screening.facts import Audience
from proxy.screening.memo import Memo, Reader
from proxy.screening.screening import Screening
from proxy.screening.verdict import Verdict
from proxy.services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Judging:
    """Judges one text at a time, each as a conversation of its own."""

    screening: Screening
    audience: Audience

    async def judge(self, text: str) -> tuple[Verdict, Rewriting]:
        """What would become of `text`, typed by a person into the service.

        Raises:
            ScreeningError: it could not be read in full.
        """
        prompt = Prompt(self.audience.service, (Segment((), Role.USER, text),))
        return await self.screening.judge(prompt, self.audience, Ledger())


def judging(reader: Reader, policy: Path | None, service: str) -> Judging:
    """Put the parts together; ends the command where the policy or the service is wrong."""
    return Judging(Screening(Memo(reader), policy_at(policy)), audience_of(service))


def policy_at(path: Path | None) -> Loaded:
    """The policy, or the end of the command."""
    try:
        return load(path or DEFAULT, services())
    except PolicyError as error:
        fail(Exit.POLICY_INVALID, str(error))
    except OSError as error:
        fail(Exit.POLICY_INVALID, f"{path} : la politique ne peut pas être lue ({cause(error)}).")


@cache
def services() -> frozenset[str]:
    """Ids of the services that a policy may name."""
    return frozenset(service.id for service in Catalogue.load().services)


def audience_of(service: str) -> Audience:
    """Who would receive a text sent to a service of the catalogue, or the end of the command."""
    try:
        (found,) = service_ids([service])
    except ValueError as error:
        fail(Exit.USAGE, f"--service : {error}")
    (tier,) = (entry.tier for entry in Catalogue.load().services if entry.id == found)
    return Audience(found, tier)
