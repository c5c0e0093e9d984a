"""Each user their own notices, over real connections whose owner the kernel tells."""

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx
import pytest
from starlette.routing import Route, Router

from proxy.board import MOST_READERS, Board, Kind
from proxy.serving import listen, served
from proxy.status.stream import End, Notices
from tests.proxy.status.house import House, notice

MINE = os.geteuid()
NOBODY = 65_534


async def _next(lines: AsyncIterator[str]) -> dict[str, str]:
    async for line in lines:
        if line.startswith("data: "):
            told: dict[str, str] = json.loads(line.removeprefix("data: "))
            return told
    raise EOFError


async def test_a_refusal_is_told_as_it_happens_and_to_those_who_come_after(opened: House) -> None:
    async with opened.client() as client, client.stream("GET", "/avis") as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = stream.aiter_lines()
        assert await anext(lines) == ":"
        opened.board.tell(MINE, notice("AAAA-0001"))
        expected = {"service": "ChatGPT", "kind": "blocked", "title": "Identité d'un patient"}
        expected |= {"reference": "AAAA-0001", "time": "2026-11-22T07:30:05Z"}
        assert await _next(lines) == expected
    async with opened.client() as client, client.stream("GET", "/avis") as stream:
        lines = stream.aiter_lines()
        assert (await _next(lines))["reference"] == "AAAA-0001"
        opened.board.tell(MINE, notice("AAAA-0002", Kind.UNEXAMINED))
        assert await _next(lines) == expected | {"reference": "AAAA-0002", "kind": "unexamined"}


@contextmanager
def _follower(origin: str, user: int) -> Iterator[subprocess.Popen[bytes]]:
    command = ("curl", "--silent", "--no-buffer", "--noproxy", "*", "--max-time", "60", f"{origin}/avis")
    following = subprocess.Popen(command, stdout=subprocess.PIPE, user=user, cwd="/", env={})
    try:
        yield following
    finally:
        following.kill()
        following.wait()
        assert following.stdout
        following.stdout.close()


def _events(following: subprocess.Popen[bytes], many: int) -> list[str]:
    assert following.stdout
    data = (line for line in following.stdout if line.startswith(b"data: "))
    return [json.loads(next(data).removeprefix(b"data: "))["reference"] for _ in range(many)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may be two users")
async def test_two_users_of_one_machine_each_see_their_own(opened: House) -> None:
    with _follower(opened.origin, NOBODY) as theirs, _follower(opened.origin, MINE) as ours:
        opened.board.tell(MINE, notice("OURS-0001"))
        opened.board.tell(NOBODY, notice("THEM-0001"))
        opened.board.tell(None, notice("LOST-0001"))
        opened.board.tell(MINE, notice("OURS-0002"))
        opened.board.tell(NOBODY, notice("THEM-0002"))
        assert await asyncio.to_thread(_events, ours, 2) == ["OURS-0001", "OURS-0002"]
        assert await asyncio.to_thread(_events, theirs, 2) == ["THEM-0001", "THEM-0002"]


async def test_readers_of_one_user_are_few_and_give_their_place_back(opened: House) -> None:
    async with opened.client() as client:
        streams = [client.stream("GET", "/avis") for _ in range(MOST_READERS)]
        for stream in streams:
            assert (await stream.__aenter__()).status_code == 200
        assert (await opened.get("/avis")).status_code == 429
        for stream in streams:
            await stream.__aexit__(None, None, None)
    async with asyncio.timeout(20), opened.client() as client:
        status = 429
        while status == 429:
            async with client.stream("GET", "/avis") as again:
                status = again.status_code
    assert status == 200


async def _unknown(_near: End, _far: End) -> int | None:
    return None


async def _known(_near: End, _far: End) -> int | None:
    return MINE


async def test_whom_nobody_knows_is_refused() -> None:
    with listen("127.0.0.1", 0) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/avis"
        async with (
            served(Router([Route("/avis", Notices(Board(), _unknown))]), taken, {}),
            httpx.AsyncClient(trust_env=False) as client,
        ):
            assert (await client.get(address)).status_code == 403


async def test_silence_is_broken_by_signs_of_life() -> None:
    with listen("127.0.0.1", 0) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/avis"
        async with (
            served(Router([Route("/avis", Notices(Board(), _known, beat_s=0.01))]), taken, {}),
            httpx.AsyncClient(trust_env=False) as client,
            client.stream("GET", address) as stream,
        ):
            lines = stream.aiter_lines()
            assert [await anext(lines) for _ in range(6)] == [":", "", ":", "", ":", ""]
