"""The units that the guide has people write, for what keeps sending the journal."""

import re
from pathlib import Path

SHIP, FORWARD = "paravent-ship.service", "paravent-forward.service"
_GUIDE = Path(__file__).parents[3] / "deploy/docs/installation.md"
_START = re.compile(r"^ExecStart=.*$", re.MULTILINE)


def units() -> dict[str, str]:
    """Give both, by their names, as the guide writes them."""
    part = _GUIDE.read_text("utf-8").partition("## Linux : envoyer le journal en continu")[2].partition("\n## ")[0]
    ship, start = re.findall(r"```ini\n(.*?)```", part, re.DOTALL)
    return {SHIP: ship, FORWARD: _START.sub(start.strip(), ship)}


def command(unit: str) -> list[str]:
    """Give what a unit runs, word by word."""
    found = _START.search(unit)
    assert found is not None
    return found[0].removeprefix("ExecStart=").split()
