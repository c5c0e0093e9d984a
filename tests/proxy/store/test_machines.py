from datetime import timedelta
from pathlib import Path

from proxy.journal.forms import stamp
from proxy.store.states import SiteSeen
from proxy.store.store import Store
from proxy.store.views import Actions
from tests.proxy.store.journals import NOON, Journal, decision


def _at(hour: int) -> str:
    return stamp(NOON + timedelta(hours=hour))


def test_a_machine_is_told_as_its_journal_last_did(store: Store, journal: Journal) -> None:
    journal.add(
        {"event": "started", "boot_id": "a" * 16, "version": "0.1.0", "detector_version": "fr-1", "time": _at(1)},
        {"event": "policy", "outcome": "in_force", "policy_hash": "1" * 64, "time": _at(2)},
        decision(1, action="block", time=_at(3)),
    )
    store.fill(journal.folder)
    journal.add({"event": "checkpoint", "boot_id": "a" * 16, "policy_hash": "1" * 64, "time": _at(4)})
    store.fill(journal.folder)
    (machine,) = store.machines()
    assert (machine.chain, machine.own, machine.seq) == (journal.chain, False, 5)
    assert (machine.first, machine.last, machine.checkpoint) == (
        NOON,
        NOON + timedelta(hours=4),
        NOON + timedelta(hours=4),
    )
    assert (machine.boot_id, machine.version, machine.policy_hash) == ("a" * 16, "0.1.0", "1" * 64)
    assert (machine.detector_version, machine.actions) == (None, Actions(block=1))


def test_happenings_are_what_is_out_of_the_ordinary_newest_first(store: Store, journal: Journal) -> None:
    journal.add(
        {"event": "started", "boot_id": "a" * 16, "version": "1", "time": _at(1)},
        {"event": "recovered", "cut_bytes": 12, "time": _at(2)},
        {"event": "clock", "direction": "back", "seconds": 90, "time": _at(4)},
        {"event": "policy", "outcome": "refused", "cause": "invalid", "complaints": 2, "time": _at(3)},
    )
    journal.turn(cause="missing", time=_at(5))
    store.fill(journal.folder)
    assert [(one.what, one.facts) for one in store.happenings()] == [
        ("segment", {"cause": "missing", "number": 2}),
        ("clock", {"direction": "back", "seconds": 90}),
        ("policy", {"outcome": "refused", "cause": "invalid", "complaints": 2}),
        ("recovered", {"cut_bytes": 12}),
    ]
    assert [one.what for one in store.happenings(limit=1)] == ["segment"]
    assert {one.chain for one in store.happenings()} == {journal.chain}


def test_policies_tell_how_many_decisions_were_taken_under_them(store: Store, journal: Journal, tmp_path: Path) -> None:
    taken = {
        "event": "policy",
        "outcome": "in_force",
        "supplier": "git",
        "signed": True,
        "version": 3,
        "mode": "observe",
    }
    refused = {"event": "policy", "outcome": "refused", "cause": "signature", "complaints": 1}
    journal.add(
        {**taken, "policy_id": "chu", "policy_hash": "1" * 64, "time": _at(1)},
        *(decision(n, policy_hash="1" * 64) for n in range(3)),
        {**refused, "time": _at(2)},
    )
    store.fill(journal.folder)
    other = Journal(tmp_path / "other", "b" * 16)
    other.add(decision(9, policy_hash="1" * 64))
    store.fill(other.folder)
    newest, oldest = store.policies()
    assert (newest.outcome, newest.cause, newest.complaints, newest.decisions) == ("refused", "signature", 1, 0)
    assert (oldest.policy_id, oldest.policy_hash, oldest.version, oldest.mode) == ("chu", "1" * 64, 3, "observe")
    assert (oldest.supplier, oldest.signed, oldest.decisions, oldest.chain) == ("git", True, 4, journal.chain)
    assert newest.supplier == "file"


def test_sites_are_counted_by_contact_and_by_machine(store: Store, journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path / "other", "b" * 16)
    journal.add(
        *({"event": "elsewhere", "site": site, "time": _at(n)} for n, site in enumerate(["poe", "poe", "grok"]))
    )
    other.add({"event": "elsewhere", "site": "poe", "time": _at(9)})
    for each in (journal, other):
        store.fill(each.folder)
    assert store.sites() == (
        SiteSeen("poe", NOON, NOON + timedelta(hours=9), 3, 2),
        SiteSeen("grok", NOON + timedelta(hours=2), NOON + timedelta(hours=2), 1, 1),
    )
