"""The demonstration, as the person who evaluates the product runs it, over a few of its scenes."""

from dataclasses import replace

import pytest

from proxy.demo.scenes import SCENES, Scene
from proxy.demo.show import play, went_well

_CLIENTS = ("curl (HTTP/2)", "openai, outil", "anthropic, flux", "google-genai", "page ChatGPT", "page Le Chat")
_CHOSEN = [scene for scene in SCENES if scene.client in _CLIENTS]


@pytest.mark.timeout(60)
async def test_scenes_leak_nothing_and_give_names_back() -> None:
    outcomes = await play(_CHOSEN)
    assert {scene.client for scene in _CHOSEN} == set(_CLIENTS)
    assert [outcome.leaked for outcome in outcomes] == [()] * len(_CHOSEN)
    assert all(outcome.decisions for outcome in outcomes)
    assert all(_ends_well(outcome.scene, outcome.decisions[0], outcome.shown) for outcome in outcomes)


@pytest.mark.timeout(60)
async def test_a_secret_that_reaches_the_service_is_seen_and_fails_the_demonstration() -> None:
    harmless = next(scene for scene in SCENES if not scene.secrets)
    outcomes = await play([replace(harmless, secrets=("amoxicilline", "Lefèvre"))])
    assert [outcome.leaked for outcome in outcomes] == [("amoxicilline",)]
    assert not went_well(outcomes)


def _ends_well(scene: Scene, action: str, shown: str) -> bool:
    """Redacted words come back; blocked ones are explained."""
    if action == "block":
        return "n'a pas été envoyée" in shown
    return scene.prompt in shown or shown == "outil(Claire Vidal)"
