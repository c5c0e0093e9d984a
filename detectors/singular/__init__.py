"""Facts that single one person out, in French: an office, being the only one, an event, a family, renown.

Each file writes one kind of fact as expressions of the small text; `places` reads on to the place that follows;
`private` judges whether the words around tell somebody's private life or public business.
"""

from detectors.singular.events import EVENTS
from detectors.singular.fact import Fact, Tail
from detectors.singular.families import FAMILIES
from detectors.singular.kin import is_ours, with_former, with_kin
from detectors.singular.offices import OFFICES
from detectors.singular.places import Places
from detectors.singular.renown import RENOWN
from detectors.singular.sole import SOLE

KINDS = (*OFFICES, *SOLE, *EVENTS, *FAMILIES, *RENOWN)
"""In the order in which they are tried."""

__all__ = ["KINDS", "Fact", "Places", "Tail", "is_ours", "with_former", "with_kin"]
