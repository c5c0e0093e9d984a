"""From the stream to the desktop, until the session ends: nothing twice, nothing in bursts, patient with a stop."""

import asyncio
from collections import deque
from dataclasses import dataclass

from proxy.board import MOST, Notice
from proxy.notify.desktop import Desktop
from proxy.notify.stream import UnreachableError, notices
from proxy.notify.wording import body, title

_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast, in seconds.

    Attributes:
        between_s: Two notifications at least; of what is refused meanwhile, the latest is shown.
        first_s: Before asking again a status page that stopped answering; twice as long each time it does not.
        most_s: But never longer.
    """

    between_s: float = 3.0
    first_s: float = 1.0
    most_s: float = 60.0


async def follow(port: int, shown_on: Desktop, pace: Pace = Pace()) -> None:
    """Show what concerns this user; returns when the session is over.

    Args:
        port: Of the status page.
        shown_on: The desktop.
        pace: How fast.
    """
    told: asyncio.Queue[Notice] = asyncio.Queue(MOST)
    coroutines = (shown_on.ended(), _listen(port, told, pace), _show(told, shown_on, pace))
    tasks = [asyncio.create_task(each) for each in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(port: int, told: asyncio.Queue[Notice], pace: Pace) -> None:
    seen: deque[str] = deque(maxlen=_REMEMBERED)  # a stream that begins again tells what it still holds
    wait_s = pace.first_s
    while True:
        try:
            async for notice in notices(port):
                wait_s = pace.first_s
                if notice.reference not in seen:
                    seen.append(notice.reference)
                    await told.put(notice)
        except UnreachableError:
            await asyncio.sleep(wait_s)
            wait_s = min(2 * wait_s, pace.most_s)


async def _show(told: asyncio.Queue[Notice], shown_on: Desktop, pace: Pace) -> None:
    while True:
        latest, others = await told.get(), 0
        while not told.empty():
            latest, others = told.get_nowait(), others + 1
        await shown_on.show(title(latest), body(latest, others))
        await asyncio.sleep(pace.between_s)
