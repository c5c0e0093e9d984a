import socket
from pathlib import Path

import pytest
import trustme
from cryptography import x509

from proxy.doctor import sight
from proxy.doctor.lineage import descends
from proxy.doctor.machine import Machine
from proxy.doctor.sight import NotSeenError, Obstacle, straight, through
from tests.proxy.doctor.tls import proxy, serving

AUTHORITY = trustme.CA()


def hung_up(opened: socket.socket) -> None:
    opened.recv(1)


def test_the_certificate_is_seen_through_a_proxy_and_nothing_is_sent() -> None:
    with serving(proxy(AUTHORITY)) as port:
        chain = through(port, "chatgpt.com")
    assert descends(chain, [x509.load_pem_x509_certificate(AUTHORITY.cert_pem.bytes())])


def test_the_obstacle_is_told_apart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    found = {}
    asked = b"407 Proxy Authentication Required"
    with (
        serving(proxy(AUTHORITY, b"502 Bad Gateway")) as refusing,
        serving(proxy(AUTHORITY, asked)) as asking,
        serving(hung_up) as cutting,
    ):
        for name, port in (("free", free), ("refusing", refusing), ("asking", asking), ("cutting", cutting)):
            with pytest.raises(NotSeenError) as error:
                through(port, "chatgpt.com")
            found[name] = error.value.obstacle
    assert found == {
        "free": Obstacle.REFUSED,
        "refusing": Obstacle.PROXY,
        "asking": Obstacle.SIGN_IN,
        "cutting": Obstacle.PROXY,
    }


def test_a_handshake_that_is_cut_short_is_no_certificate() -> None:
    def cut(opened: socket.socket) -> None:
        opened.recv(4096)
        opened.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

    with serving(cut) as port, pytest.raises(NotSeenError) as error:
        through(port, "chatgpt.com")
    assert error.value.obstacle is Obstacle.HANDSHAKE


@pytest.mark.parametrize(("address", "obstacle"), [("127.0.0.1", Obstacle.REFUSED), ("0.0.0.0.0", Obstacle.NETWORK)])
def test_a_name_is_looked_up_in_the_machines_own_file_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, obstacle: Obstacle
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setattr(sight, "HTTPS", server.getsockname()[1])
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "hosts").write_text(f"# commentaire\n{address} autre.example chatgpt.com # ici\n")
    with pytest.raises(NotSeenError) as error:
        straight(Machine(tmp_path), "chatgpt.com")
    assert error.value.obstacle is obstacle


def test_a_name_that_nobody_knows_has_no_address(tmp_path: Path) -> None:
    with pytest.raises(NotSeenError) as error:
        straight(Machine(tmp_path), "nulle-part.invalid")
    assert error.value.obstacle is Obstacle.NAME
