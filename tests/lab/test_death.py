"""The proxy killed as `kill -9` does: AI hosts are out of reach, the rest of the world is not, and it can come back."""

from collections.abc import Iterator

import pytest

from tests.lab.clients import REFUSED
from tests.lab.desk import STATUS_PAC, Desk
from tests.lab.internet import HEALTH
from tests.lab.prompts import CHAT, HARMLESS, LETTER, chatgpt, leaked

PAGES = (chatgpt(LETTER), {"url": "https://www.sante.example/"})


@pytest.fixture(scope="module")
def _dead(furnished: Desk) -> Iterator[None]:
    """Dead for all tests of this file, unless one starts it again, and alive for those of others."""
    furnished.paravent.kill()
    yield
    if not furnished.paravent.alive:
        furnished.paravent.start()


@pytest.fixture
def bereaved(_dead: None, desk: Desk) -> Desk:
    return desk


def test_a_dead_proxy_takes_ai_hosts_with_it(bereaved: Desk) -> None:
    assert bereaved.curl(CHAT, said=LETTER).left == REFUSED
    assert bereaved.curl("http://chatgpt.com/").left == REFUSED
    assert bereaved.world.internet.received == []


def test_a_dead_proxy_takes_no_other_host_with_it(bereaved: Desk) -> None:
    other = bereaved.curl("https://www.sante.example/")
    assert (other.status, other.certificate) == (200, bereaved.world.internet.fingerprint(HEALTH))


def test_a_browser_without_its_proxy_says_nothing_to_an_ai_host_and_shows_all_others(bereaved: Desk) -> None:
    ai, other = bereaved.browse(*PAGES)
    assert ai["error"].split(" at ")[0].endswith(("ERR_CONNECTION_REFUSED", "ERR_PROXY_CONNECTION_FAILED"))
    assert other["title"] == "www.sante.example"
    assert {received.host for received in bereaved.world.internet.received} == {"www.sante.example"}


@pytest.mark.parametrize("furnished", ["transparent"], indirect=True)
def test_a_browser_that_looks_for_its_pac_file_in_vain_goes_direct_and_is_captured(bereaved: Desk) -> None:
    ai, other = bereaved.browse(*PAGES, arguments=(STATUS_PAC,))
    assert "ERR_CONNECTION_REFUSED" in ai["error"]
    assert other["title"] == "www.sante.example"
    assert leaked(bereaved.arrived()) == []


def test_a_proxy_that_is_started_again_works_again(bereaved: Desk) -> None:
    bereaved.paravent.start()
    assert bereaved.curl(CHAT, said=LETTER).status == 200
    assert leaked(bereaved.arrived()) == []
    bereaved.world.internet.forget()
    assert bereaved.curl(CHAT, said=HARMLESS).status == 200
    assert bereaved.world.internet.received[0].words == HARMLESS
