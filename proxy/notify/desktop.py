"""The desktop of a session, over D-Bus: one notification of ours, replaced rather than piled up.

https://specifications.freedesktop.org/notification-spec/1.2/
"""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from dbus_fast import AuthError, InvalidAddressError, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PATIENCE_S = 5.0
_URGENCY_NORMAL = 1
_ICON = "security-high"  # of the Icon Naming Specification: every theme has it
_SERVER_DECIDES = -1  # how long it stays
_GONE = (OSError, EOFError)


class NoSessionError(Exception):
    """There is no desktop session here, or none any more."""


@dataclass
class Desktop:
    """Shows things to the person of a session."""

    bus: MessageBus = field(repr=False)
    _shown: int = 0

    async def show(self, title: str, body: str) -> bool:
        """Show a notification in place of the last one; tell whether somebody took it to be shown.

        Args:
            title: Plain words.
            body: Plain words, in lines.
        """
        able = await self._ask("GetCapabilities")
        words = escape(body, quote=False) if isinstance(able, list) and "body-markup" in able else body
        hints = {"urgency": Variant("y", _URGENCY_NORMAL)}
        values = ["Paravent", self._shown, _ICON, title, words, [], hints, _SERVER_DECIDES]
        shown = await self._ask("Notify", "susssasa{sv}i", values)
        if not isinstance(shown, int):
            return False
        self._shown = shown
        return True

    async def ended(self) -> None:
        """Return when the session is over."""
        try:
            await self.bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast types all else
        except _GONE:
            return

    async def _ask(self, member: str, signature: str = "", values: Sequence[object] = ()) -> object:
        """Ask the service that shows notifications; None where it does not answer, or not with one value."""
        asked = Message(_NAME, _PATH, _NAME, member, signature=signature, body=list(values))
        try:
            async with asyncio.timeout(_PATIENCE_S):
                answer = await self.bus.call(asked)
        except (TimeoutError, *_GONE):
            return None
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN or len(answer.body) != 1:
            return None
        return answer.body[0]


@asynccontextmanager
async def desktop(environment: Mapping[str, str] = os.environ) -> AsyncIterator[Desktop]:
    """Reach the desktop of this session while the block lasts.

    Raises:
        NoSessionError: there is none.
    """
    try:
        async with asyncio.timeout(_PATIENCE_S):
            bus = await MessageBus(_address(environment)).connect()
    except (TimeoutError, AuthError, InvalidAddressError, *_GONE):
        raise NoSessionError from None
    try:
        yield Desktop(bus)
    finally:
        bus.disconnect()


def _address(environment: Mapping[str, str]) -> str:
    """Where the session bus is: as told, or where systemd puts it."""
    if told := environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return told
    usual = Path(environment.get("XDG_RUNTIME_DIR") or f"/run/user/{os.geteuid()}") / "bus"
    if not usual.exists():
        raise NoSessionError
    return f"unix:path={usual}"
