"""Names after the words that announce one: a civility, a relation, a role, an act, a greeting."""

import re
from collections.abc import Iterator

from detectors.lexicons import words as words_of
from detectors.names.civility import civility, short_civility
from detectors.names.listed import roster
from detectors.names.logins import account
from detectors.names.named import Named, named, people, person, spanned
from detectors.names.reading import known_name, looks_like_a_name, read_name, small_name
from detectors.names.vocabulary import ACTED, CUES, PLURALS, Cue
from detectors.names.words import Words

_AFTER_CUE = re.compile(r"(?: ?[:,(–\-«\"*]{1,2} {0,3}|[ \t]{1,3}|\.? ?: ?|, ?\n\s?|\n|\(?e?s?\)? ?: ?)")
_DOTTED = re.compile(r"[A-ZÀ-Þ]\.(?:[ \-]?[A-ZÀ-Þ]\.){1,3}(?! ?[A-ZÀ-Þ][\w'’])")
_ORIGIN = re.compile(
    r"[a-z]{2,}(?:ien|ienne|ais|aise|ain|aine|ois|oise|russe|turque?|grecque|suisse|belge|kurde|arabe)"
)
_SHORT, _RARE, _FREQUENT = 4, 2, 3
_SKIPPED = words_of("aine ainee cadet cadette unique jumeau jumelle adoptif adoptive decede decedee est")


def announced(words: Words) -> Iterator[Named]:
    """Give the names that a word announces."""
    for at, word in enumerate(words.plain):
        cue = CUES.get(word)
        if cue is not None and at + 1 < len(words) and len(word) == len(words.raw[at]):
            yield from _READERS[cue](words, at)


def _relation(words: Words, at: int) -> Iterator[Named]:
    following = at + 1
    if words.plain[at] in {"dit", "dite", "alias", "ep", "belle", "son"} and not words.capital(at - 1):
        return
    if words.plain[at] == "ep" and words.after(at) == ". " and not words.upper(at):
        yield from person(words, "proche", following)
        return
    dotted = _DOTTED.match(words.text, words.starts[following])
    if dotted and words.after(at) == " ":
        yield spanned(words, "initiales", *dotted.span())
        return
    if words.plain[following] in _SKIPPED and words.after(at) == " ":
        following += 1
    owned = following < len(words) and words.plain[following] in {"de", "d"}
    following += owned
    if following >= len(words) or not _AFTER_CUE.fullmatch(words.before(following).replace("’", " ").replace("'", " ")):
        return
    apart = "," in words.before(following) or "(" in words.before(following)
    if words.capital(following) and (known_name(words, following) or not (owned or apart)):
        yield from person(words, "proche", following)
    elif _is_small_first_name(words, following) and not (owned and words.known(following).word):
        yield from named(words, "proche", following, read_name(words, following, trusting=True))


def _is_small_first_name(words: Words, at: int) -> bool:
    return small_name(words, at) and words.known(at).first >= _FREQUENT and words.known(at).word <= 1


def _patient(words: Words, at: int) -> Iterator[Named]:
    gap, following = words.after(at), at + 1
    if not _AFTER_CUE.fullmatch(gap):
        return
    if not words.capital(following):
        minor = _DOTTED.match(words.text, words.starts[following + 1]) if following + 1 < len(words) else None
        if minor and words.initial(following + 1):
            yield spanned(words, "initiales", *minor.span())
        elif _is_origin(words, following):
            yield from person(words, "patient", following + 1)
        elif _is_small_pair(words, following) or (words.plain[at] == "bb" and _is_small_first_name(words, following)):
            yield from named(words, "patient", following, read_name(words, following, trusting=True))
        return
    if "«" in gap and not known_name(words, following):
        return
    if words.plain[at] not in {"petit", "petite", "enfant", "bebe"} or words.known(following).first >= _FREQUENT:
        dotted = _DOTTED.match(words.text, words.starts[following])
        if dotted:
            yield spanned(words, "initiales", *dotted.span())
            return
        found = list(person(words, "patient", following))
        yield from found
        if words.plain[at] in PLURALS and found:
            yield from people(words, "patient", found[-1].end)


def _is_origin(words: Words, at: int) -> bool:
    """Tell whether an adjective of nationality stands before a name: "patient amérindien Aloïké Palimino"."""
    if not _ORIGIN.fullmatch(words.plain[at]) or words.after(at) != " " or at + 1 == len(words):
        return False
    return words.capital(at + 1) and (known_name(words, at + 1) or _is_pair(words, at + 1))


def _is_small_pair(words: Words, at: int) -> bool:
    """Tell whether a surname and a first name, in small letters, follow: "patient leboucher lucie ddn"."""
    if at + 1 >= len(words) or words.after(at) != " " or words.capital(at + 1):
        return False
    one, two = words.known(at), words.known(at + 1)
    return max(one.first, two.first) >= _FREQUENT and all(
        any(it[:2]) and it.word <= 1 and not it.kinds for it in (one, two)
    )


def _role(words: Words, at: int) -> Iterator[Named]:
    gap = words.after(at)
    if not _AFTER_CUE.fullmatch(gap) or not words.capital(at + 1):
        return
    if (
        len(words.plain[at]) <= _SHORT
        and ":" not in gap
        and words.plain[at] not in {"ide", "idec", "kine", "sf", "educ"}
    ):
        return
    frequent = words.known(at + 1).last > _FREQUENT - (":" in gap) and looks_like_a_name(words, at + 1)
    if known_name(words, at + 1) or words.initial(at + 1) or frequent or (":" in gap and _is_pair(words, at + 1)):
        end = read_name(words, at + 1, trusting=False)
        found = list(named(words, "rôle", at + 1, end) if frequent and ":" in gap else person(words, "rôle", at + 1))
        yield from found
        if ":" in gap:
            yield from people(words, "rôle", found[-1].end if found else len(words))


def _is_pair(words: Words, at: int) -> bool:
    """Tell whether two words in a row are written as a name."""
    return at + 1 < len(words) and words.joined(at) and words.capital(at + 1) and looks_like_a_name(words, at)


def _birth(words: Words, at: int) -> Iterator[Named]:
    """Read a birth name: "née FONTAINE"; "né de" names a parent."""
    following = at + 1 + (words.plain[at + 1] == "de")
    if following < len(words) and words.before(following).strip(" :") == "":
        if words.capital(following) and not words.grammar(following) and len(words.raw[following]) > _RARE:
            end = read_name(words, following, trusting=True)
            yield from named(words, "naissance", following, end)
            yield from people(words, "naissance", end) if following > at + 1 else ()
        elif words.plain[at] == "nee" and known_name(words, following) and words.known(following).last >= _FREQUENT:
            yield from named(words, "naissance", following, read_name(words, following, trusting=True))


def _greeting(words: Words, at: int) -> Iterator[Named]:
    following = at + 1
    if not _AFTER_CUE.fullmatch(words.after(at)) or words.plain[following] in _ASSISTANTS:
        return
    if words.known(following).first >= _FREQUENT and (words.capital(following) or _is_small_first_name(words, at + 1)):
        yield from named(words, "salutation", following, read_name(words, following, trusting=True))
    elif words.capital(following) and following + 1 < len(words) and "\n" in words.after(at):
        yield from person(words, "salutation", following)


_ASSISTANTS = frozenset({"claude", "gemini", "mistral", "siri", "alexa", "copilot", "grok"})


def _act(words: Words, at: int) -> Iterator[Named]:
    """Read who acted: "opérée par Durand", "vu avec J. Kermarrec"."""
    acted = any(words.plain[back] in ACTED for back in range(max(0, at - 3), at))
    if (
        acted
        and words.after(at) == " "
        and words.capital(at + 1)
        and (words.initial(at + 1) or not words.common(at + 1))
    ):
        yield from person(words, "acte", at + 1)


_READERS = {
    Cue.CIVILITY: civility,
    Cue.SHORT_CIVILITY: short_civility,
    Cue.RELATION: _relation,
    Cue.PATIENT: _patient,
    Cue.ROLE: _role,
    Cue.BIRTH: _birth,
    Cue.GREETING: _greeting,
    Cue.ACT: _act,
    Cue.ROSTER: roster,
    Cue.ACCOUNT: account,
}
