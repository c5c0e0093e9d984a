import pytest

from proxy.supply.https import Https
from proxy.supply.shelf import SupplyError
from proxy.supply.web import Web
from tests.proxy.supply.server import Server

CHU = "chu.yaml"


@pytest.fixture
def web(server: Server) -> Web:
    server.files["/ia/chu.yaml"] = b"id: chu"
    return Web(f"{server.address}/ia/", Https(server.authority))


def test_a_file_is_read_as_it_was_when_looked_at(web: Web, server: Server) -> None:
    seen = web.look([CHU])
    server.files["/ia/chu.yaml"] = b"id: autre"
    assert web.read(CHU, 99) == (b"id: chu", seen[CHU])
    assert web.look([CHU]) != seen
    assert web.read(CHU, 4)[0] == b"id: "


def test_a_file_that_was_not_looked_at_is_asked_for(web: Web, server: Server) -> None:
    content, state = web.read(CHU, 99)
    assert content == b"id: chu"
    assert web.look([CHU]) == {CHU: state}
    assert server.asked == [("/ia/chu.yaml", 200), ("/ia/chu.yaml", 304)]
    assert web.name(CHU) == f"{server.address}/ia/chu.yaml"


def test_the_state_follows_the_content_even_where_the_server_marks_nothing(web: Web, server: Server) -> None:
    server.etags = False
    seen = web.look([CHU])
    assert web.look([CHU]) == seen
    server.files["/ia/chu.yaml"] = b"id: chv"
    assert web.look([CHU]) != seen


def test_a_file_taken_away_is_missing_and_one_no_longer_wanted_is_forgotten(web: Web, server: Server) -> None:
    web.look([CHU])
    del server.files["/ia/chu.yaml"]
    assert web.look([CHU]) == {CHU: None}
    with pytest.raises(FileNotFoundError):
        web.read(CHU, 99)
    server.files["/ia/chu.yaml"] = b"id: chu"
    web.look([CHU])
    web.look([])
    web.look([CHU])
    assert [status for _, status in server.asked][-2:] == [200, 200]


def test_a_server_that_fails_says_nothing_of_its_files(web: Web, server: Server) -> None:
    server.status = 503
    with pytest.raises(SupplyError):
        web.look([CHU])
