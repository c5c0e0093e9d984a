"""From a refusal on the board to a notification on the screen, through a real page and a real bus."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import override

import pytest

from proxy.board import Board, Kind
from proxy.gate.accounts import owner_of
from proxy.notify.desktop import Desktop, desktop
from proxy.notify.following import Pace, follow
from proxy.serving import listen
from proxy.status.page import StatusPage
from tests.proxy.notify.conftest import Session
from tests.proxy.notify.session import Screen, screen
from tests.proxy.status.house import PAC, WELL, notice

QUICK = Pace(between_s=0.01, first_s=0.02, most_s=0.05)
MINE = os.geteuid()


@asynccontextmanager
async def _page(board: Board, port: int = 0) -> AsyncIterator[int]:
    with listen("127.0.0.1", port) as taken:
        number = taken.getsockname()[1]
        async with StatusPage(lambda: WELL, lambda: PAC, board, owner_of).served(taken):
            yield number


@asynccontextmanager
async def _followed(session: Session, port: int, pace: Pace = QUICK) -> AsyncIterator[Screen]:
    environment = {"DBUS_SESSION_BUS_ADDRESS": session[0]}
    async with screen(session[0]) as showing, desktop(environment) as reached:
        following = asyncio.create_task(follow(port, reached, pace))
        async with asyncio.timeout(60):
            yield showing
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following


async def test_a_refusal_is_shown_to_its_author_alone(session: Session) -> None:
    board = Board()
    async with _page(board) as port, _followed(session, port) as showing:
        board.tell(MINE + 1, notice("THEM-0001"))
        board.tell(MINE, notice("OURS-0001"))
        shown = await showing.shown.get()
        assert (shown.title, shown.replaces) == ("Demande à ChatGPT retenue", 0)
        assert shown.body.endswith("Référence : OURS-0001")
        board.tell(MINE, notice("OURS-0002", Kind.UNEXAMINED))
        again = await showing.shown.get()
        assert (again.replaces, again.body) == (shown.number, "Identité d'un patient\nRéférence : OURS-0002")


async def test_a_page_that_comes_back_is_found_again_and_repeats_nothing(session: Session) -> None:
    board = Board()
    async with _page(board) as port:
        pass
    async with _followed(session, port) as showing:
        async with _page(board, port):
            board.tell(MINE, notice("1"))
            assert (await showing.shown.get()).body.endswith(": 1")
        async with _page(board, port):
            board.tell(MINE, notice("2"))
            assert (await showing.shown.get()).body.endswith(": 2")


async def test_a_burst_is_one_notification_and_a_count(session: Session) -> None:
    board = Board()
    for number in range(6):
        board.tell(MINE, notice(str(number)))
    async with _page(board) as port, _followed(session, port, Pace(between_s=0.5)) as showing:
        counted, bodies = 0, []
        while counted < 6:
            bodies.append((await showing.shown.get()).body)
            others = bodies[-1].partition("(et ")[2].partition(" ")[0]
            counted += 1 + (1 if others == "une" else int(others or 0))
    assert ": 5" in bodies[-1]
    assert len(bodies) <= 2


async def test_it_ends_with_the_session(session: Session) -> None:
    async with desktop({"DBUS_SESSION_BUS_ADDRESS": session[0]}) as reached:
        following = asyncio.create_task(follow(1, reached, QUICK))
        await asyncio.sleep(0.1)
        assert not following.done()
        session[1].kill()
        async with asyncio.timeout(30):
            await following


class _Broken(Desktop):
    @override
    async def show(self, title: str, body: str) -> bool:
        raise RuntimeError("a defect")


async def test_a_defect_is_not_hidden(session: Session) -> None:
    board = Board()
    board.tell(MINE, notice())
    async with _page(board) as port, desktop({"DBUS_SESSION_BUS_ADDRESS": session[0]}) as reached, asyncio.timeout(30):
        with pytest.raises(RuntimeError, match="a defect"):
            await follow(port, _Broken(reached.bus), QUICK)
