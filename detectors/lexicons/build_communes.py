"""Makes `communes.tsv`: `python -m detectors.lexicons.build_communes PACKAGE/data/communes.json`.

The source is the npm package `@etalab/decoupage-administratif` (`npm pack @etalab/decoupage-administratif@6.0.0`). One
line per plain name, sorted: the name, a tab, then `département:population:postcodes` for each homonym. Former communes
(déléguées, associées) keep their name, with the postcodes of the one that they joined and no population of their own.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from detectors.lexicons.communes import FILE, plain

type Entry = Mapping[str, Any]


def table(entries: Sequence[Entry]) -> str:
    """Give the text of the table; the same for the same entries, in whatever order they come."""
    current = {entry["code"]: entry for entry in entries if entry["type"] == "commune-actuelle"}
    rows: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        rows[_name(entry)].add(_row(entry, current))
    return "".join(f"{name}\t{';'.join(sorted(found))}\n" for name, found in sorted(rows.items()))


def _name(entry: Entry) -> str:
    """Give the plain name, without the precision that sets homonyms apart: "Château-Chinon (Ville)"."""
    return plain(entry["nom"].split(" (")[0])


def _row(entry: Entry, current: Mapping[str, Entry]) -> str:
    postal = entry if "codesPostaux" in entry else current.get(entry.get("chefLieu", ""), entry)
    codes = " ".join(sorted(postal.get("codesPostaux", [])))
    return f"{entry['departement']}:{entry.get('population', 0)}:{codes}"


if __name__ == "__main__":
    FILE.write_text(table(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="ascii")
