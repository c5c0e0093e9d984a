import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from proxy.cli.capturing import app
from proxy.cli.exits import Exit
from tests.proxy.capture.namespace import world
from tests.proxy.capture.station import Station

CAPTURE_FAILED = Exit.CAPTURE_FAILED
NO_RIGHT = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--")


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    with world() as made, Station(made, tmp_path) as station:
        yield station


def test_rules_are_shown_as_nft_takes_them() -> None:
    shown = CliRunner().invoke(app, ["rules", "--user", "990", "--user", "12", "--port", "18081", "--queue", "7"])
    assert shown.exit_code == Exit.OK
    assert shown.output.startswith("table inet paravent\ndelete table inet paravent\n")
    assert "meta skuid { 12, 990 } return" in shown.output
    assert "redirect to :18081" in shown.output
    assert "queue num 7" in shown.output


def test_the_rules_of_the_fallback_too() -> None:
    shown = CliRunner().invoke(app, ["rules", "--user", "root", "--fallback"])
    assert "meta skuid { 0 } return" in shown.output
    assert "queue" not in shown.output


def test_an_account_that_is_not_there_is_said() -> None:
    shown = CliRunner().invoke(app, ["rules", "--user", "personne-de-ce-nom"])
    assert shown.exit_code == Exit.USAGE
    assert "Aucun compte « personne-de-ce-nom »" in shown.output


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["down", "--help"], ["status", "--help"]])
def test_help_is_there(words: list[str]) -> None:
    assert CliRunner().invoke(app, words).exit_code == Exit.OK


def test_it_is_kept_shown_and_taken_away(station: Station) -> None:
    before = station.here.rules()
    runtime = ("--runtime", str(station.folder))
    absent = station.paravent("status", *runtime)
    assert absent.returncode == CAPTURE_FAILED
    assert "absentes" in absent.stdout
    assert "aucun signe de vie" in absent.stdout
    assert "sudo systemctl restart paravent-capture" in absent.stderr

    station.keep()
    _until_alive(station.folder / "alive")
    shown = station.paravent("status", *runtime)
    assert (shown.returncode, "posées" in shown.stdout, "0 en IPv4, 0 en IPv6" in shown.stdout) == (Exit.OK, True, True)
    assert station.end() == ""
    assert station.keeper is not None
    assert station.keeper.returncode == Exit.OK
    assert "sport 53" in station.here.rules()

    os.utime(station.folder / "alive", (0, 0))
    assert station.paravent("status", *runtime).returncode == CAPTURE_FAILED
    assert station.paravent("down").returncode == Exit.OK
    assert station.here.rules() == before


def test_the_fallback_carries_what_was_known_and_what_was_not(station: Station) -> None:
    (station.folder / "addresses").write_text(f"203.0.113.7 {time.time() + 900:.0f}\n")
    assert station.paravent("fallback", "--user", "990", "--state", str(station.folder)).returncode == Exit.OK
    assert station.reach("203.0.113.7", 80) == "proxy 203.0.113.7 80"
    assert station.reach("203.0.113.8") == "proxy 203.0.113.8 443"
    shown = station.paravent("status", "--runtime", str(station.folder))
    assert (shown.returncode, "de secours" in shown.stdout) == (CAPTURE_FAILED, True)
    assert "1 en IPv4, 0 en IPv6" in shown.stdout
    assert station.paravent("down").returncode == Exit.OK
    assert station.reach("203.0.113.8") == "direct"


def test_a_second_keeper_is_told_that_there_is_one(station: Station) -> None:
    station.keep()
    second = station.paravent("run", "--user", "990", "--state", str(station.folder))
    assert second.returncode == CAPTURE_FAILED
    assert "une autre capture tourne déjà" in second.stderr


def test_without_rights_it_is_said(station: Station) -> None:
    for words in ("run", "down", "fallback", "status"):
        done = station.paravent(words, *(["--user", "990"] if words in {"run", "fallback"} else []), prefix=NO_RIGHT)
        assert done.returncode == CAPTURE_FAILED, words
        assert "en root" in done.stderr


def _until_alive(path: Path) -> None:
    end = time.monotonic() + 30
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
