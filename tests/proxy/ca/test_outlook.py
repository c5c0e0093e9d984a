from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from proxy import ca
from proxy.ca import outlook, revoking, rotating
from proxy.standing import Light
from tests.proxy.ca.making import NAMES, NOW, alone, rooted, vault

END = NOW + timedelta(days=365)


@pytest.mark.parametrize(
    ("left", "light", "words"),
    [
        (timedelta(days=31), None, ""),
        (timedelta(days=30, hours=23), Light.AMBER, "expire dans 30 jours (22/11/2027)"),
        (timedelta(days=8), Light.AMBER, "L'autorité expire dans 8 jours"),
        (timedelta(days=7, hours=23), Light.AMBER, "URGENT. L'autorité expire dans 7 jours (22/11/2027)."),
        (timedelta(days=1), Light.AMBER, "dans 1 jour ("),
        (timedelta(hours=1), Light.AMBER, "expire aujourd'hui"),
        (timedelta(), Light.AMBER, "URGENT"),
        (timedelta(seconds=-1), Light.RED, "a expiré le 22/11/2027"),
        (timedelta(days=-400), Light.RED, "a expiré le 22/11/2027"),
    ],
)
def test_the_end_is_told_thirty_days_before_and_insisted_on_from_seven(
    tmp_path: Path, left: timedelta, light: Light | None, words: str
) -> None:
    authority = ca.inspect(alone(tmp_path), NAMES, now=NOW)
    told = outlook.expiry_words(authority, END - left)
    assert (told and told[0]) == light
    assert words in (told[1] if told else "")


def test_what_to_do_depends_on_who_signed(tmp_path: Path) -> None:
    self_signed = ca.inspect(alone(tmp_path / "alone"), now=NOW)
    under_root = ca.inspect(rooted(tmp_path / "rooted", vault(tmp_path / "vault")), now=NOW)
    assert "paravent ca renew" in outlook.remedy(self_signed)
    assert "paravent ca request" in outlook.remedy(under_root)


STATES: list[tuple[Callable[[Path], object], timedelta, Light, str]] = [
    (lambda _: None, timedelta(), Light.GREEN, "Valable jusqu'au 22/11/2027."),
    (lambda _: None, timedelta(days=340), Light.AMBER, "expire dans 25 jours"),
    (lambda _: None, timedelta(days=366), Light.RED, "n'est pas valide"),
    (lambda confdir: (confdir / ca.KEY_FILE).chmod(0o644), timedelta(), Light.RED, "lisible par d'autres"),
    (lambda confdir: rotating.renew(confdir, NAMES, now=NOW), timedelta(), Light.GREEN, "Valable jusqu'au"),
    (lambda confdir: ca.create(confdir, NAMES, now=NOW, overwrite=True), timedelta(), Light.AMBER, "remplacée"),
    (revoking.revoke, timedelta(), Light.RED, "révoquée"),
]


@pytest.mark.parametrize(("act", "wait", "light", "words"), STATES)
def test_its_point_on_the_status_page(
    tmp_path: Path, act: Callable[[Path], object], wait: timedelta, light: Light, words: str
) -> None:
    running = ca.inspect(alone(tmp_path), now=NOW).subject
    act(tmp_path)
    point = outlook.point(tmp_path, NAMES, NOW + wait, running)
    assert (point.light, point.what) == (light, "Autorité du poste")
    assert words in point.words
