"""What is written in the place of what is found, by category."""

from collections.abc import Mapping
from enum import StrEnum

from detectors.finding import Category


class Replacement(StrEnum):
    """A way to hide words; where words cannot be hidden so, a placeholder stands for them."""

    PLACEHOLDER = "placeholder"
    """A mark of the conversation, `[NOM_1_K7QX]`, put back in answers."""
    SURROGATE = "surrogate"
    """Something invented, the same all through the conversation, put back in answers."""
    GENERALISE = "generalise"
    """Words that many people fit, never put back."""
    SHIFT = "shift"
    """A date moved by a number of days that only the conversation knows, put back in answers."""
    MASK = "mask"
    """Dots, the same for all words, never put back."""


ALWAYS = frozenset({Replacement.PLACEHOLDER, Replacement.MASK})
"""What any category can be replaced by."""

_MORE: Mapping[Category, frozenset[Replacement]] = {
    Category.PERSON: frozenset({Replacement.SURROGATE}),
    Category.PHONE_NUMBER: frozenset({Replacement.SURROGATE}),
    Category.EMAIL_ADDRESS: frozenset({Replacement.SURROGATE}),
    Category.DATE: frozenset({Replacement.GENERALISE, Replacement.SHIFT}),
    Category.DATE_OF_BIRTH: frozenset({Replacement.SHIFT}),
    Category.AGE: frozenset({Replacement.GENERALISE}),
    Category.CITY: frozenset({Replacement.GENERALISE}),
    Category.POSTAL_CODE: frozenset({Replacement.GENERALISE}),
    Category.FACILITY: frozenset({Replacement.GENERALISE}),
    Category.UNIT: frozenset({Replacement.GENERALISE}),
}


def ways(category: Category) -> frozenset[Replacement]:
    """Give the ways in which a category can be replaced."""
    return ALWAYS | _MORE.get(category, frozenset())
