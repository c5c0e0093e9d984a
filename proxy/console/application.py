"""All routes of the console, made in one place: a page is declared (page.py), and what it needs is asked here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from proxy.console import refusals, static_files
from proxy.console.configuration import Console
from proxy.console.defects import tell
from proxy.console.doors import Hall
from proxy.console.guard import Guard
from proxy.console.page import Asked, Page
from proxy.console.session import reader
from proxy.journal.append_file import JournalError
from proxy.journal.forms import RecordError
from proxy.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class Rooms:
    """What pages are made with.

    Attributes:
        console: How it is set up.
        hall: Where readers come in and leave.
        pages: All of them, in the order of the menu.
        freshen: Takes what was just written into the store; blocks.
    """

    console: Console
    hall: Hall
    pages: tuple[Page, ...]
    freshen: Callable[[], None] = field(default=lambda: None)

    def asked(self, request: Request) -> Asked:
        """A request of someone who may make it."""
        session = reader(request)
        menu = tuple(page for page in self.pages if page.menu and session.may(page.needs))
        return Asked(request, self.console, session, request.state.form, menu, self.hall.diary)


def build(rooms: Rooms, ways_in: Sequence[Route]) -> Guard:
    """The console, guard around it.

    Starlette's own application is not used: around its routes it would answer a defect in English before the guard.

    Args:
        rooms: What is inside.
        ways_in: Routes of a door, local_door.py's or team_door.py's.
    """
    pages = [Route(page.path, _endpoint(page, rooms), methods=[page.method], name=page.name) for page in rooms.pages]
    routes = Router([*pages, *ways_in, *rooms.hall.routes(), *static_files.routes()], redirect_slashes=False)
    inside = ExceptionMiddleware(routes, {HTTPException: _refused})
    return Guard(inside, rooms.console.address, rooms.hall.sessions, tuple(routes.routes))


def _endpoint(page: Page, rooms: Rooms) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        session = reader(request)
        if not session.may(page.needs):
            return await rooms.hall.refuse(refusals.NO_RIGHT, session.who)
        return await _answer(page, rooms, rooms.asked(request))

    return answer


async def _answer(page: Page, rooms: Rooms, asked: Asked) -> Response:
    """The journal, the page, then the store when something was changed; the last two in threads."""
    try:
        if page.exports is not None:
            await asked.diary.exported(page.exports, asked.session.who)
        answer = await run_in_threadpool(page.handler, asked)
        if page.method == "POST":
            await run_in_threadpool(rooms.freshen)
    except JournalError:
        return refusals.UNWRITTEN.response()
    except RecordError:
        return refusals.MALFORMED.response()
    except StoreError as error:
        tell(error)
        return refusals.UNREAD.response()
    return answer


async def _refused(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 0
    return refusals.BY_STATUS.get(status, refusals.BROKEN).response()
