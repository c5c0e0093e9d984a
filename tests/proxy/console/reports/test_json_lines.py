import hashlib
import json
from pathlib import Path

from proxy.console.reports.json_lines import lines
from proxy.store.store import Store
from tests.proxy.console.pages.hospital import BLOCKED, hospital


def test_a_line_is_that_of_the_journal_with_its_place_and_what_came_of_it(tmp_path: Path) -> None:
    hospital(tmp_path, days=1, each=1)
    store = Store.open(f"sqlite:///{tmp_path / 'index'}")
    store.fill(tmp_path / "journal")
    detail = store.decision(BLOCKED)
    assert detail is not None
    (line,) = lines([detail])
    told = json.loads(line)
    assert line.endswith("\n")
    assert (told["file"], told["row"], told["chain"]) == (detail.file, detail.place, detail.row.chain)
    assert [one["said"] for one in told["reports"]] == ["invented", "no_person"]
    assert told["handlings"] == []
    raw = line[line.index('"entry":') + len('"entry":') : -2]
    assert hashlib.sha256(raw.encode()).hexdigest() == told["sha256"]
    store.close()
