import re
from datetime import timedelta

import pytest

from proxy.console.pages.decisions import ROWS
from proxy.console.pages.period import today
from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, LET_THROUGH, MASKED, SMALL, UNREADABLE


def references(html: str) -> list[str]:
    return re.findall(r'href="/decisions/([0-9a-f]{16})"', html)


def test_the_newest_decision_comes_first(console: Clinic) -> None:
    found = references(console.get("/decisions").text)
    assert found[0] == LET_THROUGH
    assert len(found) == ROWS


@pytest.mark.parametrize(
    ("params", "inside", "outside"),
    [
        ({"action": "block"}, {BLOCKED, UNREADABLE}, {MASKED, LET_THROUGH}),
        ({"action": "redact"}, {MASKED}, {BLOCKED, LET_THROUGH}),
        ({"unite": SMALL}, {BLOCKED, MASKED, UNREADABLE}, {LET_THROUGH}),
        ({"categorie": "NIR"}, {MASKED}, {BLOCKED, LET_THROUGH, UNREADABLE}),
        ({"raison": "analysis_timeout"}, {UNREADABLE}, {BLOCKED, MASKED}),
        ({"regle": "identite-indirecte"}, {BLOCKED}, {MASKED, LET_THROUGH}),
        ({"identite": "indirect"}, {BLOCKED}, {MASKED, LET_THROUGH}),
        ({"signalee": "oui"}, {BLOCKED}, {MASKED, LET_THROUGH}),
        ({"signalee": "non", "unite": SMALL}, {MASKED, UNREADABLE}, {BLOCKED}),
        ({"auteur": "00000000000000aa"}, {BLOCKED, LET_THROUGH}, set()),
        ({"unite": SMALL, "action": "redact"}, {MASKED}, {BLOCKED, UNREADABLE}),
        ({"service": "inconnu"}, set(), {BLOCKED, MASKED, LET_THROUGH}),
        ({"ref": BLOCKED[:6]}, {BLOCKED}, {MASKED, LET_THROUGH}),
        ({"ref": f" {BLOCKED[:4].upper()}-{BLOCKED[4:9]} "}, {BLOCKED}, {MASKED}),
    ],
)
def test_conditions_keep_what_they_say(
    console: Clinic, params: dict[str, str], inside: set[str], outside: set[str]
) -> None:
    found = set(references(console.get("/decisions", **params).text))
    assert inside <= found
    assert not outside & found


def test_days_are_conditions_too(console: Clinic) -> None:
    yesterday = (today() - timedelta(days=2)).isoformat()
    assert BLOCKED not in references(console.get("/decisions", du=yesterday, au=yesterday).text)


def test_a_whole_reference_leads_to_its_decision(console: Clinic) -> None:
    answer = console.get("/decisions", ref=BLOCKED)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/decisions/{BLOCKED}")
    assert console.get("/decisions", ref="f" * 16).status_code == 200


def test_pages_follow_one_another_without_repeating(console: Clinic) -> None:
    first = console.get("/decisions").text
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older is not None
    second = console.browser.get(older[1].replace("&amp;", "&")).text
    assert not set(references(first)) & set(references(second))
    newer = re.search(r'rel="prev" href="([^"]+)"', second)
    assert newer is not None
    assert references(console.browser.get(newer[1].replace("&amp;", "&")).text) == references(first)


def test_a_permalink_holds_every_condition(console: Clinic) -> None:
    html = console.get("/decisions", action="block", unite=SMALL, mode="enforce").text
    found = re.search(r'href="([^"]+)">Lien permanent', html)
    assert found is not None
    again = console.browser.get(found[1].replace("&amp;", "&")).text
    assert references(again) == references(html)
    assert f'<option value="{SMALL}" selected>' in again
    assert '<input type="hidden" name="mode" value="enforce">' in again


def test_a_value_that_the_store_never_saw_stays_chosen(console: Clinic) -> None:
    assert '<option value="inconnu" selected>inconnu</option>' in console.get("/decisions", service="inconnu").text


def test_what_cannot_be_read_is_said(console: Clinic) -> None:
    assert "Une référence a 16 signes au plus" in console.text("/decisions", ref="dossier n° 12")


def test_no_answer_says_what_to_do(console: Clinic, empty: Clinic) -> None:
    assert "Retirez-en une" in console.text("/decisions", service="inconnu")
    assert "Démarrez Paravent sur ce poste (« paravent run »)" in empty.text("/decisions")


def test_what_an_address_carries_is_never_markup(console: Clinic) -> None:
    html = console.get("/decisions", service="<script>alert(1)</script>", unite='"><img src=x>').text
    assert "<script>alert" not in html
    assert "<img" not in html
