"""How many people in France are of an age and a sex.

Source: INSEE, population of France on 1 January 2026, by sex and five-year band (Licence Ouverte 2.0).
Ages inside a band are taken as equally many, the last band as twelve years long.
"""

from functools import cache
from typing import Final

FRANCE: Final = 69_081_996
OLDEST: Final = 106
"""Greatest age that is counted; who is older is one of the few of that age."""
_BAND, _LAST = 5, 95

_WOMEN = (
    *(1591477, 1838580, 2051146, 2077070, 1921888, 1994129, 2060312, 2221960, 2243460, 2156607),
    *(2255236, 2254664, 2238065, 2104638, 1980961, 1854803, 1108827, 838013, 527129, 211834),
)
_MEN = (
    *(1662835, 1936744, 2147040, 2222637, 2013408, 2001462, 2006912, 2135649, 2131470, 2089504),
    *(2205051, 2177228, 2108210, 1887418, 1680153, 1508046, 823170, 516047, 239048, 59165),
)
_BANDS = {"woman": (_WOMEN,), "man": (_MEN,), None: (_WOMEN, _MEN)}


@cache
def people(youngest: int, oldest: int, sex: str | None = None) -> float:
    """Give the people in France of an age between two, both included.

    Args:
        youngest: In years; below 0 counts as 0.
        oldest: In years; 0 to 0 is everybody who is not yet 1.
        sex: "woman", "man", or None for both.
    """
    first, last = max(0, min(youngest, OLDEST)), max(0, min(oldest, OLDEST))
    return sum(_of_age(age, bands) for bands in _BANDS[sex] for age in range(first, last + 1))


def _of_age(age: int, bands: tuple[int, ...]) -> float:
    years = OLDEST - _LAST + 1 if age >= _LAST else _BAND
    return bands[min(age, _LAST) // _BAND] / years
