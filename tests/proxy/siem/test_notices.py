import pytest

from proxy.journal.forms import RecordError
from proxy.siem.notices import Malformed, Missed, RolledBack

TIME = "2026-11-22T08:30:00.123Z"


def test_a_notice_holds_numbers_and_digests() -> None:
    assert RolledBack(time=TIME, sent="a" * 64).found is None
    assert Missed(time=TIME, first=1, last=2).last == 2
    assert Malformed(time=TIME, segment=1, row=2).row == 2


def test_a_notice_takes_nothing_else() -> None:
    with pytest.raises(RecordError):
        RolledBack(time=TIME, sent="Madame Lefèvre")
