"""Any profile that a text may tell, for the tests of invariants."""

from typing import Any

from hypothesis import strategies as st

from detectors.anonymity.ages import ANY_AGE
from detectors.anonymity.profile import Profile, Sex


def _ages(pair: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    youngest, oldest = pair
    return pair if youngest is None or oldest is None or youngest <= oldest else (oldest, youngest)


_AGE = st.none() | st.integers(0, ANY_AGE)
_TRAITS: dict[str, st.SearchStrategy[Any]] = {
    "sex": st.none() | st.sampled_from(Sex),
    "inhabitants": st.none() | st.integers(1, 3_000_000),
    "facility": st.booleans(),
    "unit": st.booleans(),
    "dated": st.booleans(),
    "colleagues": st.none() | st.integers(1, 3_000_000),
    "sole": st.booleans(),
    "origins": st.none() | st.integers(1, 60_000_000),
    "per_million": st.none() | st.floats(0.01, 1_000),
    "relatives": st.floats(0.000_001, 1.0),
    "singular": st.booleans(),
}


def _profile(traits: dict[str, Any], pair: tuple[int | None, int | None], people: int) -> Profile:
    youngest, oldest = _ages(pair)
    intake = people if traits.get("facility") or traits.get("unit") else None
    return Profile(**traits, youngest=youngest, oldest=oldest, intake=intake)


_INTAKE = st.integers(1, 100_000)
profiles = st.builds(_profile, st.fixed_dictionaries({}, optional=_TRAITS), st.tuples(_AGE, _AGE), _INTAKE)
