"""What a conversation has told of a person, in numbers: nothing of its words stays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detectors.anonymity.estimate import K, estimate
from detectors.anonymity.profile import NOBODY, Profile
from detectors.finding import Identifying
from detectors.reading import Reading


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one person.

    Attributes:
        secret: Whether that person is real and known through care or work.
        profile: What may tell who it is.
    """

    secret: bool = False
    profile: Profile = NOBODY

    def remembering(self, readings: Sequence[Reading]) -> "Told":
        """Give what the conversation has told after these texts: a harmless turn makes nothing forgotten."""
        now = self.and_now(readings)
        return Told(self.secret or now.secret, self.profile.with_more(now.profile))

    def and_now(self, readings: Iterable[Reading]) -> "Told":
        """Give what these texts tell; what was told before counts where one of them leans on it, or is of somebody."""
        readings = list(readings)
        before = self if any(reading.refers or reading.secret for reading in readings) else NOTHING
        told, secret = before.profile, False
        for reading in readings:
            of_somebody = reading.secret or (before.secret and reading.refers)
            secret = secret or of_somebody
            if of_somebody or reading.profile.singular:
                told = told.with_more(reading.profile)
        return Told(secret, told)

    @property
    def anonymity(self) -> int | None:
        """About how many people in France fit, as a bucket; None where nothing was told."""
        return None if self.profile == NOBODY else estimate(self.profile).bucket

    @property
    def identifying(self) -> Identifying:
        """Whether so few fit that the person can be found."""
        few = self.profile != NOBODY and estimate(self.profile).people < K
        return Identifying.INDIRECT if few else Identifying.NONE


NOTHING = Told()
