"""What somebody most likely did where PyYAML stops reading: its English becomes a cause, a place and a fix.

The wording of PyYAML tells the mistakes apart, and is never shown: scanner.py and parser.py of
https://github.com/yaml/pyyaml.
"""

import re

import yaml

from policies.complaint import Complaint, complaint_at

_BROKEN = "YAML illisible à partir d'ici : vérifiez l'indentation, les deux-points et les guillemets."
_AFTER_END = "rien ne peut suivre « ... », la dernière ligne : déplacez ces lignes au-dessus."
_NO_COLON = "« : » manque sur cette ligne : écrivez « clé: valeur » ; la suite d'un texte s'écrit en retrait."
_NO_SPACE = "une espace manque après « : » : écrivez « clé: valeur »."
_COLON = "« : » dans un texte sans guillemets : mettez tout le texte entre \"…\" ou '…'."
_CURLY = 'guillemets typographiques : écrivez "…".'
_INDENT = "mauvaise indentation : alignez cette ligne sur celles du même bloc, avec des espaces."
_NBSP = "une espace insécable en début de ligne : remplacez-la par des espaces ordinaires."
_ESCAPE = "« \\{sign} » : dans \"…\", écrivez \\\\{sign}, ou mettez '…'."
_UNCLOSED = "un guillemet ouvert ici n'est pas fermé : ajoutez {quote} à la fin du texte."
_QUOTED = "du texte suit le guillemet fermant : mettez tout entre guillemets ; entre '…', doublez l'apostrophe ('')."
_FLOW = "avant ceci manque une virgule, ou « {end} » : « {start} » est ouvert à la ligne {line}."
_LIST = "une liste commence à la ligne suivante, ou s'écrit [a, b]."
_SIGN = 'un texte ne commence pas par ce signe, et rien n\'est à fermer ici : retirez-le, ou mettez le texte entre "…".'

_PROBLEMS = (("cannot start any token|found '[],}]'", _SIGN), ("<block end>|<document start>", _INDENT))

_END = re.compile(r"^\.\.\.(?=\s|$)", re.MULTILINE)
_CONTENT = re.compile(r"^[^\S\n]*(?!\.\.\.\s*$)([^\s#])", re.MULTILINE)
_STICKING = re.compile(r"[\w.-]+:(?=\S)(?!.*:(\s|$))")  # « mode:enforce »
_PAIR = re.compile(r"""(?:[\w.-]+|"[^"]*"|'[^']*')\s*:(?=\s)\s*(?=\S)""")  # « mode: » before its value
_DASHES = re.compile(r"\s*(?:-\s+)*")
_NBSP_FIRST = re.compile(r" *[\u00a0\u2007\u202f]")


def diagnosis(text: str, error: yaml.MarkedYAMLError) -> Complaint:
    """Say what makes a text unreadable, where PyYAML stopped or where that began."""
    mark = error.problem_mark or error.context_mark
    at, problem, context = mark.index if mark else 0, error.problem or "", error.context or ""
    began = error.context_mark.index if error.context_mark else at
    if "quoted scalar" in context:
        return _in_quotes(text, problem, began, at)
    if (end := _END.search(text)) and end.end() <= (at if "document" in problem else began):
        return _after_end(text, end.end())
    if _NBSP_FIRST.match(_line(text, at)):
        return complaint_at(text, _start(text, at), _NBSP)
    if (opened := _swallowing(text, at)) is not None:
        return complaint_at(text, opened, _UNCLOSED.format(quote=text[opened]))
    if "flow" in context:
        return _in_brackets(text, began, at)
    return _in_block(text, problem, began, at)


def indented_by_nbsp(text: str, event: yaml.Event) -> Complaint | None:
    """Complain about an unquoted text that YAML begins at a non-breaking space, seen by people as indentation."""
    if not isinstance(event, yaml.ScalarEvent) or event.style is not None or event.start_mark is None:
        return None
    start = event.start_mark.index
    line = _start(text, start)
    if text[line:start].strip(" ") or not _NBSP_FIRST.match(text[line:]):
        return None
    return complaint_at(text, line, _NBSP)


def _after_end(text: str, end: int) -> Complaint:
    line = text.find("\n", end)
    same = _CONTENT.search(text[end:line] if line >= 0 else text[end:])
    found = None if same else _CONTENT.search(text, line + 1)
    at = end + same.start(1) if same else found.start(1) if found else end
    return complaint_at(text, at, _AFTER_END)


def _in_quotes(text: str, problem: str, began: int, at: int) -> Complaint:
    if "escape" in problem:
        slash = text.rindex("\\", 0, at)
        if slash + 1 < len(text):
            return complaint_at(text, slash, _ESCAPE.format(sign=text[slash + 1]))
    if "unexpected" in problem or text.endswith("\\"):
        return complaint_at(text, began, _UNCLOSED.format(quote=text[began]))
    return complaint_at(text, at, _BROKEN)


def _swallowing(text: str, at: int) -> int | None:
    """Where a quoted text of several lines began that ends on the line where reading stops, if one does."""
    opened = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= at:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                lines = token.start_mark.line < token.end_mark.line
                here = lines and token.end_mark.index >= _start(text, at)
                opened = token.start_mark.index if here else opened
    except yaml.MarkedYAMLError:
        pass
    return opened


def _in_brackets(text: str, began: int, at: int) -> Complaint:
    began = max(text.rfind(sign, 0, began + 1) for sign in "[{")  # PyYAML may say where the content should have been
    start = text[began]
    words = {"start": start, "end": {"[": "]", "{": "}"}.get(start, start), "line": text.count("\n", 0, began) + 1}
    if text[at : at + 1] == ":" and text.find("\n", began, at) < 0:
        return complaint_at(text, at, f"{_FLOW.format(**words)[:-1]}, ou des guillemets autour d'un texte à « : ».")
    return complaint_at(text, at, _FLOW.format(**words))


def _in_block(text: str, problem: str, began: int, at: int) -> Complaint:
    if "could not find expected ':'" in problem:
        return _without_colon(text, began)
    if "mapping values" in problem:
        return _second_colon(text, at)
    if "sequence entries" in problem:
        return complaint_at(text, at, _LIST if text[_start(text, at) : at].strip() else _INDENT)
    if "<scalar>" in problem and text[:at].rstrip()[-1:] in {"'", '"'}:
        return complaint_at(text, at, _QUOTED)
    known = (message for pattern, message in _PROBLEMS if re.search(pattern, problem))
    return complaint_at(text, at, next(known, _BROKEN))


def _without_colon(text: str, at: int) -> Complaint:
    """A line that should be `key: value`."""
    if sticking := _STICKING.match(_line(text, at)[at - _start(text, at) :]):
        return complaint_at(text, at + sticking.end(), _NO_SPACE)
    return complaint_at(text, at, _NO_COLON)


def _second_colon(text: str, at: int) -> Complaint:
    """A colon where none may stand: the second of its line, or the first after a line without, or wrongly indented."""
    line = _start(text, at)
    key = _content(text, line)
    if pair := _PAIR.match(text, key, at):
        return complaint_at(text, pair.end(), _CURLY) if text[pair.end()] == "“" else complaint_at(text, at, _COLON)
    before = _start(text, line - 1) if line else 0
    while before and not _line(text, before).strip():
        before = _start(text, before - 1)
    above = _content(text, before)
    if line and above - before == key - line and not _PAIR.match(text, above, line):
        return _without_colon(text, above)
    return complaint_at(text, key, _INDENT)


def _start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line(text: str, at: int) -> str:
    return text[_start(text, at) :].partition("\n")[0]


def _content(text: str, line: int) -> int:
    """Where the first word of a line stands, after its spaces and dashes."""
    match = _DASHES.match(_line(text, line))
    return line + (match.end() if match else 0)
