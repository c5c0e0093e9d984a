"""What a message to the author of a request can say: once, for those who are told and for those who review."""

from collections.abc import Collection, Iterable, Mapping

from detectors.finding import HEALTH, Category
from policies.facts import Obstacle
from policies.glossary import named
from policies.messages import Blank, Language
from policies.model import Policy

_SEPARATORS: Mapping[Language, str] = {Language.FRENCH: " ; ", Language.ENGLISH: "; "}


def known(service: str, reference: str, policy: Policy | None) -> dict[Blank, str]:
    """Give what is known whatever was found: the service, the reference, and what the establishment says of itself."""
    said = {Blank.SERVICE: service, Blank.REFERENCE: reference}
    if policy is None:
        return said
    tool = policy.approved_tool
    return said | {
        Blank.TOOL: f"{tool.name} ({tool.url})" if tool else "",
        Blank.CONTACT: policy.contact,
        Blank.ESTABLISHMENT: policy.establishment,
    }


def found(counts: Mapping[str, int], obstacles: Collection[str], language: Language) -> str:
    """Say what was found, but what a question of medicine is about: nobody is asked to leave that out.

    Args:
        counts: Findings by category.
        obstacles: Why parts could not be read.
        language: Of the establishment.
    """
    unread = [named(obstacle, language) for obstacle in sorted(Obstacle) if obstacle in obstacles]
    read = [
        named(category, language) + (f" ({count})" if count > 1 else "")
        for category in Category
        if (count := counts.get(category, 0)) and category not in HEALTH
    ]
    return listed([*unread, *read], language)


def listed(parts: Iterable[str], language: Language) -> str:
    """Join what may hold commas."""
    return _SEPARATORS[language].join(parts)
