"""What only a capture has to answer for: QUIC, names that share an address or a certificate, and what DNS says."""

import pytest

from tests.lab.clients import INSISTING, knock
from tests.lab.desk import STATUS_PAC, Desk
from tests.lab.internet import CHATGPT, CHATGPT_TOO, GOOGLE, HEALTH
from tests.lab.prompts import LETTER, gemini, leaked

pytestmark = pytest.mark.parametrize("furnished", ["transparent"], indirect=True)


@pytest.mark.parametrize("address", [CHATGPT.address, CHATGPT.address6])
def test_quic_to_an_ai_host_is_refused_at_once_and_not_one_datagram_leaves(desk: Desk, address: str) -> None:
    desk.curl("https://chatgpt.com/")
    assert knock(desk.world, address) == "refused"
    assert desk.world.internet.datagrams == 0


def test_quic_to_other_hosts_leaves(desk: Desk) -> None:
    desk.curl("https://www.sante.example/")
    assert knock(desk.world, HEALTH.address) == "silence"
    assert desk.world.internet.datagrams == 1


def test_a_browser_that_insists_on_quic_does_not_reach_an_ai_host(desk: Desk) -> None:
    (met,) = desk.browse({"url": "https://chatgpt.com/"}, arguments=INSISTING)
    assert "ERR_" in met["error"]
    assert desk.world.internet.datagrams == 0


@pytest.mark.parametrize("family", ["-4", "-6"])
def test_both_families_of_addresses_are_captured(desk: Desk, family: str) -> None:
    own = desk.world.internet.fingerprint(CHATGPT)
    assert desk.curl("https://chatgpt.com/", family).certificate not in {"", own}


def test_an_unencrypted_request_goes_through_the_proxy_too(desk: Desk) -> None:
    answer = desk.curl("http://api.openai.com/v1/chat/completions", said=LETTER)
    assert answer.left == 0
    assert leaked(desk.arrived()) == []


def test_an_ai_host_without_a_name_in_tls_is_refused(desk: Desk) -> None:
    desk.curl("https://chatgpt.com/")
    desk.world.internet.forget()
    answer = desk.curl(f"https://{CHATGPT.address}/", "--insecure", "-H", "Host: chatgpt.com", said=LETTER)
    assert answer.status != 200
    assert desk.world.internet.received == []


def test_an_ai_host_that_only_a_dns_answer_tells_of_is_captured_from_its_first_connection(desk: Desk) -> None:
    own = desk.world.internet.fingerprint(CHATGPT_TOO)
    assert desk.curl("https://ws.chatgpt.com/").certificate not in {"", own}


def test_a_connection_to_a_neighbour_carries_no_word_to_an_ai_host(desk: Desk) -> None:
    for _ in range(3):  # whether a browser shares its connection also depends on when it needs one
        neighbour, ai = desk.browse({"url": "https://docs.google.com/"}, gemini(LETTER))
        assert neighbour["certificate"] == desk.world.internet.fingerprint(GOOGLE)
        assert (ai["error"], ai["status"]) == ("", 403)
    assert leaked(desk.arrived()) == []


def test_a_browser_with_the_pac_file_keeps_an_ai_host_apart_from_its_neighbours(desk: Desk) -> None:
    neighbour, ai = desk.browse({"url": "https://docs.google.com/"}, gemini(LETTER), arguments=(STATUS_PAC,))
    assert neighbour["certificate"] == desk.world.internet.fingerprint(GOOGLE)
    assert (ai["error"], ai["status"]) == ("", 403)
    assert leaked(desk.arrived()) == []
