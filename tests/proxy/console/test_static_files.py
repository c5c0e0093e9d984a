"""What the pages look like, and their keys."""

import re

import pytest

from proxy.console.static_files import FOLDER
from tests.proxy.console.house import House

FILES = sorted(path.name for path in FOLDER.iterdir())


async def test_each_file_is_served_with_its_kind_and_asked_again_only_to_hear_unchanged(console: House) -> None:
    kinds = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
    async with console.reader() as browser:
        for name in FILES:
            given = await browser.get(f"/static/{name}")
            assert given.headers["content-type"] == kinds[name.rpartition(".")[2]]
            assert given.content == (FOLDER / name).read_bytes()
            again = await browser.get(f"/static/{name}", headers={"if-none-match": given.headers["etag"]})
            assert (again.status_code, again.content) == (304, b"")
            changed = await browser.get(f"/static/{name}", headers={"if-none-match": '"another"'})
            assert changed.status_code == 200


@pytest.mark.parametrize("name", ["nothing.css", "application.py", "base.html", "style.css.", "STYLE.CSS"])
async def test_nothing_else_is_served(console: House, name: str) -> None:
    async with console.reader() as browser:
        assert (await browser.get(f"/static/{name}")).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|innerHTML|eval|document\.write", text)


def _colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground_by_4_5_and_lines_and_focus_by_3(scheme: str) -> None:
    light, _, dark = (FOLDER / "style.css").read_text("utf-8").partition("@media (prefers-color-scheme: dark)")
    colours = _colours(light if scheme == "light" else dark)
    for ground in ("ground", "raised"):
        for ink in ("ink", "quiet", "accent", "alarm"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        for mark in ("line", "focus"):
            assert _contrast(colours[mark], colours[ground]) >= 3, (mark, ground)
    assert _contrast(colours["on-accent"], colours["accent"]) >= 4.5
