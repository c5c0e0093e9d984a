import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from policies.messages import Language
from proxy.gate.passage import Refuse
from proxy.gate.refusing import refuse
from proxy.gate.request import Request
from proxy.services.registry import FORMATS
from proxy.services.wire_format import Refusal

MESSAGE = "Retenue : <script>« {Lefèvre} » & fils</script>\n\nVersion :\n  - un\n  - deux"
REFERENCE = "00000000000000aa"
REFUSAL = Refusal(MESSAGE, REFERENCE, "identite-directe", 413)


def values(tree: object) -> list[object]:
    match tree:
        case dict():
            return [value for child in tree.values() for value in values(child)]
        case list():
            return [value for child in tree for value in values(child)]
    return [tree]


@pytest.mark.parametrize("adapter", [*FORMATS, None, "inconnu"])
def test_every_client_is_told_in_its_own_format(trequest: Callable[..., Request], adapter: str | None) -> None:
    refused = refuse(trequest(), adapter, REFUSAL)
    headers = dict(refused.headers)
    told = values(json.loads(refused.body))
    assert headers["content-type"].startswith("application/json")
    assert REFUSAL.message in told
    assert {REFUSAL.reference, headers["x-paravent-reference"]} <= {*told, REFUSAL.reference}


def test_a_person_who_waits_for_a_page_gets_one_and_its_words_are_escaped(trequest: Callable[..., Request]) -> None:
    refused = refuse(trequest(method="GET", headers={"accept": "text/html"}), "chatgpt", REFUSAL)
    page = refused.body.decode()
    assert dict(refused.headers)["content-type"] == "text/html; charset=utf-8"
    assert "&lt;script&gt;« {Lefèvre} » &amp; fils" in page
    assert "<script" not in page


def test_a_page_keeps_the_lines_and_indents_of_its_message(trequest: Callable[..., Request]) -> None:
    page = refuse(trequest(method="GET", headers={"accept": "text/html"}), "chatgpt", REFUSAL).body.decode()
    assert "\n\nVersion :\n  - un\n  - deux</main>" in page
    assert "main { white-space: pre-wrap;" in page


def test_a_page_links_to_its_own_desk_and_to_no_other_address(trequest: Callable[..., Request]) -> None:
    desk = f"/.paravent/signaler/{REFERENCE}"
    others = [f"https://evil.example.org{desk}0", f"javascript:alert(1){desk}", "https://ia.exemple.fr/"]
    words = "\n".join([f"Signalez-le : https://chatgpt.com{desk}", *others])
    request = trequest(method="GET", headers={"accept": "text/html"})
    page = refuse(request, "chatgpt", replace(REFUSAL, message=words)).body.decode()
    link = f'<a href="{desk}" target="_blank" rel="noopener">https://chatgpt.com{desk}</a>'
    assert f"Signalez-le : {link}" in page
    assert page.count("<a ") == 1


@pytest.mark.parametrize(
    ("language", "code", "title", "heading"),
    [
        (Language.FRENCH, "fr", "Demande retenue — Paravent", "Demande retenue par Paravent"),
        (Language.ENGLISH, "en", "Request held back — Paravent", "Request held back by Paravent"),
    ],
)
def test_a_page_is_in_the_language_of_its_message(
    trequest: Callable[..., Request], language: Language, code: str, title: str, heading: str
) -> None:
    request = trequest(method="GET", headers={"accept": "text/html"})
    page = refuse(request, "chatgpt", REFUSAL, language).body.decode()
    assert f'<html lang="{code}">' in page
    assert f"<title>{title}</title>" in page
    assert f"<h1>{heading}</h1>" in page


@pytest.mark.parametrize("navigates", [True, False])
def test_status_length_and_headers_say_what_programs_need(trequest: Callable[..., Request], navigates: bool) -> None:
    refused = refuse(trequest(method="GET", headers={"accept": "text/html" if navigates else "*/*"}), None, REFUSAL)
    assert refused.status == 413
    assert dict(refused.headers) == {
        "content-type": dict(refused.headers)["content-type"],
        "content-length": str(len(refused.body)),
        "cache-control": "no-store",
        "x-paravent-reference": "00000000000000aa",
        "x-paravent-code": "identite-directe",
        "x-should-retry": "false",
    }


def test_a_request_that_could_not_be_read_is_answered_too() -> None:
    assert isinstance(refuse(None, None, REFUSAL), Refuse)


def test_a_request_for_headers_alone_is_answered_without_a_body(trequest: Callable[..., Request]) -> None:
    refused = refuse(trequest(method="HEAD"), "openai", REFUSAL)
    assert refused.body == b""
    assert dict(refused.headers)["content-length"] == "0"
    assert dict(refused.headers)["x-paravent-reference"] == REFUSAL.reference
