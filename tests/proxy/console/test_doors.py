"""What all ways in share; the ways themselves are tested in test_local_door.py and test_team_door.py."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from proxy.console import refusals
from proxy.console.configuration import Address
from proxy.console.diary import Diary
from proxy.console.doors import WRITTEN, Hall, entrance
from proxy.console.session import Right
from proxy.console.sessions import Sessions
from proxy.journal.reading import lines
from proxy.journal.writer import Journal

WHO = "0123456789abcdef"
REQUEST = Request({"type": "http", "headers": []})


async def test_nobody_is_let_in_that_the_journal_does_not_know_of(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    hall = Hall(Sessions(Address()), Diary(journal))
    entered = await hall.admit(REQUEST, WHO, frozenset({Right.READ}), PlainTextResponse(""))
    assert hall.sessions.find(entered.headers["set-cookie"].partition(";")[0]) is not None
    journal.close()
    left_out = await hall.admit(REQUEST, WHO, frozenset(Right), PlainTextResponse(""))
    assert left_out.status_code == refusals.UNWRITTEN.status
    assert "set-cookie" not in left_out.headers


async def test_a_flood_of_refusals_is_refused_and_not_written(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    hall = Hall(Sessions(Address()), Diary(journal))
    for _ in range(WRITTEN + 20):
        assert (await hall.refuse(refusals.NOT_ENTERED)).status_code == 403
    journal.close()
    assert sum(line.event == "access" for line in lines(tmp_path)) == WRITTEN
    assert (await hall.refuse(refusals.NOT_ENTERED)).status_code == 403


async def test_a_flood_hides_no_refusal_of_another_kind_or_account(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    hall = Hall(Sessions(Address()), Diary(journal))
    for _ in range(WRITTEN + 20):
        await hall.refuse(refusals.NO_ACCOUNT)
    await hall.refuse(refusals.NO_ACCOUNT, WHO)
    await hall.refuse(refusals.NO_RIGHT, WHO)
    journal.close()
    assert [line.entry.get("who") for line in lines(tmp_path) if line.event == "access"][WRITTEN:] == [WHO, WHO]


def test_the_page_before_the_door_says_how_to_come_in() -> None:
    def shown(*, token: str = "", team: bool = False) -> str:
        return bytes(entrance("/a?b=c&d", token=token, team=team).body).decode()

    assert "paravent console" in shown()
    assert 'name="jeton" value="&#34;&gt;&lt;b&gt;"' in shown(token='"><b>')
    assert 'href="/entrer/compte?vers=/a%3Fb%3Dc%26d"' in shown(team=True)
    for page in (shown(), shown(token="x"), shown(team=True)):
        assert '<a href="/a?b=c&amp;d">' in page
