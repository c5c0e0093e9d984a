"""What the console refuses to start with."""

from dataclasses import replace
from pathlib import Path

import pytest

from proxy.console.plan import Plan, PlanError, Team
from proxy.console.team_door import Groups
from proxy.serving import Certificate

LOCAL = Plan(Path("/home"))
TEAM = Team("https://sso.chu.example", "console", Path("secret"), Groups("rssi"))
TLS = Certificate(Path("a.pem"), Path("a.key"))
OPEN = replace(LOCAL, host="0.0.0.0", public_url="https://console.chu.example", certificate=TLS, team=TEAM)


@pytest.mark.parametrize(
    "plan",
    [
        LOCAL,
        replace(LOCAL, host="::1"),
        replace(LOCAL, team=TEAM),
        replace(LOCAL, team=replace(TEAM, issuer="http://127.0.0.1:9")),
        replace(LOCAL, public_url="https://console.chu.example:8443", certificate=TLS),
        OPEN,
    ],
)
def test_what_only_its_readers_can_reach_may_start(plan: Plan) -> None:
    plan.check()


@pytest.mark.parametrize(
    ("plan", "named"),
    [
        (replace(LOCAL, host="0.0.0.0"), "0.0.0.0"),
        (replace(LOCAL, host="10.0.0.1", team=TEAM), "--public-url"),
        (replace(OPEN, team=None), "--oidc-issuer"),
        (replace(OPEN, certificate=None), "--certificate"),
        (replace(OPEN, public_url=""), "--public-url"),
        (replace(LOCAL, host="localhost"), "localhost"),
        (replace(LOCAL, public_url="https://a.example"), "vont ensemble"),
        (replace(LOCAL, certificate=TLS), "vont ensemble"),
        *(
            (replace(OPEN, public_url=url), "sans chemin")
            for url in (
                "http://a.example",
                "https://a.example/",
                "https://a.example/x",
                "https://A.example",
                "https://",
            )
        ),
        *(
            (replace(OPEN, public_url=url), "sans chemin")
            for url in (
                "https://a.example:443",
                "https://u@a.example",
                "https://a.example.",
                "a.example",
                "https://a b",
            )
        ),
        (replace(LOCAL, team=replace(TEAM, issuer="http://sso.chu.example")), "https"),
    ],
)
def test_what_others_could_reach_is_refused_in_french(plan: Plan, named: str) -> None:
    with pytest.raises(PlanError, match=named):
        plan.check()


def test_a_secret_is_read_from_its_file_and_nowhere_shown(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    team = replace(TEAM, secret_file=file)
    with pytest.raises(PlanError, match="ne peut pas être lu"):
        team.secret()
    file.write_bytes(b"\xff")
    with pytest.raises(PlanError, match="ne peut pas être lu"):
        team.secret()
    file.write_text(" \n")
    with pytest.raises(PlanError, match="vide"):
        team.secret()
    file.write_text("s3cret\n")
    assert team.secret() == "s3cret"
    assert "s3cret" not in repr(team)


def test_the_index_is_of_this_machine_unless_another_is_named() -> None:
    assert LOCAL.store_url == "sqlite:////home/console/index.sqlite"
    assert replace(LOCAL, store="postgresql://a/b").store_url == "postgresql://a/b"
