from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from proxy.store import keys


@given(st.integers(1, 2**23 - 1), st.integers(1, 2**40 - 1))
def test_a_line_s_number_holds_its_journal_and_its_own_in_64_bits(journal: int, seq: int) -> None:
    key = keys.key(journal, seq)
    assert (keys.journal_of(key), keys.seq_of(key)) == (journal, seq)
    assert key < 2**63


@given(
    st.timedeltas(timedelta(0), timedelta(days=365 * 8000)).map(lambda since: datetime(1970, 1, 1, tzinfo=UTC) + since)
)
def test_times_and_days_come_back_as_they_were(time: datetime) -> None:
    milliseconds = keys.milliseconds(time)
    assert keys.moment(milliseconds) == time.replace(microsecond=time.microsecond // 1000 * 1000)
    assert keys.day(keys.day_of(milliseconds)) == time.date()
    assert keys.begins(keys.number_of(time.date())) <= milliseconds < keys.begins(keys.number_of(time.date()) + 1)


def test_the_first_day_is_day_zero() -> None:
    assert keys.number_of(date(1970, 1, 1)) == 0


@given(st.lists(st.from_regex(r"[a-zA-Z0-9_.-]*", fullmatch=True)), st.lists(st.from_regex(r"[a-z]*", fullmatch=True)))
def test_words_have_the_same_number_only_when_they_are_the_same(some: list[str], others: list[str]) -> None:
    assert keys.digest(*some) == keys.digest(*some)
    assert keys.ALL < keys.digest(*some) < 2**63
    if some != others and "\n".join(some) != "\n".join(others):
        assert keys.digest(*some) != keys.digest(*others)
