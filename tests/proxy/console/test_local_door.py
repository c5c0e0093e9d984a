"""One address, one entry: what opens the console, and what does not."""

from urllib.parse import urlsplit

import httpx
import pytest

from proxy.console.session import Right
from tests.proxy.console.house import House, csrf_of, token_of


async def test_an_address_opens_the_console_once(console: House) -> None:
    token = token_of(console.door.address())
    async with console.browser() as first, console.browser() as second:
        assert (await console.enter(first, token)).headers["location"] == "/"
        assert (await first.get("/")).status_code == 200
        assert (await console.enter(second, token)).status_code == 403
        assert (await second.get("/")).status_code == 303


async def test_opening_the_address_spends_nothing_until_the_button_is_pressed(console: House) -> None:
    address = console.door.address()
    async with console.browser() as browser:
        for _ in range(3):
            shown = await browser.get(address)
            assert shown.status_code == 200
            assert "set-cookie" not in shown.headers
        assert f'name="jeton" value="{token_of(address)}"' in shown.text
        assert (await console.enter(browser, token_of(address))).status_code == 303


async def test_a_new_address_voids_the_one_before(console: House) -> None:
    old, new = (token_of(console.door.address()) for _ in range(2))
    async with console.browser() as browser:
        assert (await console.enter(browser, old)).status_code == 403
        assert (await console.enter(browser, new)).status_code == 303


async def test_whoever_comes_in_so_holds_every_right_and_the_journal_knows(console: House) -> None:
    async with console.reader() as browser:
        assert (await browser.get("/export")).status_code == 200
        assert (await console.post(browser, "/traiter")).status_code == 303
    assert frozenset(Right) == {"read", "handle", "export"}
    who = console.door.who
    assert console.told() == [
        {"event": "access", "what": "signed_in", "who": who},
        {"event": "access", "what": "exported", "who": who, "export": "csv"},
        {"event": "handled", "about": "0123456789abcdef", "outcome": "false_alarm", "who": who},
    ]


async def test_every_wrong_entry_gets_the_same_answer_and_a_line_in_the_journal(console: House) -> None:
    spent, void = (token_of(console.door.address()) for _ in range(2))
    good = token_of(console.door.address())
    async with console.browser() as browser:
        wrong = [
            await console.enter(browser, token)
            for token in (spent, void, good[:-1], "x", "\ud800".encode("utf-8", "surrogatepass").hex())
        ]
        empty = await browser.post(
            "/entrer", data={}, headers={"origin": console.origin, "content-type": "application/x-www-form-urlencoded"}
        )
    assert {answer.status_code for answer in (*wrong, empty)} == {403}
    assert len({answer.text for answer in (*wrong, empty)}) == 1
    assert console.told() == [{"event": "access", "what": "refused"}] * 6


async def test_guessing_keeps_nobody_out_and_fills_no_journal(console: House) -> None:
    token = token_of(console.door.address())
    async with console.browser() as browser:
        for _ in range(40):
            assert (await console.enter(browser, "x")).status_code == 403
        assert (await console.enter(browser, token)).status_code == 303
    assert [told["what"] for told in console.told()] == ["refused"] * 30 + ["signed_in"]


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/decisions/0123456789abcdef", "/decisions/0123456789abcdef"),
        ("/?dit=a%20b&c=1", "/?dit=a%20b&c=1"),
        *(
            (bad, "/")
            for bad in (
                "//evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/..",
                "",
                "/a\r\nset-cookie: x=1",
                "/%2e%2e",
            )
        ),
    ],
)
async def test_one_goes_on_to_a_page_of_this_console_and_nowhere_else(
    console: House, wanted: str, reached: str
) -> None:
    async with console.browser() as browser:
        assert (await console.enter(browser, vers=wanted)).headers["location"] == reached
        shown = await browser.get("/entrer", params={"vers": wanted})
        assert f'href="{httpx.URL(reached).raw_path.decode().replace("&", "&amp;")}"' in shown.text


async def test_a_link_to_a_page_leads_there_by_the_entrance(console: House) -> None:
    async with console.browser() as browser:
        sent = await browser.get("/decisions/0123456789abcdef?dit=a&b=c")
        assert sent.status_code == 303
        assert sent.headers["location"] == "/entrer?vers=%2Fdecisions%2F0123456789abcdef%3Fdit%3Da%26b%3Dc"
        shown = await browser.get(sent.headers["location"])
        assert 'href="/decisions/0123456789abcdef?dit=a&amp;b=c"' in shown.text


async def test_a_session_is_made_at_the_entry_whatever_the_browser_brought(console: House) -> None:
    async with console.browser() as browser:
        name = console.door.hall.sessions.cookie
        browser.cookies.set(name, "chosen-by-someone-else", domain="127.0.0.1")
        entered = await console.enter(browser)
        cookie = entered.headers["set-cookie"]
        assert "chosen-by-someone-else" not in cookie
        async with console.browser() as other:
            other.cookies.set(name, "chosen-by-someone-else", domain="127.0.0.1")
            assert (await other.get("/")).status_code == 303


async def test_entering_again_ends_the_session_before(console: House) -> None:
    async with console.reader() as browser:
        before = dict(browser.cookies)
        await console.enter(browser)
        assert dict(browser.cookies) != before
        async with console.browser() as other:
            other.cookies.update(before)
            assert (await other.get("/")).status_code == 303


async def test_signing_out_ends_the_session_and_is_written_down(console: House) -> None:
    async with console.reader() as browser:
        kept = dict(browser.cookies)
        left = await browser.post(
            "/sortir", data={"csrf": csrf_of((await browser.get("/")).text)}, headers={"origin": console.origin}
        )
        assert (left.status_code, left.headers["location"]) == (303, "/entrer")
        async with console.browser() as other:
            other.cookies.update(kept)
            assert (await other.get("/")).status_code == 303
    assert console.told()[-1] == {"event": "access", "what": "signed_out", "who": console.door.who}


def test_the_address_is_of_this_machine_and_its_token_of_256_bits(console: House) -> None:
    address = console.door.address()
    assert urlsplit(address).hostname == "127.0.0.1"
    assert len(token_of(address)) == 43
