import asyncio

import pytest

from proxy.gate.lookout import HOUR_S, Lookout
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.events import Elsewhere
from proxy.services.radar import Radar

RADAR = Radar.load()


class Notebook:
    def __init__(self) -> None:
        self.sites: list[str] = []
        self.full = False

    async def write(self, record: Entry) -> None:
        await asyncio.sleep(0)
        if self.full:
            raise JournalError("le disque est plein")
        assert isinstance(record, Elsewhere)
        self.sites.append(record.site)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.mark.parametrize(
    ("names", "sites"),
    [
        (("app.mammouth.ai", None), ["mammouth"]),
        (("192.0.2.7", "deepai.org"), ["deepai"]),
        (("deepai.org", "api.deepai.org"), ["deepai"]),
        (("labanquepostale.fr", "www.labanquepostale.fr"), []),
        (("chatgpt.com", "chatgpt.com"), []),
        ((None, ""), []),
        ((), []),
    ],
)
async def test_only_the_sites_of_the_radar_leave_a_trace(
    notebook: Notebook, names: tuple[str | None, ...], sites: list[str]
) -> None:
    lookout = Lookout(RADAR, notebook)
    lookout.see(names)
    assert notebook.sites == []
    await lookout.settle()
    assert notebook.sites == sites


async def test_a_site_is_noted_once_an_hour(notebook: Notebook) -> None:
    now = 0.0
    lookout = Lookout(RADAR, notebook, lambda: now)
    for moment in (0.0, 1.0, HOUR_S, HOUR_S + 1, 2 * HOUR_S):
        now = moment
        lookout.see(("mammouth.ai",))
        await lookout.settle()
    assert notebook.sites == ["mammouth"] * 2


async def test_a_journal_that_cannot_take_it_is_silent_and_the_next_contact_is_noted(notebook: Notebook) -> None:
    lookout = Lookout(RADAR, notebook)
    notebook.full = True
    lookout.see(("mammouth.ai",))
    await lookout.settle()
    notebook.full = False
    lookout.see(("mammouth.ai",))
    await lookout.settle()
    assert notebook.sites == ["mammouth"]
