import errno

import pytest

from policies.loading import Loaded, load
from proxy.journal.append_file import JournalError
from proxy.journal.policy_read import Cause
from proxy.supply import notices
from proxy.supply.notices import Tone
from proxy.supply.reception import Refusal
from tests.proxy.supply.workbench import policy


@pytest.fixture
def loaded() -> Loaded:
    return load(policy(version=7).decode())


def test_a_policy_in_force_is_told_by_name_version_and_hash(loaded: Loaded) -> None:
    told = notices.adopted(loaded)
    assert told.tone is Tone.NEWS
    assert told.words == f"Politique en vigueur : chu, version 7, empreinte {loaded.sha256[:12]}."


def test_a_policy_that_only_observes_is_told_loudly() -> None:
    told = notices.adopted(load(policy(mode="observe").decode()))
    assert told.tone is Tone.WARNING
    assert "MODE OBSERVATION" in told.words


def test_what_waits_for_the_journal_begins_with_the_words_that_tell_it_apart(loaded: Loaded) -> None:
    for in_force, tone in ((None, Tone.CLOSED), (loaded, Tone.WARNING)):
        told = notices.unwritten(JournalError("le disque est plein"), in_force)
        assert told.tone is tone
        assert told.words.startswith(f"{notices.UNCHANGED} ")


def test_a_refusal_tells_what_stays_and_where_there_is_nothing_that_the_gate_is_shut(loaded: Loaded) -> None:
    refusal = Refusal(Cause.INVALID, "chu.yaml:3:1 version")
    assert notices.refused(refusal, loaded).tone is Tone.WARNING
    stays = f"la politique d'avant reste en vigueur (chu, version 7, empreinte {loaded.sha256[:12]})"
    assert stays in notices.refused(refusal, loaded).words
    assert notices.refused(refusal, None).tone is Tone.CLOSED
    for in_force in (loaded, None):
        assert notices.refused(refusal, in_force).words.endswith("\nchu.yaml:3:1 version")


def test_a_journal_that_cannot_be_written_is_told(loaded: Loaded) -> None:
    error = JournalError("le disque est plein")
    assert "le disque est plein" in notices.unwritten(error, loaded).words
    assert (notices.unwritten(error, loaded).tone, notices.unwritten(error, None).tone) == (Tone.WARNING, Tone.CLOSED)


def test_a_copy_that_is_of_no_use_is_told_with_its_reason_and_that_the_gate_is_shut() -> None:
    told = notices.spare_refused(Refusal(Cause.ROLLBACK, "chu.yaml:4:10 version : version 1"))
    assert told.tone is Tone.CLOSED
    assert "copie de secours" in told.words
    assert told.words.endswith("\nchu.yaml:4:10 version : version 1")


def test_a_copy_that_cannot_be_kept_is_told_by_its_cause() -> None:
    assert "(le disque est plein)" in notices.unkept(OSError(errno.ENOSPC, "No space left")).words


@pytest.mark.parametrize(
    ("fault", "said"),
    [(OSError(errno.ENOSPC, "No space left"), "(le disque est plein)"), (KeyError("secret"), "(KeyError)")],
)
def test_a_policy_that_cannot_be_archived_is_told_by_its_cause(fault: Exception, said: str) -> None:
    told = notices.unarchived(fault)
    assert told.tone is Tone.WARNING
    assert said in told.words
    assert "secret" not in told.words
