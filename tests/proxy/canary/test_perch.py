import asyncio

import httpx
import pytest

from proxy.canary.perch import Perch


async def test_what_arrives_is_remembered_once_and_answered() -> None:
    perch = Perch()
    await perch.open()
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"http://127.0.0.1:{perch.port}/v1/chat/completions", content=b'{"x": 1}')
    assert answer.json()["choices"][0]["message"]["content"] == "Bien reçu."
    assert (perch.heard(), perch.heard()) == ([b'{"x": 1}'], [])
    await perch.close()


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\n", b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n"])
async def test_noise_is_put_up_with(sent: bytes) -> None:
    perch = Perch()
    await perch.open()
    _, writer = await asyncio.open_connection("127.0.0.1", perch.port)
    writer.write(sent)
    writer.write_eof()
    await writer.drain()
    writer.close()
    await perch.close()
    assert b"POST" not in b"".join(perch.heard())


async def test_whoever_writes_there_for_hours_fills_nothing() -> None:
    perch = Perch()
    await perch.open()
    async with httpx.AsyncClient(trust_env=False) as client:
        for _ in range(80):
            await client.post(f"http://127.0.0.1:{perch.port}/", content=b"x" * 1000)
    assert len(perch.heard()) == 64
    await perch.close()
