"""The file by which every desktop session starts `paravent notify` (Desktop Entry Specification 1.5)."""

import re
from pathlib import Path
from typing import Final

FILE: Final = Path("etc/xdg/autostart/paravent-notify.desktop")
"""Where it belongs, under the root (Desktop Application Autostart Specification 0.5)."""

_ENTRY = """[Desktop Entry]
Type=Application
Version=1.5
Name=Paravent
Comment=Prévient quand une demande à une IA a été retenue
Icon=security-high
TryExec={program}
Exec={program} notify --port {port}
NoDisplay=true
Terminal=false
"""
_PLAIN = re.compile(r"/[A-Za-z0-9/._+-]+")  # what Exec need not quote


def entry(program: Path, port: int) -> str:
    """Write the file.

    Args:
        program: `paravent`, as an absolute path of letters, digits and « / . _ + - ».
        port: Of the status page.

    Raises:
        ValueError: it is no such path.
    """
    if not _PLAIN.fullmatch(str(program)):
        raise ValueError(
            f"{str(program)!r} ne peut pas être lancé par une session : lettres sans accent, chiffres, /._+-"
        )
    return _ENTRY.format(program=program, port=port)
