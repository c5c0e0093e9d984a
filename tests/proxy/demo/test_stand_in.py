import ssl
from pathlib import Path

import httpx
import pytest

from proxy.demo.stand_in import HOSTS, OTHER_HOST, Received, StandIn


@pytest.mark.parametrize(
    ("body", "plain", "words"),
    [
        (b'{"a":"b","q":"H\\u00e9l\\u00e8ne"}', '/x{"a": "b", "q": "Hélène"}', "Hélène"),
        (b"nu", "/xnu", ""),
        (b"\xff", "/x\ufffd", ""),
    ],
)
def test_what_was_received_can_be_searched_with_escapes_undone(body: bytes, plain: str, words: str) -> None:
    received = Received("h", "/x", body)
    assert (received.plain, received.words) == (plain, words)
    assert "Hélène" not in repr(received)


async def test_the_stand_in_speaks_for_its_hosts_and_remembers_what_it_was_sent(tmp_path: Path) -> None:
    stand_in = StandIn(tmp_path)
    await stand_in.start()
    context = ssl.create_default_context(cafile=str(stand_in.authority))
    async with httpx.AsyncClient(verify=context, trust_env=False) as client:
        for host in (*HOSTS, OTHER_HOST):
            answer = await client.get(
                f"https://127.0.0.1:{stand_in.port}/page", headers={"host": host}, extensions={"sni_hostname": host}
            )
            assert answer.json() == {"ok": True}
    await stand_in.stop()
    assert [received.host for received in stand_in.received] == [*HOSTS, OTHER_HOST]
    assert "/page" in stand_in.text
