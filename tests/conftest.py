"""Property tests draw the same examples on every run of CI, and new ones on every run by hand."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the product sets it, before numpy is imported

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("hand", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "hand")
