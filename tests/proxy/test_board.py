"""Who is told what, and for how long."""

from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from proxy.board import LASTS_S, MOST, MOST_READERS, MOST_USERS, Board, Reader, TooManyReadersError
from tests.proxy.status.house import notice

LEA, KARIM = 1001, 1002


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class World:
    clock: Clock = field(default_factory=Clock)
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        self.board = Board(self.clock)

    def read(self, owner: int) -> list[str]:
        with self.board.reading(owner) as reader:
            return _taken(reader)


def _taken(reader: Reader) -> list[str]:
    return [reader.get_nowait().reference for _ in range(reader.qsize())]


def test_each_user_reads_their_own_and_nobody_reads_what_is_no_one_s() -> None:
    world = World()
    for owner, reference in ((LEA, "1"), (KARIM, "2"), (None, "3"), (LEA, "4")):
        world.board.tell(owner, notice(reference))
    assert (world.read(LEA), world.read(KARIM), world.read(0)) == (["1", "4"], ["2"], [])


def test_all_readers_of_a_user_are_told_at_once() -> None:
    board = World().board
    with board.reading(LEA) as one, board.reading(LEA) as two, board.reading(KARIM) as other:
        board.tell(LEA, notice("1"))
        assert (_taken(one), _taken(two), _taken(other)) == (["1"], ["1"], [])


def test_a_notice_is_kept_for_a_while() -> None:
    world = World()
    world.board.tell(LEA, notice("1"))
    world.clock.now = 1.0
    world.board.tell(LEA, notice("2"))
    world.clock.now = LASTS_S
    assert world.read(LEA) == ["1", "2"]
    world.clock.now = LASTS_S + 0.5
    assert world.read(LEA) == ["2"]
    world.clock.now = LASTS_S + 2.0
    assert world.read(LEA) == []


def test_the_latest_are_kept() -> None:
    world = World()
    with world.board.reading(LEA) as slow:
        for number in range(MOST + 5):
            world.board.tell(LEA, notice(str(number)))
        latest = [str(number) for number in range(5, MOST + 5)]
        assert _taken(slow) == latest
    assert world.read(LEA) == latest


def test_the_user_told_nothing_for_the_longest_gives_way() -> None:
    world = World()
    for owner in range(MOST_USERS):
        world.board.tell(owner, notice())
    world.board.tell(0, notice())
    world.board.tell(MOST_USERS, notice())
    assert [len(world.read(owner)) for owner in (0, 1, 2, MOST_USERS)] == [2, 0, 1, 1]


def test_readers_are_few_for_each_user_and_give_their_place_back() -> None:
    board = World().board
    for _ in range(MOST_READERS + 1):
        with board.reading(LEA):
            pass
    with ExitStack() as readers:
        for owner in (LEA,) * MOST_READERS + (KARIM,):
            readers.enter_context(board.reading(owner))
        with pytest.raises(TooManyReadersError):
            readers.enter_context(board.reading(LEA))
    with board.reading(LEA):
        pass


def test_nothing_of_a_notice_is_in_what_is_written_of_the_board() -> None:
    world = World()
    world.board.tell(LEA, notice("AB12-CD34"))
    assert "AB12" not in repr(world.board)
