"""Over a real session bus, to a service that notes what it should show."""

import asyncio
from pathlib import Path

import pytest

from proxy.notify.desktop import NoSessionError, desktop
from tests.proxy.notify.conftest import Session
from tests.proxy.notify.session import Shown, screen

PLAIN = "Règle : a < b & c"


def _environment(session: Session) -> dict[str, str]:
    return {"DBUS_SESSION_BUS_ADDRESS": session[0]}


async def test_the_second_notification_takes_the_place_of_the_first(session: Session) -> None:
    async with screen(session[0]) as showing, desktop(_environment(session)) as reached:
        assert await reached.show("Un", "un")
        assert await reached.show("Deux", "deux")
        assert showing.shown.get_nowait() == Shown(1, 0, "Un", "un")
        assert showing.shown.get_nowait() == Shown(1, 1, "Deux", "deux")


@pytest.mark.parametrize(
    ("abilities", "body"), [(("body", "body-markup"), "Règle : a &lt; b &amp; c"), (("body",), PLAIN), ((), PLAIN)]
)
async def test_words_are_never_taken_for_markup(abilities: tuple[str, ...], body: str, session: Session) -> None:
    async with screen(session[0], abilities) as showing, desktop(_environment(session)) as reached:
        await reached.show("Titre & <b>", PLAIN)
        shown = showing.shown.get_nowait()
    assert (shown.title, shown.body) == ("Titre & <b>", body)


async def test_where_nothing_shows_notifications_it_is_told(session: Session) -> None:
    async with desktop(_environment(session)) as reached:
        assert not await reached.show("Un", "un")
        async with screen(session[0]):
            assert await reached.show("Un", "un")
        assert not await reached.show("Deux", "deux")


async def test_the_end_of_the_session_is_noticed(session: Session) -> None:
    async with desktop(_environment(session)) as reached:
        ending = asyncio.create_task(reached.ended())
        await asyncio.sleep(0)
        assert not ending.done()
        session[1].kill()
        async with asyncio.timeout(30):
            await ending
        assert not await reached.show("Un", "un")


@pytest.mark.parametrize(
    "address", ["unix:path=/nonexistent", "nonsense", "carrier-pigeon:path=/tmp", "unix:path=/dev/null"]
)
async def test_a_bus_that_is_none_is_no_session(address: str) -> None:
    with pytest.raises(NoSessionError):
        async with desktop({"DBUS_SESSION_BUS_ADDRESS": address}):
            pytest.fail("reached")


async def test_without_an_address_the_usual_place_is_looked_at(session: Session, tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    with pytest.raises(NoSessionError):
        async with desktop(environment):
            pytest.fail("reached")
    path = session[0].removeprefix("unix:path=").partition(",")[0]
    (tmp_path / "bus").symlink_to(path)
    async with screen(session[0]), desktop(environment) as reached:
        assert await reached.show("Un", "un")
