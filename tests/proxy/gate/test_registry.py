import base64
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from policies.custodians import Custodian
from policies.groups import NOBODY_KNOWN
from proxy.gate.registry import Registry
from proxy.gate.senders import Sender
from proxy.journal.append_file import JournalError
from proxy.journal.custody import revealed
from proxy.journal.entries import Entry
from proxy.journal.events import Known

DPO, RSSI, NEXT = (X25519PrivateKey.generate() for _ in range(3))


def custodian(key: X25519PrivateKey) -> Custodian:
    return Custodian(title="DPO", key=base64.b64encode(key.public_key().public_bytes_raw()).decode())


TWO = (custodian(DPO), custodian(RSSI))
CLAIRE = Sender(NOBODY_KNOWN, "00000000000000aa", None, "claire.vidal")
KARIM = Sender(NOBODY_KNOWN, "00000000000000bb", None, "karim.benali")


class Notebook:
    def __init__(self) -> None:
        self.known: list[Known] = []
        self.full = False

    async def write(self, record: Entry) -> None:
        if self.full:
            raise JournalError("le disque est plein")
        assert isinstance(record, Known)
        self.known.append(record)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


async def test_an_account_is_noted_for_both_custodians_together(notebook: Notebook) -> None:
    await Registry(notebook).note(CLAIRE, TWO)
    [known] = notebook.known
    assert known.user == CLAIRE.user
    assert revealed(known.sealed, (DPO, RSSI), known.user) == "claire.vidal"


async def test_an_account_is_noted_once_a_day_and_again_for_other_custodians(notebook: Notebook) -> None:
    day = date(2026, 11, 22)
    registry = Registry(notebook, lambda: day)
    for sender in (CLAIRE, CLAIRE, KARIM, CLAIRE):
        await registry.note(sender, TWO)
    assert [known.user[-2:] for known in notebook.known] == ["aa", "bb"]
    await registry.note(CLAIRE, (TWO[0], custodian(NEXT)))
    day = date(2026, 11, 23)
    await registry.note(CLAIRE, TWO)
    assert [known.user[-2:] for known in notebook.known] == ["aa", "bb", "aa", "aa"]


@pytest.mark.parametrize(
    ("sender", "custodians"),
    [
        (CLAIRE, ()),
        (Sender(NOBODY_KNOWN), TWO),
        (Sender(NOBODY_KNOWN, "00000000000000aa", None, "x" * 200), TWO),
        (CLAIRE, (TWO[0], Custodian(title="RSSI", key=base64.b64encode(bytes(32)).decode()))),
    ],
    ids=["no custodians", "nobody known", "too long a login", "a key that is not safe"],
)
async def test_who_cannot_be_noted_leaves_nothing_and_holds_nothing_back(
    notebook: Notebook, sender: Sender, custodians: tuple[Custodian, ...]
) -> None:
    await Registry(notebook).note(sender, custodians)
    assert notebook.known == []


async def test_a_note_that_could_not_be_written_is_said_and_comes_again(notebook: Notebook) -> None:
    registry = Registry(notebook)
    notebook.full = True
    with pytest.raises(JournalError):
        await registry.note(CLAIRE, TWO)
    notebook.full = False
    await registry.note(CLAIRE, TWO)
    assert len(notebook.known) == 1


async def test_what_is_remembered_has_a_bound(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proxy.gate.registry._MOST", 1)
    registry = Registry(notebook)
    for sender in (CLAIRE, KARIM, KARIM, CLAIRE):
        await registry.note(sender, TWO)
    assert [known.user[-2:] for known in notebook.known] == ["aa", "bb", "aa"]
