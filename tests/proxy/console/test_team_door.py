"""A team comes in with its own accounts, through a certified provider of OpenID Connect."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from proxy.console.openid import Account
from proxy.console.pace import Pace
from proxy.console.plan import Plan, Team
from proxy.console.session import Right
from proxy.console.team_door import AWAY_S, Groups, TeamDoor
from tests.oidc.provider import CLIENT, SECRET, params, provider, sign_in
from tests.proxy.console.house import House, house

ACCOUNTS = {"lea": ("rssi", "dpo"), "marc": ("rssi",), "zoe": ("accueil",), "ines": ("dpo",)}


@asynccontextmanager
async def _team(
    home: Path, *, handlers: str | None = "dpo", groups_apart: bool = False, life: int = 300
) -> AsyncIterator[House]:
    secret = home / "secret"
    secret.write_text(f"{SECRET}\n")
    with provider() as identities:
        team = Team(identities.issuer, CLIENT, secret, Groups("rssi", handlers))
        async with house(home, Plan(home, team=team)) as console:
            identities.know(f"{console.origin}/entrer/retour", ACCOUNTS, groups_apart=groups_apart, life=life)
            yield console


async def _depart(browser: httpx.AsyncClient) -> str:
    sent = await browser.get("/entrer/compte?vers=%2Fdecisions%2F0123456789abcdef")
    assert sent.status_code == 303
    return str(sent.headers["location"])


async def _enter(browser: httpx.AsyncClient, login: str) -> httpx.Response:
    return await browser.get(await sign_in(browser, await _depart(browser), login))


def _who(console: House, login: str) -> str:
    assert isinstance(console.open.door, TeamDoor)
    return console.open.door.who(login)


@pytest.mark.parametrize("groups_apart", [False, True], ids=["in the token", "at the userinfo endpoint"])
async def test_a_member_of_the_group_comes_in_and_goes_on(tmp_path: Path, groups_apart: bool) -> None:
    async with _team(tmp_path, groups_apart=groups_apart) as console, console.browser() as browser:
        assert 'href="/entrer/compte?vers=/"' in (await browser.get("/entrer")).text
        entered = await _enter(browser, "lea")
        assert entered.status_code == 200
        assert 'content="0;url=/decisions/0123456789abcdef"' in entered.text
        assert (await browser.get("/")).status_code == 200
        assert (await browser.get("/export")).status_code == 200
        who = _who(console, "lea")
        assert [(told["what"], told["who"]) for told in console.told()] == [("signed_in", who), ("exported", who)]


async def test_who_is_not_of_the_group_for_it_reads_and_does_no_more(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        await _enter(browser, "marc")
        page = await browser.get("/")
        assert page.status_code == 200
        assert "/export" not in page.text
        assert (await browser.get("/export")).status_code == 403
        assert (await console.post(browser, "/traiter")).status_code == 403
        assert [told["what"] for told in console.told()] == ["signed_in", "refused", "refused"]
        assert {told["who"] for told in console.told()} == {_who(console, "marc")}


@pytest.mark.parametrize("login", ["zoe", "ines", "inconnu"])
async def test_who_is_not_of_the_group_stays_outside_and_is_written_down(tmp_path: Path, login: str) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        assert (await _enter(browser, login)).status_code == 403
        assert (await browser.get("/")).status_code == 303
        assert console.told() == [{"event": "access", "what": "refused", "who": _who(console, login)}]


async def test_the_journal_of_a_team_holds_no_login(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        await _enter(browser, "lea")
        await _enter(browser, "zoe")
    written = b"".join(path.read_bytes() for path in (tmp_path / "console" / "journal").iterdir())
    assert b"lea" not in written
    assert b"zoe" not in written


async def test_the_provider_is_asked_with_pkce_a_state_and_a_nonce(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        first, second = [params(await _depart(browser)) for _ in range(2)]
    assert first["response_type"] == "code"
    assert first["code_challenge_method"] == "S256"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 43
        assert first[name] != second[name]


@pytest.mark.parametrize("wrong", ["state", "iss", "code"])
async def test_an_answer_that_is_not_to_the_question_signs_nobody_in(tmp_path: Path, wrong: str) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        back = await sign_in(browser, await _depart(browser), "lea")
        assert wrong in back.params
        assert (await browser.get(back.copy_set_param(wrong, "another"))).status_code == 403
        assert (await browser.get(back)).status_code == 403
        assert (await browser.get("/")).status_code == 303
        assert [told["what"] for told in console.told()] == ["refused", "refused"]


async def test_a_token_with_another_nonce_signs_nobody_in(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        url = str(httpx.URL(await _depart(browser)).copy_set_param("nonce", "n" * 43))
        assert (await browser.get(await sign_in(browser, url, "lea"))).status_code == 403
        assert (await browser.get("/")).status_code == 303


async def test_a_code_serves_once_and_only_the_browser_that_asked_for_it(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser, console.browser() as thief:
        back = await sign_in(browser, await _depart(browser), "lea")
        assert (await thief.get(back)).status_code == 403
        assert (await browser.get(back)).status_code == 200
        assert (await browser.get(back)).status_code == 403
        state = params(await _depart(thief))["state"]
        assert (await thief.get(back.copy_set_param("state", state))).status_code == 403
        assert (await thief.get("/")).status_code == 303


async def test_a_token_that_has_expired_signs_nobody_in(tmp_path: Path) -> None:
    async with _team(tmp_path, life=-3600) as console, console.browser() as browser:
        assert (await _enter(browser, "lea")).status_code == 403


async def test_a_sign_in_that_took_too_long_is_begun_again(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        back = await sign_in(browser, await _depart(browser), "lea")
        door = console.open.door
        assert isinstance(door, TeamDoor)
        now = door.clock()
        door.clock = lambda: now + AWAY_S
        assert (await browser.get(back)).status_code == 403


async def test_a_refusal_by_the_provider_signs_nobody_in(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        state = params(await _depart(browser))["state"]
        assert (
            await browser.get("/entrer/retour", params={"state": state, "error": "access_denied"})
        ).status_code == 403


async def test_a_provider_that_is_away_or_another_is_said_so_and_the_console_stays_up(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    with provider() as identities:
        for issuer in (identities.issuer.replace("127.0.0.1", "localhost"), "http://127.0.0.1:9"):
            team = Team(issuer, CLIENT, tmp_path / "secret", Groups("rssi"))
            async with house(tmp_path, Plan(tmp_path, team=team)) as console, console.browser() as browser:
                if "localhost" in issuer:
                    identities.know(f"{console.origin}/entrer/retour", ACCOUNTS)
                assert (await browser.get("/entrer/compte")).status_code == 503
                assert (await browser.get("/entrer")).status_code == 200


async def test_the_provider_is_asked_no_more_than_so_often_and_the_reader_is_told(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        door = console.open.door
        assert isinstance(door, TeamDoor)
        door.departures = Pace(2)
        back = await sign_in(browser, await _depart(browser), "lea")
        await _depart(browser)
        stopped = await browser.get("/entrer/compte")
        assert (stopped.status_code, "Attendez une minute" in stopped.text) == (429, True)
        assert (await browser.get("/entrer")).status_code == 200
        assert console.told() == []
        assert back.path == "/entrer/retour"


async def test_a_team_has_no_one_time_address(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        assert (await console.enter(browser, "any")).status_code == 405
        assert "jeton" not in (await browser.get("/entrer?jeton=x")).text


async def test_the_cookie_of_a_departure_is_kept_from_scripts_and_short_lived(tmp_path: Path) -> None:
    async with _team(tmp_path) as console, console.browser() as browser:
        cookie = (await browser.get("/entrer/compte")).headers["set-cookie"]
    assert cookie.endswith(f"; Path=/; HttpOnly; SameSite=Lax; Max-Age={AWAY_S}")


@pytest.mark.parametrize(
    ("groups", "member", "rights"),
    [
        (Groups("a"), {"a"}, set(Right)),
        (Groups("a"), {"b"}, set()),
        (Groups("a"), {"A"}, set()),
        (Groups("a", "b"), {"a"}, {Right.READ}),
        (Groups("a", "b"), {"a", "b"}, set(Right)),
        (Groups("a", "b"), {"b"}, set()),
    ],
)
def test_groups_give_rights(groups: Groups, member: set[str], rights: set[Right]) -> None:
    assert groups.rights(Account("x", frozenset(member))) == rights
