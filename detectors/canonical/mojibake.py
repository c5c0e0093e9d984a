"""UTF-8 that was read as Windows, a Macintosh or DOS encode: « HÃ©lÃ¨ne », « H√©l√®ne », « H├®l├¿ne »."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit

_CONTINUED = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GARBLED = re.compile(
    rf"[ÂÃÌ][{_CONTINUED}]|Å[“’¸]|â€[{_CONTINUED}]|â‚¬"
    r"|(?<=[^\W\d_])√[†°¢£§•¶ß®©™´¨≠ÆØ∞±µ∂∑∏π∫ªºΩ]|√[§®©¢†](?=[a-z])"
    r"|├[®¿¬áóº½«»┤╣╗│ç]"
)
_HINT = re.compile("[ÂÃÌÅâ√├][^\x00-\x7f]")
_CODECS = {"√": "mac_roman", "├": "cp850"}


def edits(text: str) -> Sequence[Edit]:
    """Read each garbled character again; two layers of it take two passes."""
    if text.isascii() or not _HINT.search(text):
        return ()
    read = ((match, _read(match[0])) for match in _GARBLED.finditer(text))
    return [Edit(*match.span(), plain) for match, plain in read if plain]


def _read(garbled: str) -> str:
    codec = _CODECS.get(garbled[0])
    octets = garbled.encode(codec) if codec else b"".join(map(_octet, garbled))
    return octets.decode("utf-8", errors="ignore")


def _octet(char: str) -> bytes:
    """Encode in Windows-1252, of which five bytes stand for no character and go as they are."""
    return char.encode("latin-1" if char <= "\xff" else "cp1252")
