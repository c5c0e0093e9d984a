"""Letters of another script, or of a decorative alphabet, that pass for Latin ones (UTS #39, confusables)."""

import re
from collections.abc import Iterator, Sequence

from detectors.canonical.edits import Edit

_ANYWHERE = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɑɡɩȷʋᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᎽᏀᏃᏏᏒᏔᏚᏙᏞᏟᏢᏦᏧᏴᎤꮋꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ",
        "abcdefghijklmnoprstuvwyziagijvDRTiAJEWMHYGZbRWSVLCPKdBOhBPdDTGKJCZFMNLSRVHWXYAEIOU",
        strict=True,
    )
)
_ANYWHERE |= {chr(first + index): chr(ord("A") + index) for first in (0x1F150, 0x1F170, 0x1F1E6) for index in range(26)}
_IN_LATIN_WORDS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝкмтпгьӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυτωηոսօհցզ",
        "ABESIJKMHOPCTYXaesijopcyxhdqwkmtnrblABEZHIKMNOPTYXaikvoputwnnuohgq",
        strict=True,
    )
)
_SUSPECT = re.compile(f"[{''.join(_ANYWHERE)}{''.join(_IN_LATIN_WORDS)}]")
_HINT = re.compile("[^\x00-İĲ-ɏʰ-ͯḀ-₟℀-⟿⺀-\ua4cf가-\ud7ff]")
"""A quick look: what lies outside of Latin, punctuation and the scripts of Asia."""
_WORD = re.compile(r"\w+")
_FLAG = re.compile("(?<![\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff]{2}(?![\U0001f1e6-\U0001f1ff])")
_LATIN = re.compile("[0-9A-Za-zÀ-ɏ]")
_FOREIGN = re.compile(f"(?![{''.join(_IN_LATIN_WORDS)}])[Ͱ-ϿЀ-ԯԱ-և]")
_SHORTEST_WHOLE_WORD = 3


def edits(text: str) -> Sequence[Edit]:
    """Replace decorative letters, and look-alikes in words that mix them with Latin letters or digits.

    A word made of look-alikes alone is one in disguise when the text has no real word of their script.
    """
    if text.isascii() or not _HINT.search(text) or not _SUSPECT.search(text):
        return ()
    native = _FOREIGN.search(text) is not None
    flags = {match.start() + place for match in _FLAG.finditer(text) for place in (0, 1)}
    found = [Edit(m.start(), m.end(), _ANYWHERE[m[0]]) for m in _SUSPECT.finditer(text) if m[0] in _ANYWHERE]
    found = [edit for edit in found if edit.start not in flags]
    found += [edit for word in _WORD.finditer(text) for edit in _in_word(word, native=native)]
    return sorted(found)


def _in_word(word: re.Match[str], *, native: bool) -> Iterator[Edit]:
    suspects = [index for index, char in enumerate(word[0]) if char in _IN_LATIN_WORDS]
    whole = len(suspects) == len(word[0]) >= _SHORTEST_WHOLE_WORD and not native
    if suspects and (whole or _LATIN.search(word[0])):
        for index in suspects:
            at = word.start() + index
            yield Edit(at, at + 1, _IN_LATIN_WORDS[word[0][index]])
