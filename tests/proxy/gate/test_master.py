import os
import socket
from pathlib import Path

import pytest

from proxy.gate.master import ListenError, Proxy
from proxy.gate.options import options


async def test_the_proxy_listens_on_loopback_until_it_is_stopped(tmp_path: Path) -> None:
    proxy = Proxy(options(port=0, confdir=tmp_path, allow="^a$"), object())
    port = await proxy.start()
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    await proxy.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)


async def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ListenError):
            await Proxy(options(port=other.getsockname()[1], confdir=tmp_path, allow="^a$"), object()).start()


async def test_session_keys_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = tmp_path / "keys"
    monkeypatch.setenv("SSLKEYLOGFILE", str(keys))
    monkeypatch.setenv("MITMPROXY_SSLKEYLOGFILE", str(keys))
    proxy = Proxy(options(port=0, confdir=tmp_path, allow="^a$"), object())
    await proxy.start()
    await proxy.stop()
    assert not {"SSLKEYLOGFILE", "MITMPROXY_SSLKEYLOGFILE"} & os.environ.keys()
