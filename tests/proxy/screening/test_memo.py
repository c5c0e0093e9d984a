import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category, Finding
from detectors.reading import Reading
from detectors.site import Site
from proxy.reasons import ReasonCode
from proxy.screening import memo as memo_module
from proxy.screening.errors import ScreeningError
from proxy.screening.memo import Memo


def reading(text: str) -> Reading:
    return Reading((Finding(Category.PERSON, 0, len(text), 1.0, text[:1]),))


class Recording:
    """Reads like a detector, and keeps what it was asked."""

    def __init__(self) -> None:
        self.version = "1"
        self.asked: list[list[str]] = []
        self.failure: ScreeningError | None = None

    async def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        self.asked.append(list(texts))
        await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        return [reading(text) for text in texts]


@given(turns=st.lists(st.lists(st.sampled_from("abcdef"), max_size=8), max_size=6))
def test_readings_are_in_order_and_no_text_is_read_twice(turns: list[list[str]]) -> None:
    async def converse() -> None:
        reader = Recording()
        memo = Memo(reader)
        for texts in turns:
            new = set(texts) - {text for asked in reader.asked for text in asked}
            readings, analysed = await memo.read_counted(texts)
            assert readings == [reading(text) for text in texts]
            assert analysed == len(new)
        every = [text for asked in reader.asked for text in asked]
        assert len(every) == len(set(every))
        assert all(reader.asked)

    asyncio.run(converse())


async def test_another_version_of_the_detector_reads_anew() -> None:
    reader = Recording()
    memo = Memo(reader)
    await memo.read(["a"])
    reader.version = "2"
    assert memo.version == "2"
    assert (await memo.read_counted(["a"]))[1] == 1
    reader.version = "1"
    assert (await memo.read_counted(["a"]))[1] == 0


async def test_what_was_used_least_recently_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo_module, "MAX_ENTRIES", 3)
    memo = Memo(Recording())
    await memo.read(["a", "b", "c"])
    await memo.read(["a"])
    await memo.read(["d"])
    assert [(await memo.read_counted([text]))[1] for text in ("a", "c", "d", "b")] == [0, 0, 0, 1]


async def test_more_texts_than_it_can_remember_are_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo_module, "MAX_ENTRIES", 2)
    memo = Memo(Recording())
    assert await memo.read(list("abcde")) == [reading(text) for text in "abcde"]


async def test_a_failure_is_not_remembered() -> None:
    reader = Recording()
    memo = Memo(reader)
    reader.failure = ScreeningError(ReasonCode.ANALYSIS_FAILED)
    with pytest.raises(ScreeningError):
        await memo.read(["a"])
    reader.failure = None
    assert await memo.read_counted(["a"]) == ([reading("a")], 1)


async def test_no_text_stays_in_memory_or_in_its_repr() -> None:
    memo = Memo(Recording())
    await memo.read(["Mme Lefèvre"])
    assert "efèvre" not in repr(memo) + repr(vars(memo)["_readings"].keys())
