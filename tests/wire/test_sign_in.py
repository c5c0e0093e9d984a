"""A machine that several people share, none of whom the system tells apart: they sign in to the proxy."""

import base64
import ssl
from pathlib import Path

import httpx
import pytest

from proxy.ca import CERTIFICATE_FILE
from proxy.composition import Paravent
from proxy.demo.stand_in import OTHER_HOST, Received
from proxy.gate.desk_pages import PATH
from proxy.journal.pseudonym import Pseudonyms
from tests.wire.kit import CHAT, HARMLESS, World, asking, decisions

WORD = "password"
HASHED = "{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g="  # of that word, as htpasswd -s writes it


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    path = tmp_path / "comptes"
    path.write_text(f"c.martin:{HASHED}\nd.petit:{HASHED}\n")
    return path


def through(paravent: Paravent, login: str = "", word: str = WORD) -> httpx.AsyncClient:
    signed = f"{login}:{word}@" if login else ""
    return httpx.AsyncClient(
        proxy=f"http://{signed}127.0.0.1:{paravent.port}",
        verify=ssl.create_default_context(cafile=paravent.settings.authority / CERTIFICATE_FILE),
        trust_env=False,
    )


async def test_each_who_signs_in_is_told_from_the_other(world: World, accounts: Path, received: list[Received]) -> None:
    async with world.running(passwords=accounts) as paravent:
        for login in ("c.martin", "d.petit", "c.martin"):
            async with through(paravent, login) as asker:
                assert (await asker.post(CHAT, content=asking(HARMLESS))).status_code == 200
        ours = Pseudonyms.at(paravent.settings.identity)
        users = [line["user"] for line in decisions(paravent)]
    assert users == [ours.of("user", login) for login in ("c.martin", "d.petit", "c.martin")]
    assert not any("proxy-authorization" in {name.lower() for name in dict(one.headers)} for one in received)


@pytest.mark.parametrize(("login", "word"), [("", ""), ("c.martin", "autre"), ("personne", WORD)])
async def test_whoever_does_not_gets_nowhere(
    login: str, word: str, world: World, accounts: Path, received: list[Received]
) -> None:
    async with world.running(passwords=accounts) as paravent, through(paravent, login, word) as asker:
        for url in (CHAT, f"https://{OTHER_HOST}/"):
            with pytest.raises(httpx.ProxyError, match="407"):
                await asker.post(url, content=asking(HARMLESS))
        clear = await asker.post(CHAT.replace("https", "http"), content=asking(HARMLESS))
        assert clear.status_code == 407
    assert received == []


async def test_a_header_that_only_looks_like_a_sign_in_is_none(world: World, accounts: Path) -> None:
    said = base64.b64encode(b"c.martin:" + b"x").decode()
    async with world.running(passwords=accounts) as paravent, through(paravent) as asker:
        answer = await asker.post(
            CHAT.replace("https", "http"), content=asking(HARMLESS), headers={"proxy-authorization": f"Basic {said}"}
        )
    assert answer.status_code == 407


async def test_who_is_asked_reads_whose_password_it_is_in_french(world: World, accounts: Path) -> None:
    async with world.running(passwords=accounts) as paravent, through(paravent) as asker:
        answer = await asker.post(CHAT.replace("https", "http"), content=asking(HARMLESS))
    assert answer.headers["proxy-authenticate"] == 'Basic realm="Paravent", charset="UTF-8"'
    assert answer.headers["x-paravent-code"] == "sign_in"
    assert "<h1>Qui êtes-vous ?</h1>" in answer.text


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (f"http://chatgpt.com{PATH}{'0' * 16}", 200),
        (f"http://{OTHER_HOST}{PATH}{'0' * 16}", 407),
        ("http://chatgpt.com/", 407),
        (f"http://chatgpt.com/?{PATH}", 407),
    ],
)
async def test_a_false_alarm_can_be_told_without_a_password_and_nothing_else(
    url: str, status: int, world: World, accounts: Path, received: list[Received]
) -> None:
    async with world.running(passwords=accounts) as paravent, through(paravent) as asker:
        assert (await asker.get(url)).status_code == status
    assert received == []
