import pytest

from proxy.demo.scenes import SCENES, Scene


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene.client}-{scene.prompt[:12]}")
def test_what_must_not_leave_stands_in_the_prompt(scene: Scene) -> None:
    assert all(secret in scene.prompt for secret in scene.secrets)
    assert callable(scene.ask)


def test_some_prompt_is_harmless_and_every_client_meets_a_secret() -> None:
    assert any(not scene.secrets for scene in SCENES)
    assert {scene.client for scene in SCENES} == {scene.client for scene in SCENES if scene.secrets}
