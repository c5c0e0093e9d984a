"""Working hours, for what is tolerated while somebody can be asked."""

from datetime import datetime, time
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from policies.shape import Some, Strict, complaint

_TIME = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Day(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "lundi"
    TUESDAY = "mardi"
    WEDNESDAY = "mercredi"
    THURSDAY = "jeudi"
    FRIDAY = "vendredi"
    SATURDAY = "samedi"
    SUNDAY = "dimanche"


_WEEK = tuple(Day)


class Moment(StrEnum):
    """Whether a request comes in working hours."""

    DURING = "during"
    OUTSIDE = "outside"


class Hours(Strict):
    """The establishment's working hours, in the local time of the workstation."""

    days: Some[Day] = Field(description="jours ouvrés")
    start: _TIME = Field(alias="from", description='début, entre guillemets : "08:00"')
    end: _TIME = Field(alias="to", description='fin, entre guillemets, le même jour : "18:30"')

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start >= self.end:
            raise complaint("la fin doit venir après le début, le même jour.", "to")
        return self

    def at(self, moment: datetime) -> Moment:
        """Tell whether a local time is within the hours; the first minute is, the last is not."""
        within = time.fromisoformat(self.start) <= moment.time() < time.fromisoformat(self.end)
        return Moment.DURING if within and _WEEK[moment.weekday()] in self.days else Moment.OUTSIDE
