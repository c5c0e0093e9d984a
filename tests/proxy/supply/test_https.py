import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from proxy.supply.https import Copy, Https
from proxy.supply.shelf import SupplyError
from tests.proxy.supply.server import Server


@pytest.fixture
def https(server: Server) -> Https:
    server.files["/chu.yaml"] = b"id: chu"
    return Https(server.authority)


def test_a_file_is_given_once_and_again_only_when_it_changed(https: Https, server: Server) -> None:
    address = f"{server.address}/chu.yaml"
    first = https.get(address, None, 99)
    assert first.content == b"id: chu"
    assert https.get(address, first, 99) is first
    server.files["/chu.yaml"] = b"id: autre"
    assert https.get(address, first, 99).content == b"id: autre"
    assert [status for _, status in server.asked] == [200, 304, 200]


def test_a_server_without_marks_is_asked_for_the_whole_each_time(https: Https, server: Server) -> None:
    server.etags = False
    first = https.get(f"{server.address}/chu.yaml", None, 99)
    assert https.get(f"{server.address}/chu.yaml", first, 99) == first == Copy(b"id: chu")
    assert [status for _, status in server.asked] == [200, 200]


def test_no_more_is_read_than_was_wanted(https: Https, server: Server) -> None:
    assert https.get(f"{server.address}/chu.yaml", None, 3).content == b"id:"


def test_an_answer_that_is_cut_is_no_file(https: Https, server: Server) -> None:
    server.cut = 2
    with pytest.raises(SupplyError, match="coupée avant la fin"):
        https.get(f"{server.address}/chu.yaml", None, 99)


def test_a_redirection_is_followed_over_https_and_nowhere_else(https: Https, server: Server) -> None:
    server.redirections |= {"/old": f"{server.address}/chu.yaml", "/clear": "http://localhost/chu.yaml"}
    server.redirections |= {"/file": "file:///etc/hostname", "/loop": f"{server.address}/loop"}
    assert https.get(f"{server.address}/old", None, 99).content == b"id: chu"
    for path, told in {"/clear": "pas en https", "/file": "302", "/loop": "302"}.items():
        with pytest.raises(SupplyError, match=told):
            https.get(server.address + path, None, 99)


@pytest.mark.parametrize("status", [401, 403, 500, 503])
def test_a_server_that_refuses_is_told_by_its_status(https: Https, server: Server, status: int) -> None:
    server.status = status
    with pytest.raises(SupplyError, match=f"le serveur répond {status}"):
        https.get(f"{server.address}/chu.yaml", None, 99)


def test_a_file_that_the_server_has_not_is_missing_and_the_server_is_there(https: Https, server: Server) -> None:
    with pytest.raises(FileNotFoundError):
        https.get(f"{server.address}/absent.yaml", None, 99)


def test_a_certificate_of_another_authority_or_name_is_refused(https: Https, server: Server, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    for stranger in (Https(), Https(tmp_path / "other.pem")):
        with pytest.raises(SupplyError, match="certificat du serveur n'est pas reconnu"):
            stranger.get(f"{server.address}/chu.yaml", None, 99)
    with pytest.raises(SupplyError, match="certificat du serveur n'est pas reconnu"):
        https.get(f"https://127.0.0.1:{server.port}/chu.yaml", None, 99)


def test_an_authority_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("rien")
    for name in ("ca.pem", "absent.pem"):
        with pytest.raises(OSError, match=r"."):
            Https(tmp_path / name)


def test_a_proxy_of_the_environment_is_not_used(https: Https, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert Https(server.authority).get(f"{server.address}/chu.yaml", None, 99).content == b"id: chu"


@pytest.fixture
def silent() -> Iterator[int]:
    """Port of one who accepts and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepted: list[socket.socket] = []
        threading.Thread(target=lambda: accepted.append(listener.accept()[0]), daemon=True).start()
        yield listener.getsockname()[1]
        for one in accepted:
            one.close()


def test_a_server_that_says_nothing_is_given_up(server: Server, silent: int) -> None:
    started = time.monotonic()
    with pytest.raises(SupplyError, match="ne répond pas à temps"):
        Https(server.authority, step_s=0.3).get(f"https://localhost:{silent}/chu.yaml", None, 99)
    assert time.monotonic() - started < 10


def test_a_server_that_takes_too_long_in_all_is_given_up(https: Https, server: Server) -> None:
    with pytest.raises(SupplyError, match="ne répond pas à temps"):
        Https(server.authority, total_s=0).get(f"{server.address}/chu.yaml", None, 99)


def test_a_port_where_nobody_listens_is_told(server: Server) -> None:
    with pytest.raises(SupplyError, match=r"serveur injoignable \(la connexion est refusée\)"):
        Https(server.authority).get("https://localhost:9/chu.yaml", None, 99)
