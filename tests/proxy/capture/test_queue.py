import select
import socket

import pytest

from proxy.capture.errors import CaptureError
from proxy.capture.packets import Datagram, changed, read
from proxy.capture.plan import Plan
from proxy.capture.queue import Queue
from tests.proxy.capture.namespace import Namespace, World

NUMBER = 77


@pytest.fixture
def here(world: World) -> Namespace:
    world.station.command("iptables-nft", "-I", "INPUT", "-p", "udp", "--sport", "53", *_JUMP)
    return world.station


_JUMP = ("-j", "NFQUEUE", "--queue-num", str(NUMBER))


def _pair(here: Namespace, limit: float = 5) -> tuple[socket.socket, socket.socket]:
    near, far = (here.socket(kind=socket.SOCK_DGRAM, limit=limit) for _ in range(2))
    near.bind(("127.0.0.1", 0))
    far.bind(("127.0.0.1", 53))
    far.connect(near.getsockname())
    return near, far


def test_a_packet_waits_until_it_is_let_go(here: Namespace) -> None:
    queue = here.run(Queue.open, NUMBER)
    near, far = _pair(here)
    assert queue.read() == ()
    for payload in (b"one", b"two"):
        far.send(payload)
    select.select([queue], [], [], 5)
    one, two = queue.read()
    assert [read(held.packet) for held in (one, two)] == [Datagram(b"one", 20, 28), Datagram(b"two", 20, 28)]
    queue.settle(one.number, accept=False)
    queue.settle(two.number, accept=True)
    assert near.recv(10) == b"two"
    queue.close()


def test_a_packet_may_go_on_as_another(here: Namespace) -> None:
    queue = here.run(Queue.open, NUMBER)
    near, far = _pair(here)
    far.send(b"one")
    select.select([queue], [], [], 5)
    (held,) = queue.read()
    carried = read(held.packet)
    assert carried
    queue.settle(held.number, accept=True, changed=changed(held.packet, carried, [(1, b"ff")]))
    assert near.recv(10) == b"off"
    queue.close()


def test_what_nobody_reads_goes_to_nobody(here: Namespace) -> None:
    near, far = _pair(here, limit=0.5)
    far.send(b"one")
    with pytest.raises(TimeoutError):
        near.recv(10)


def test_a_verdict_on_a_packet_that_is_gone_does_no_harm(here: Namespace) -> None:
    queue = here.run(Queue.open, NUMBER)
    queue.settle(12345, accept=True)
    near, far = _pair(here)
    far.send(b"one")
    select.select([queue], [], [], 5)
    (held,) = queue.read() or queue.read()
    queue.settle(held.number, accept=True)
    assert near.recv(10) == b"one"
    queue.close()


def test_too_many_packets_at_once_are_dropped_and_the_queue_goes_on(here: Namespace) -> None:
    queue = here.run(Queue.open, NUMBER)
    with socket.socket(fileno=socket.dup(queue.fileno())) as same:
        same.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    near, far = _pair(here)
    for _ in range(200):
        far.send(b"flood" * 100)
    while held := queue.read():
        for one in held:
            queue.settle(one.number, accept=False)
    far.send(b"after")
    select.select([queue], [], [], 5)
    queue.settle(queue.read()[0].number, accept=True)
    assert near.recv(10) == b"after"
    queue.close()


def test_a_queue_that_another_has_is_said_in_french(here: Namespace) -> None:
    queue = here.run(Queue.open, NUMBER)
    with pytest.raises(CaptureError, match=r"La file 77 du noyau n'est pas libre.*une autre capture tourne déjà"):
        here.run(Queue.open, NUMBER)
    queue.close()
    here.run(Queue.open, NUMBER).close()


def test_a_packet_that_waits_does_not_show_what_it_carries(here: Namespace) -> None:
    queue = here.run(Queue.open, Plan(()).queue)
    queue.close()
    near, far = _pair(here)
    again = here.run(Queue.open, NUMBER)
    far.send(b"chatgpt")
    select.select([again], [], [], 5)
    assert "chatgpt" not in repr(again.read())
    near.close()
    again.close()
