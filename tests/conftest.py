"""Property tests draw the same examples on every run of CI, and new ones on every run by hand.

Tests run on both cores, whose processes must each give them the same names.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the product sets it, before numpy is imported

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("hand", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "hand")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of bytes by its argument: what a TLS client says first is never twice the same."""
    return argname if isinstance(val, bytes) and not val.isascii() else None
