"""All that detection says about one text, in types that carry none of it; a profile is not shown either."""

from dataclasses import dataclass, field

from detectors.anonymity.profile import NOBODY, Profile
from detectors.finding import Finding


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says.

    Attributes:
        findings: Sorted by start, never overlapping.
        secret: Whether it speaks of one real person known through care or work.
        vignette: Whether it presents itself as an invented case.
        refers: Whether it speaks of somebody whom it does not introduce: "et pour elle ?".
        profile: What it tells of a real person; nothing where it speaks of nobody.
    """

    findings: tuple[Finding, ...] = ()
    secret: bool = False
    vignette: bool = False
    refers: bool = False
    profile: Profile = field(default=NOBODY, repr=False)
