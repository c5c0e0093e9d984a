"""The lab itself: without the product everything leaves as it was written, or no other test would prove anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.clients import INSISTING, browse, curl, knock
from tests.lab.internet import CHATGPT, HEALTH, NEIGHBOUR, SITES
from tests.lab.namespace import namespace
from tests.lab.prompts import CHAT, LETTER, SECRETS, chatgpt, leaked
from tests.lab.world import World, until, world


@pytest.fixture(scope="module")
def bare() -> Iterator[World]:
    with world() as built:
        yield built


@pytest.fixture(autouse=True)
def _forgotten(bare: World) -> None:
    bare.internet.forget()


@pytest.mark.parametrize("family", ["-4", "-6"])
def test_curl_reaches_every_site_and_sees_its_certificate(bare: World, family: str) -> None:
    for site in SITES:
        for name in site.names:
            answer = curl(bare, f"https://{name}/", family)
            assert (answer.left, answer.status, answer.certificate) == (0, 200, bare.internet.fingerprint(site))


def test_what_curl_says_arrives_with_the_identity_in_it(bare: World) -> None:
    assert curl(bare, CHAT, said=LETTER).status == 200
    (received,) = bare.internet.received
    assert leaked(received.plain) == list(SECRETS)
    assert received.host == "api.openai.com"


def test_a_browser_reaches_sites_and_what_its_page_says_arrives(bare: World) -> None:
    first, second = browse(bare, chatgpt(LETTER), {"url": "https://www.voisin.example/"})
    assert (first["title"], first["certificate"]) == ("chatgpt.com", bare.internet.fingerprint(CHATGPT))
    assert (second["title"], second["certificate"]) == ("www.voisin.example", bare.internet.fingerprint(NEIGHBOUR))
    assert leaked("".join(received.plain for received in bare.internet.received)) == list(SECRETS)


def test_a_name_that_nobody_has_does_not_resolve(bare: World) -> None:
    assert curl(bare, "https://api.mistral.ai/").left == 6


@pytest.mark.parametrize("address", [HEALTH.address, HEALTH.address6])
def test_a_datagram_gets_through(bare: World, address: str) -> None:
    assert knock(bare, address) == "silence"
    assert bare.internet.datagrams == 1


def test_datagrams_of_a_browser_that_insists_on_quic_get_through(bare: World) -> None:
    browse(bare, {"url": "https://chatgpt.com/"}, arguments=INSISTING)
    assert bare.internet.datagrams > 0


def test_behind_the_proxy_of_an_establishment_there_is_no_other_way_out() -> None:
    with world(parent=True) as inside:
        assert curl(inside, "https://www.sante.example/", "--noproxy", "*").left == 7
        through = curl(inside, "https://www.sante.example/", https_proxy="http://10.77.0.1:3128")
        assert through.certificate == inside.internet.fingerprint(HEALTH)


def test_a_namespace_takes_its_programs_away_with_it(tmp_path: Path) -> None:
    with namespace() as held:
        program = held.start("sleep", "1000", log=tmp_path / "log")
        until(lambda: held.inhabitants() == [program.pid], "its entering")
    assert program.wait() == -9
