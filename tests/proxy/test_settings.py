from pathlib import Path

import pytest

from models import PATH
from policies.sources import DEFAULT
from proxy.settings import Settings, default_home
from proxy.supply.supplying import Supplying


@pytest.mark.parametrize(
    ("environment", "home"),
    [
        ({"PARAVENT_HOME": "/srv/paravent"}, "/srv/paravent"),
        ({"PARAVENT_HOME": "/srv/paravent", "XDG_STATE_HOME": "/state"}, "/srv/paravent"),
        ({"XDG_STATE_HOME": "/state"}, "/state/paravent"),
        ({"XDG_STATE_HOME": ""}, "/home/claire/.local/state/paravent"),
        ({}, "/home/claire/.local/state/paravent"),
    ],
)
def test_the_home_is_the_one_named_or_the_user_s_state_folder(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], home: str
) -> None:
    for name in ("PARAVENT_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/home/claire")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_home() == Settings().home == Path(home)


@pytest.mark.parametrize(
    ("environment", "home"),
    [({"PARAVENT_HOME": "/srv/paravent"}, "/srv/paravent"), ({"XDG_STATE_HOME": "/state"}, "var/lib/paravent")],
)
def test_on_an_installed_workstation_the_home_is_the_service_s_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], home: str
) -> None:
    monkeypatch.delenv("PARAVENT_HOME", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "var/lib").mkdir(parents=True)
    (tmp_path / "var/lib/paravent-install.json").write_text("[]")
    assert default_home(tmp_path) == tmp_path / home


def test_authority_and_journal_live_in_the_home() -> None:
    settings = Settings(home=Path("/srv/paravent"))
    assert settings.authority == Path("/srv/paravent/ca")
    assert settings.journal == Path("/srv/paravent/journal")


def test_what_is_remembered_of_the_policy_lives_in_the_home() -> None:
    settings = Settings(home=Path("/srv/paravent"), policy_key=Path("key.pub"), policy_every_s=5)
    assert settings.supplying == Supplying(DEFAULT, Path("/srv/paravent/policy"), Path("key.pub"), None, 5)


def test_policy_and_catalogue_are_the_shipped_ones_by_default() -> None:
    settings = Settings()
    assert settings.policy == DEFAULT
    assert settings.catalogue.is_file()
    assert (settings.model, settings.upstream_ca, settings.reroute) == (PATH, None, None)
