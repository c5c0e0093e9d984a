import asyncio
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.gate.desk import MOST_A_MINUTE, Desk, is_ours
from proxy.gate.passage import Refuse
from proxy.gate.request import Request
from proxy.journal.append_file import JournalError
from proxy.journal.entries import Entry
from proxy.journal.events import Report, Said
from proxy.services.catalogue import Catalogue

type Make = Callable[..., Request]

REFERENCE = "00000000000000aa"
PATH = f"/.paravent/signaler/{REFERENCE}"
HOST, OWN = "chatgpt.com", "https://chatgpt.com"
CHATGPT = Catalogue.load().service_for(HOST)


class Notebook:
    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.failure: JournalError | None = None

    async def write(self, record: Entry) -> None:
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        assert isinstance(record, Report)
        self.reports.append(record)


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def desk(notebook: Notebook) -> Desk:
    return Desk(notebook)


@pytest.fixture
def sent(trequest: Make) -> Make:
    """A form sent from the desk, unless something else is said."""

    def make(said: object = "no_person", *, target: str = PATH, method: str = "POST", **headers: str) -> Request:
        usual = {"content-type": "application/x-www-form-urlencoded", "origin": OWN, "sec-fetch-site": "same-origin"}
        chosen = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        body = said if isinstance(said, bytes) else f"said={said}".encode()
        return trequest(body, host=HOST, method=method, target=target, headers={k: v for k, v in chosen.items() if v})

    return make


def code(page: Refuse) -> tuple[int, str]:
    return page.status, dict(page.headers)["x-paravent-code"]


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        (PATH, True),
        ("/.paravent/", True),
        ("/.paravent", True),
        ("/.paravent/autre?x=1", True),
        ("/%2Eparavent/signaler/x", True),
        ("/.paravent%2Fsignaler", True),
        ("/", False),
        ("/paravent/", False),
        ("/.paraventure/", False),
        ("/c/.paravent/", False),
        ("/?next=/.paravent/", False),
    ],
)
def test_the_gates_own_paths_are_told_however_they_are_spelt(trequest: Make, path: str, ours: bool) -> None:
    assert is_ours(trequest(method="GET", target=path)) is ours


@pytest.mark.parametrize("said", Said)
async def test_a_report_is_written_down_and_thanked_for(desk: Desk, notebook: Notebook, sent: Make, said: Said) -> None:
    page = await desk.serve(sent(said.value))
    assert code(page) == (200, "reported")
    assert [(report.about, report.said) for report in notebook.reports] == [(REFERENCE, said)]


async def test_a_person_is_shown_the_form(desk: Desk, notebook: Notebook, sent: Make) -> None:
    page = await desk.serve(sent(b"", method="GET", origin="", sec_fetch_site="none", sec_fetch_dest="document"))
    assert code(page) == (200, "report_form")
    assert REFERENCE in page.body.decode()
    head = await desk.serve(sent(b"", method="HEAD", origin=""))
    assert (head.status, head.body) == (200, b"")
    assert notebook.reports == []


async def test_a_reference_that_never_was_gets_the_same_answers(desk: Desk, sent: Make) -> None:
    other = PATH.replace("aa", "bb")
    for request, twin in [(sent(), sent(target=other)), (sent(method="GET"), sent(method="GET", target=other))]:
        page, page_of_twin = await desk.serve(request), await desk.serve(twin)
        assert page.body.replace(b"00aa", b"00bb") == page_of_twin.body
        assert page.headers == page_of_twin.headers


@pytest.mark.parametrize(
    "target",
    [
        "/.paravent/",
        "/.paravent/signaler/",
        "/.paravent/signaler/00AA0000000000AA",
        "/.paravent/signaler/00000000000000a",
        f"{PATH}0",
        f"{PATH}/",
        "/.paravent/signaler/../../x",
        "/%2eparavent/signaler/00000000000000aa",
        "/.paravent/signaler/００００００００００００００００",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
async def test_any_other_path_is_answered_and_nothing_is_written(
    desk: Desk, notebook: Notebook, sent: Make, target: str, method: str
) -> None:
    assert code(await desk.serve(sent(target=target, method=method))) == (404, "not_found")
    assert notebook.reports == []


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, (200, "reported")),
        ({"origin": "HTTPS://ChatGPT.com"}, (200, "reported")),
        ({"origin": "", "sec_fetch_site": "same-origin"}, (200, "reported")),
        ({"origin": "", "sec_fetch_site": "none"}, (200, "reported")),
        ({"sec_fetch_dest": "document", "sec_fetch_mode": "navigate"}, (200, "reported")),
        ({"origin": "", "sec_fetch_site": ""}, (403, "origin_refused")),
        ({"origin": "", "sec_fetch_site": "same-site"}, (403, "origin_refused")),
        ({"origin": "", "sec_fetch_site": "cross-site"}, (403, "origin_refused")),
        ({"origin": "null"}, (403, "origin_refused")),
        ({"origin": "https://evil.example.org"}, (403, "origin_refused")),
        ({"origin": "http://chatgpt.com"}, (403, "origin_refused")),
        ({"origin": "https://chatgpt.com:8443"}, (403, "origin_refused")),
        ({"origin": "https://www.chatgpt.com"}, (403, "origin_refused")),
        ({"origin": "https://chatgpt.com, https://evil.example.org"}, (403, "origin_refused")),
        ({"sec_fetch_dest": "empty"}, (403, "not_navigation")),
        ({"sec_fetch_dest": "iframe"}, (403, "not_navigation")),
        ({"sec_fetch_mode": "cors"}, (403, "not_navigation")),
        ({"sec_fetch_mode": "no-cors"}, (403, "not_navigation")),
    ],
)
async def test_only_a_form_that_a_person_sends_from_the_desk_is_taken(
    desk: Desk, notebook: Notebook, sent: Make, headers: dict[str, str], answer: tuple[int, str]
) -> None:
    assert code(await desk.serve(sent(**headers))) == answer
    assert len(notebook.reports) == (answer[0] == 200)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
async def test_other_methods_are_refused(desk: Desk, notebook: Notebook, sent: Make, method: str) -> None:
    page = await desk.serve(sent(method=method, origin="https://evil.example.org"))
    assert code(page) == (405, "method_refused")
    assert notebook.reports == []


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", {}),
        (b"said=", {}),
        (b"said=autre", {}),
        (b"said=other&said=public", {}),
        (b"said=other&about=1111111111111111", {}),
        (b"said=Other", {}),
        (b"texte=Mme+Lefevre", {}),
        (b"said=other" + b"&" * 300, {}),
        (b"\xff\xfe", {}),
        (b"said=other", {"content_type": "application/json"}),
        (b"said=other", {"content_type": "text/plain"}),
        (b"said=other", {"content_type": ""}),
        (b"said=other", {"content_encoding": "gzip"}),
    ],
)
async def test_anything_but_one_of_the_answers_is_asked_again(
    desk: Desk, notebook: Notebook, sent: Make, body: bytes, headers: dict[str, str]
) -> None:
    page = await desk.serve(sent(body, **headers))
    assert code(page) == (400, "report_form")
    assert notebook.reports == []
    assert b"Lefevre" not in page.body


@given(st.binary(max_size=300))
async def test_no_body_makes_the_desk_fail_or_is_shown_again(body: bytes) -> None:
    notebook = Notebook()
    form = (("content-type", "application/x-www-form-urlencoded"), ("origin", OWN))
    assert CHATGPT is not None
    page = await Desk(notebook).serve(Request(CHATGPT, "POST", PATH, form, body, origin=OWN))
    assert page.status in {200, 400}
    assert len(notebook.reports) == (page.status == 200)


async def test_the_same_report_is_written_once_and_thanked_for_each_time(
    desk: Desk, notebook: Notebook, sent: Make
) -> None:
    pages = await asyncio.gather(*(desk.serve(sent()) for _ in range(5)))
    assert {page.body for page in pages} == {pages[0].body}
    assert len(notebook.reports) == 1
    await desk.serve(sent("public"))
    assert len(notebook.reports) == 2


async def test_no_more_than_some_are_written_in_a_minute(notebook: Notebook, sent: Make) -> None:
    now = 0.0
    desk = Desk(notebook, lambda: now)
    targets = [f"{PATH[:-4]}{number:04x}" for number in range(MOST_A_MINUTE + 1)]
    answers = [code(await desk.serve(sent(target=target))) for target in targets]
    assert answers == [(200, "reported")] * MOST_A_MINUTE + [(429, "too_many")]
    assert code(await desk.serve(sent(target=targets[0]))) == (200, "reported")
    now = 61.0
    assert code(await desk.serve(sent(target=targets[-1]))) == (200, "reported")
    assert len(notebook.reports) == MOST_A_MINUTE + 1


async def test_what_is_remembered_has_a_bound(notebook: Notebook, sent: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("proxy.gate.desk._MOST_KNOWN", 2)
    desk = Desk(notebook)
    for end in ("01", "02", "03", "03", "01"):
        await desk.serve(sent(target=PATH[:-2] + end))
    assert [report.about[-2:] for report in notebook.reports] == ["01", "02", "03", "01"]


async def test_a_journal_that_cannot_take_it_is_said_and_the_report_may_come_again(
    desk: Desk, notebook: Notebook, sent: Make
) -> None:
    notebook.failure = JournalError("le disque est plein")
    page = await desk.serve(sent())
    assert code(page) == (503, "journal_unwritable")
    assert "le disque est plein" in page.body.decode()
    notebook.failure = None
    assert code(await desk.serve(sent())) == (200, "reported")
    assert len(notebook.reports) == 1


async def test_an_address_that_is_not_known_takes_no_forms(desk: Desk, notebook: Notebook) -> None:
    assert CHATGPT is not None
    form = (("content-type", "application/x-www-form-urlencoded"), ("origin", ""))
    page = await desk.serve(Request(CHATGPT, "POST", PATH, form, b"said=other"))
    assert code(page) == (403, "origin_refused")
