"""The words around a candidate, in its own sentence and on its own line."""

import regex

_ABBREVIATIONS = (
    r"\p{L}|mr|mme|dr|drs|pr|st|ste|av|bd|pl|ch|env|cf|ex|al|vol|t[ée]l"
    r"|jan|janv|f[ée]v|avr|juil|sept|oct|nov|d[ée]c"
)
_END = regex.compile(rf"[!?\n]|(?<!(?<![\p{{L}}\d])(?:{_ABBREVIATIONS}))\.(?=\s|$)", regex.IGNORECASE)
"""A full stop that is not an abbreviation's."""


def clause_before(text: str, position: int, longest: int = 60) -> str:
    """Give what precedes a position, back to the start of its sentence."""
    pieces: list[str] = _END.split(text[max(0, position - longest) : position])
    return pieces[-1]


def clause_after(text: str, position: int, longest: int = 60) -> str:
    """Give what follows a position, to the end of its sentence."""
    pieces: list[str] = _END.split(text[position : position + longest], maxsplit=1)
    return pieces[0]
