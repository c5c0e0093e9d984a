"""What a page of the console is: where it is, what it asks of its reader, and how it answers.

A page is declared, never routed by hand: application.py alone makes routes, each behind the same checks. Its handler
is plain synchronous code that runs in a thread, so that it may read the store; it is called once the reader is known
and holds the right, once a form has brought its token back, and once an export is in the console's journal.
A page that does not exist is `starlette.exceptions.HTTPException(404)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from anyio import from_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from proxy.console.configuration import Console
from proxy.console.diary import Diary
from proxy.console.rendering import render
from proxy.console.session import Right, Session
from proxy.journal.review import Export, Handling
from proxy.store.store import Store

type Method = Literal["GET", "POST"]
type Handler = Callable[["Asked"], Response]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or what a form of a page does.

    Attributes:
        path: As Starlette writes it: "/decisions/{reference}". Of letters, digits and « . _ ~ - » only.
        name: Of the page, unique; French, it is a word of addresses: "decisions".
        handler: Answers; a POST answers with a 303 to a page.
        method: GET changes nothing.
        needs: The right that it asks for.
        menu: Its words in the menu; None where it is not there.
        exports: What it lets be carried out; the journal knows before the handler is called.
    """

    path: str
    name: str
    handler: Handler
    method: Method = "GET"
    needs: Right = Right.READ
    menu: str | None = None
    exports: Export | None = None

    def __post_init__(self) -> None:
        if (self.exports is None) != (self.needs is not Right.EXPORT):
            raise ValueError(f"{self.name}: what needs Right.EXPORT says what it exports, and only that")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may be answered.

    Attributes:
        request: Starlette's, for `path_params` and `query_params`.
        console: How the console is set up.
        session: Of the reader.
        form: Fields of a POST; the last of those of one name.
        menu: Pages of the menu that the reader may open.
        diary: The console's own journal.
    """

    request: Request
    console: Console
    session: Session
    form: Mapping[str, str] = field(repr=False)
    menu: tuple[Page, ...]
    diary: Diary = field(repr=False)

    @property
    def store(self) -> Store:
        """What is known of the decisions."""
        return self.console.store

    def page(self, template: str, **values: object) -> Response:
        """Write a page.

        Args:
            template: File under proxy/console/templates/; it extends "base.html".
            values: What it names, besides `session`, `csrf`, `menu` and `here` (the path) that every page has.
        """
        known = {"session": self.session, "csrf": self.session.csrf, "menu": self.menu, "here": self.request.url.path}
        return HTMLResponse(render(template, **known, **values))

    def handle(self, about: str, outcome: Handling) -> None:
        """Write down what is made of the reports on a decision; durable when it returns.

        Args:
            about: The decision's reference.
            outcome: What is made of them.

        Raises:
            JournalError: it could not be written, and was not done; the shell says so to the reader.
            RecordError: `about` is no reference.
        """
        from_thread.run(self.diary.handled, about, outcome, self.session.who)
