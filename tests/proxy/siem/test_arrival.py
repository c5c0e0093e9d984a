import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from proxy.siem.arrival import check_open, keep_alive, wait_acknowledged


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        ours = socket.create_connection(listener.getsockname(), 5)
        theirs, _ = listener.accept()
        with ours, theirs:
            yield ours, theirs


def test_what_the_other_machine_has_is_acknowledged(pair: tuple[socket.socket, socket.socket]) -> None:
    pair[0].sendall(b"x" * 100)
    wait_acknowledged(pair[0], 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say what is acknowledged")
def test_what_the_other_machine_has_no_room_for_is_not(pair: tuple[socket.socket, socket.socket]) -> None:
    pair[0].setblocking(False)
    with suppress(BlockingIOError):
        while pair[0].send(b"x" * 65536):
            pass
    pair[0].settimeout(5)
    with pytest.raises(TimeoutError):
        wait_acknowledged(pair[0], 0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say what is acknowledged")
def test_a_receiver_that_is_slow_but_moves_is_waited_for(pair: tuple[socket.socket, socket.socket]) -> None:
    sent = 4_000_000

    def read() -> None:
        left = sent
        while left:
            left -= len(pair[1].recv(65536))

    reader = threading.Thread(target=read)
    reader.start()
    pair[0].sendall(b"x" * sent)
    wait_acknowledged(pair[0], 5)
    reader.join()


def test_a_receiver_that_hung_up_is_noticed(pair: tuple[socket.socket, socket.socket]) -> None:
    check_open(pair[0])
    pair[1].close()
    with pytest.raises(ConnectionError):
        check_open(pair[0], 5)


def test_looking_leaves_the_patience_as_it_was(pair: tuple[socket.socket, socket.socket]) -> None:
    pair[1].sendall(b"chatter")
    check_open(pair[0], 5)
    assert pair[0].gettimeout() == 5


def test_the_system_is_asked_to_notice_a_silent_end(pair: tuple[socket.socket, socket.socket]) -> None:
    keep_alive(pair[0], 12)
    assert pair[0].getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
