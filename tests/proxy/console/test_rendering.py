"""Pages say what they are given, as text, and nothing that they were not."""

import re

import jinja2
import pytest

from proxy.console.refusals import UNKNOWN_PAGE, Refusal
from proxy.console.rendering import FILTERS, TEMPLATES, render
from proxy.console.session import Right, Session

FILES = sorted(TEMPLATES.rglob("*.html"))
SESSION = Session("0123456789abcdef", frozenset(Right), '"><script>')


def _shown(title: str = "Page", session: Session | None = SESSION) -> str:
    refusal = Refusal(200, title, "Rien.")
    csrf = session.csrf if session else ""
    return render("refusal.html", refusal=refusal, session=session, menu=(), here="/", csrf=csrf)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_template_trusts_a_value_or_holds_a_style_or_a_script(path: object) -> None:
    text = TEMPLATES.joinpath(str(path)).read_text("utf-8")
    assert not re.search(r"\|\s*safe|autoescape|Markup|<style|\sstyle=|\son\w+=|javascript:|https?://", text)
    assert not re.search(r"<script(?! src=\"/static/keys\.js\" defer></script>)", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_template_leaves_an_attribute_without_quotes_around_what_it_is_given(path: object) -> None:
    text = TEMPLATES.joinpath(str(path)).read_text("utf-8")
    assert not re.search(r"\s[\w-]+=\{\{", text)


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'onload='x", "&lt;b&gt;", "{{ 1 }}"]
)
def test_a_value_is_shown_as_it_is_and_does_nothing(hostile: str) -> None:
    escaped = hostile.translate(str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "&": "&amp;"}))
    shown = _shown(hostile)
    assert f"<h1>{escaped}</h1>" in shown
    assert shown.count("<script") == 1
    assert 'value="&#34;&gt;&lt;script&gt;"' in shown


def test_a_page_speaks_french_has_one_title_and_can_be_walked_through() -> None:
    shown = _shown()
    assert '<html lang="fr">' in shown
    assert shown.count("<h1>") == 1
    assert '<a class="skip" href="#contenu">' in shown
    assert '<main id="contenu"' in shown
    assert '<nav aria-label="Pages de la console">' in shown


def test_a_stranger_is_shown_no_menu_and_no_script() -> None:
    shown = _shown(session=None)
    assert "<nav" not in shown
    assert "<script" not in shown
    assert "csrf" not in shown


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("refusal.html", refusal=UNKNOWN_PAGE, here="/")
    with pytest.raises(jinja2.TemplateNotFound):
        render("nothing.html")


def test_templates_write_numbers_and_days_as_french_does() -> None:
    assert FILTERS["number"](12345) == "12\u202f345"
    assert FILTERS["counted"](2, "décision") == "2\xa0décisions"
