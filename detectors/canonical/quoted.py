"""Quoted-printable (RFC 2045), as an e-mail shows it when its source is pasted."""

import re
from collections.abc import Sequence

from detectors.canonical.edits import Edit
from detectors.canonical.octets import decoded

_EVIDENCE = re.compile(
    r"=C[2-5]=[89AB][0-9A-F]|=E2=80=[89AB][0-9A-F]|(?<=[^\W\d_])=[CE][0-9A-F](?=[a-zà-ÿ]|=[89A-F])"
    r"|(?<=[a-z])=E[0789AB](?=[\s,.;])"
)
_OCTET = re.compile(r"=([89A-F][0-9A-F]|3D|20(?=\r?\n))")
_SOFT_BREAK = re.compile(r"=\r?\n")


def edits(text: str) -> Sequence[Edit]:
    """Decode the escapes and join the broken lines of a text in which accents are escaped; else leave it alone."""
    if "=" not in text or not _EVIDENCE.search(text):
        return ()
    breaks = [Edit(*match.span(), "") for match in _SOFT_BREAK.finditer(text)]
    return sorted([*decoded(_OCTET.finditer(text)), *breaks])
