import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from proxy.gate.desk_pages import MEANINGS, PATH, address, form, notice, without_body
from proxy.gate.passage import Refuse
from proxy.journal.events import Said

REFERENCE = "00000000000000aa"
PAGES = [
    form(REFERENCE),
    form(REFERENCE, 400, "Choisissez."),
    notice("Merci", "C'est noté.\nAu revoir.", "reported", 200),
]


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.seen if tag == name]


def test_every_answer_has_its_meaning_in_french() -> None:
    assert set(MEANINGS) == set(Said)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_nothing_from_anywhere_and_runs_nothing(page: Refuse) -> None:
    tags = Tags(page.body.decode())
    assert not {tag for tag, _ in tags.seen} & {"script", "link", "img", "iframe", "object", "base"}
    assert not [attrs for _, attrs in tags.seen if {"src", "href", "action", "style"} & attrs.keys()]
    assert not [name for _, attrs in tags.seen for name in attrs if name.startswith("on")]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_allows_its_own_style_and_its_own_form_and_nothing_else(page: Refuse) -> None:
    policy = dict(page.headers)["content-security-policy"]
    style = re.search(r"<style>(.*?)</style>", page.body.decode(), re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_neither_kept_nor_framed_nor_shared(page: Refuse) -> None:
    headers = dict(page.headers)
    assert (headers["cache-control"], headers["x-frame-options"]) == ("no-store", "DENY")
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["content-length"] == str(len(page.body))
    assert not [name for name in headers if name.startswith("access-control") or name == "set-cookie"]


def test_the_form_asks_one_question_that_a_screen_reader_can_say() -> None:
    tags = Tags(form(REFERENCE).body.decode())
    assert [attrs["lang"] for attrs in tags.named("html")] == ["fr"]
    choices = tags.named("input")
    assert [(attrs["type"], attrs["name"], attrs["value"]) for attrs in choices] == [
        ("radio", "said", said.value) for said in Said
    ]
    assert len(tags.named("label")) == len(Said)
    assert len(tags.named("legend")) == len(tags.named("fieldset")) == len(tags.named("h1")) == 1
    assert [attrs["method"] for attrs in tags.named("form")] == ["post"]


def test_what_was_sent_is_shown_as_words_and_never_as_a_page() -> None:
    page = form("<script>alert(1)</script>", 400, "<b>non</b>").body.decode()
    assert "<script" not in page
    assert "<b>" not in page


def test_without_a_body_the_headers_are_the_same() -> None:
    page = form(REFERENCE)
    assert without_body(page) == Refuse(page.status, page.headers, b"")


def test_the_address_is_at_the_services_own_and_nowhere_where_that_is_not_known() -> None:
    assert address("https://chatgpt.com", REFERENCE) == f"https://chatgpt.com{PATH}{REFERENCE}"
    assert address("", REFERENCE) == ""
