"""With no proxy setting at all, with a PAC file, and behind an establishment's own proxy: the same must hold."""

import pytest

from tests.lab.desk import Desk
from tests.lab.internet import CHATGPT, CLAUDE, GOOGLE, HEALTH, LE_CHAT, NEIGHBOUR, OPENAI
from tests.lab.prompts import CHAT, HARMLESS, LETTER, STORY, chatgpt, claude, gemini, leaked, lechat


@pytest.mark.parametrize("version", ["--http1.1", "--http2"])
def test_a_letter_arrives_without_the_identity_which_is_put_back_in_the_answer(desk: Desk, version: str) -> None:
    answer = desk.curl(CHAT, version, said=LETTER)
    (received,) = desk.world.internet.received
    assert answer.status == 200
    assert (leaked(received.plain), received.host) == ([], "api.openai.com")
    assert "Rédige un courrier pour Mme" in received.plain
    assert "Lefèvre" in answer.words


def test_a_harmless_question_arrives_unchanged(desk: Desk) -> None:
    assert desk.curl(CHAT, said=HARMLESS).status == 200
    assert [received.words for received in desk.world.internet.received] == [HARMLESS]


def test_a_story_under_medical_secrecy_does_not_leave(desk: Desk) -> None:
    assert desk.curl(CHAT, said=STORY).status == 403
    assert desk.world.internet.received == []


def test_an_ai_host_shows_a_certificate_of_paravent_and_all_others_their_own(desk: Desk) -> None:
    assert desk.curl("https://api.openai.com/").certificate not in {"", desk.world.internet.fingerprint(OPENAI)}
    for name, site in {"www.sante.example": HEALTH, "www.voisin.example": NEIGHBOUR, "docs.google.com": GOOGLE}.items():
        answer = desk.curl(f"https://{name}/")
        assert (answer.status, answer.certificate) == (200, desk.world.internet.fingerprint(site))


def test_a_browser_says_nothing_that_identifies_to_any_page_of_an_ai_service(desk: Desk) -> None:
    pages = (chatgpt(LETTER), claude(LETTER), lechat(LETTER), gemini(LETTER))
    met = desk.browse(*pages)
    assert [page["error"] for page in met] == [""] * 4
    own = {desk.world.internet.fingerprint(site) for site in (CHATGPT, CLAUDE, LE_CHAT, GOOGLE)}
    assert own.isdisjoint(page["certificate"] for page in met)
    assert [page["status"] for page in met] == [200, 200, 200, 403]
    assert "Lefèvre" in met[0]["answer"]
    assert leaked(desk.arrived()) == []
    assert desk.arrived().count("Rédige un courrier pour Mme") == 3


def test_a_browser_sees_other_sites_with_their_own_certificates(desk: Desk) -> None:
    names = {"www.sante.example": HEALTH, "www.voisin.example": NEIGHBOUR, "docs.google.com": GOOGLE}
    met = desk.browse(chatgpt(HARMLESS), *({"url": f"https://{name}/"} for name in names))
    assert met[0]["status"] == 200
    assert [page["certificate"] for page in met[1:]] == [desk.world.internet.fingerprint(s) for s in names.values()]
    assert HARMLESS in desk.arrived()
