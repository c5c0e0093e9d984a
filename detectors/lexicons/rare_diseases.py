"""Diseases that few people live with, by people per million.

`rare_diseases.tsv`: names in plain spelling (`communes.plain`) and people alive with the disease per million
inhabitants. Figures are orders of magnitude rounded down, after Orphanet (Prévalence et incidence des maladies rares,
CC BY 4.0). Bare words that also say something else are left out: a vaccine (tétanos), a laboratory value (Willebrand).
"""

from functools import lru_cache
from pathlib import Path

from detectors.lexicons.phrases import Phrases, rows

FILE = Path(__file__).with_name("rare_diseases.tsv")


@lru_cache(maxsize=1)
def rare_diseases() -> Phrases[float]:
    """Read the table, once per process."""
    table = FILE.read_text(encoding="ascii")
    return Phrases((name, float(per_million)) for names, (per_million,) in rows(table) for name in names)
