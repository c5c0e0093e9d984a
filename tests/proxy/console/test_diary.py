"""What is done at the console is in its journal when the call returns, or is not done."""

from pathlib import Path

import pytest

from proxy.console.diary import Diary
from proxy.journal.append_file import JournalError
from proxy.journal.forms import RecordError
from proxy.journal.reading import lines
from proxy.journal.review import Entrance, Export, Handling
from proxy.journal.writer import Journal

WHO = "0123456789abcdef"


async def test_each_deed_is_a_line(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    diary = Diary(journal)
    await diary.entered(Entrance.SIGNED_IN, WHO)
    await diary.entered(Entrance.REFUSED)
    await diary.exported(Export.DOSSIER, WHO)
    await diary.handled(WHO[::-1], Handling.JUSTIFIED, WHO)
    written = [line.entry for line in lines(tmp_path) if line.event in {"access", "handled"}]
    kept = [
        {name: entry[name] for name in entry if name in {"what", "who", "export", "about", "outcome"}}
        for entry in written
    ]
    assert kept == [
        {"what": "signed_in", "who": WHO},
        {"what": "refused"},
        {"what": "exported", "who": WHO, "export": "dossier"},
        {"about": WHO[::-1], "outcome": "justified", "who": WHO},
    ]
    journal.close()


async def test_what_cannot_be_written_raises(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    diary = Diary(journal)
    with pytest.raises(RecordError):
        await diary.handled("<script>", Handling.JUSTIFIED, WHO)
    journal.close()
    with pytest.raises(JournalError):
        await diary.entered(Entrance.SIGNED_IN, WHO)
