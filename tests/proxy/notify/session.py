"""A desktop session: a real bus, and a service on it that keeps what it was asked to show."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from dbus_fast import Message
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@dataclass(frozen=True, slots=True)
class Shown:
    """A notification that was asked for, and the number that it was given."""

    number: int
    replaces: int
    title: str
    body: str


@dataclass
class Screen:
    """Shows nothing, and keeps all of it; answers as the notification specification says."""

    abilities: list[str] = field(default_factory=lambda: ["body", "body-markup"])
    shown: asyncio.Queue[Shown] = field(default_factory=asyncio.Queue)
    count: int = 0

    def answer(self, asked: Message) -> Message | None:
        if (asked.path, asked.interface) != (PATH, NAME):
            return None
        if asked.member == "GetCapabilities":
            return Message.new_method_return(asked, "as", [self.abilities])
        if (asked.member, asked.signature) != ("Notify", "susssasa{sv}i"):
            return None
        _, replaces, _, title, body, *_ = asked.body
        if not replaces:
            self.count += 1
        self.shown.put_nowait(Shown(replaces or self.count, replaces, title, body))
        return Message.new_method_return(asked, "u", [replaces or self.count])


@contextmanager
def session_bus() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run a bus; gives its address, and the process that ends with the session."""
    command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout
        try:
            yield bus.stdout.readline().strip(), bus
        finally:
            bus.kill()


@asynccontextmanager
async def screen(address: str, abilities: tuple[str, ...] = ("body", "body-markup")) -> AsyncIterator[Screen]:
    """Have notifications shown on a bus while the block lasts."""
    showing = Screen(list(abilities))
    bus = await MessageBus(address).connect()
    bus.add_message_handler(showing.answer)
    await bus.request_name(NAME)
    try:
        yield showing
    finally:
        bus.disconnect()
