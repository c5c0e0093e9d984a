"""Four addresses, asked over real sockets."""

import json

import pytest

from proxy.standing import Light, Standing
from proxy.status.headers import HEADERS
from tests.proxy.status.house import PAC, STANDINGS, House


@pytest.mark.parametrize("light", Light)
async def test_people_are_always_answered_with_the_page(light: Light, opened: House) -> None:
    opened.shown[0] = STANDINGS[light]
    answer = await opened.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert STANDINGS[light].points[-1].what in answer.text


@pytest.mark.parametrize(("light", "status"), [(Light.GREEN, 200), (Light.AMBER, 200), (Light.RED, 503)])
async def test_supervision_needs_only_the_status(light: Light, status: int, opened: House) -> None:
    opened.shown[0] = STANDINGS[light]
    answer = await opened.get("/etat.json")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.text)["light"] == light


async def test_browsers_are_given_their_set_up_in_its_media_type(opened: House) -> None:
    answer = await opened.get("/proxy.pac")
    assert answer.text == PAC
    assert answer.headers["content-type"] == "application/x-ns-proxy-autoconfig"


@pytest.mark.parametrize("path", ["/", "/etat.json", "/proxy.pac", "/avis", "/robots.txt", "/favicon.ico", "/../etc"])
async def test_every_answer_keeps_to_itself(path: str, opened: House) -> None:
    async with opened.client() as client, client.stream("GET", path) as answer:
        assert HEADERS.items() <= dict(answer.headers).items()
        assert "set-cookie" not in answer.headers
        assert not [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico", "/etat.json/", "/docs", "/static/style.css"])
async def test_there_is_nothing_else(path: str, opened: House) -> None:
    answer = await opened.get(path)
    assert answer.status_code == 404
    assert answer.text.startswith("Page inconnue.")


@pytest.mark.parametrize("path", ["/", "/etat.json", "/proxy.pac", "/avis"])
async def test_heads_are_answered_without_a_body(path: str, opened: House) -> None:
    async with opened.client() as client:
        answer = await client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


class _Broken(list[Standing]):
    def __getitem__(self, _: object) -> Standing:  # type: ignore[override]  # it only raises
        raise RuntimeError("Mme Claire Vidal")


async def test_a_defect_is_told_in_french_and_without_its_words(
    opened: House, capfd: pytest.CaptureFixture[str]
) -> None:
    opened.shown = _Broken()
    answer = await opened.get("/")
    assert (answer.status_code, answer.text) == (500, "Erreur de Paravent : prévenez l’informatique.\n")
    assert capfd.readouterr() == ("", "")
