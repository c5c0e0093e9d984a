"""What a person reads who says that a request was held back for nothing: three small pages, in French.

They need no script and no file of anyone's. What keeps them out of other hands is in `_HEADERS`.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape

from proxy.gate.passage import Refuse
from proxy.journal.events import Said

FOLDER = "/.paravent/"
"""Begins every path that is the gate's own, at any AI host; nothing under it ever leaves."""

PATH = f"{FOLDER}signaler/"

MEANINGS: Mapping[Said, str] = {
    Said.NO_PERSON: "aucune personne : nom de maladie, de médicament, de lieu…",
    Said.INVENTED: "cas inventé ou d'enseignement",
    Said.PUBLIC: "auteur ou personne publique",
    Said.OTHER: "autre",
}
"""All that may be answered; nobody is asked to write anything."""

_STYLE = """
  :root { color-scheme: light dark; --ink: #1d2b36; --paper: #f7f9fa; --lead: #14506b; --on-lead: #ffffff }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e4ebf0; --paper: #10181e; --lead: #8fd0ee; --on-lead: #10181e }
  }
  body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 10vh auto; padding: 0 1.5rem;
         color: var(--ink); background: var(--paper); overflow-wrap: anywhere }
  h1 { font-size: 1.5rem; color: var(--lead) }
  fieldset { border: 1px solid; border-radius: .5rem; padding: .5rem 1rem }
  label { display: block; padding: .5rem 0 }
  button { font: inherit; margin-top: 1rem; padding: .6rem 1.4rem; border: 0; border-radius: .5rem; cursor: pointer;
           color: var(--on-lead); background: var(--lead) }
  :focus-visible { outline: 3px solid var(--lead); outline-offset: 3px }
"""
_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} — Paravent</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""
_FORM = """{first}<p>Décision <strong>{reference}</strong>.
Qu'est-ce que Paravent a pris pour une donnée de patient ?</p>
<form method="post" accept-charset="utf-8">
<fieldset>
<legend>C'était…</legend>
{choices}
</fieldset>
<button type="submit">Signaler</button>
</form>
<p>Seuls votre choix et cette référence sont notés, dans le journal de l'établissement. Votre texte n'y est pas, et rien
n'est envoyé au service d'IA.</p>"""
_CHOICE = '<label><input type="radio" name="said" value="{value}" required> {meaning}</label>'

_POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", "no-store"),
    ("content-security-policy", _POLICY),
    ("x-frame-options", "DENY"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "same-origin"),  # « no-referrer » would send the form with the origin « null »
)


def address(origin: str, reference: str) -> str:
    """Give where a decision is reported; nothing where the service's own address is not known."""
    return f"{origin}{PATH}{reference}" if origin else ""


def form(reference: str, status: int = 200, first: str = "") -> Refuse:
    """Ask what it was, after a first word where the last answer would not do."""
    choices = "\n".join(_CHOICE.format(value=said.value, meaning=escape(meaning)) for said, meaning in MEANINGS.items())
    content = _FORM.format(first=_paragraphs(first), reference=escape(reference), choices=choices)
    return _page("Signaler une erreur", content, "report_form", status)


def notice(title: str, words: str, code: str, status: int) -> Refuse:
    """Say something, paragraph by paragraph; `code` is for programs."""
    return _page(title, _paragraphs(words), code, status)


def without_body(page: Refuse) -> Refuse:
    """Give what a request for headers alone is answered: a body there would be read as the next answer."""
    return Refuse(page.status, page.headers, b"")


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in words.split("\n") if paragraph)


def _page(title: str, content: str, code: str, status: int) -> Refuse:
    body = _PAGE.format(title=escape(title), style=_STYLE, content=content).encode()
    headers = (*_HEADERS, ("content-length", str(len(body))), ("x-paravent-code", code))
    return Refuse(status, headers, body)
