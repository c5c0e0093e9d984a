import json
from pathlib import Path

import pytest

from proxy.doctor.browsers import CHECKS, at, differing, in_force
from proxy.doctor.machine import Machine
from proxy.install import places
from proxy.install.browsers import chromium, firefox
from proxy.standing import Light, Point

EDGE = places.CHROMIUMS[3]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """One whose browsers are told what an installation tells them."""
    for place in places.CHROMIUMS:
        write(tmp_path / place[1:], chromium([]))
    write(tmp_path / places.FIREFOX[1:], firefox([]))
    return Machine(tmp_path)


def write(path: Path, tree: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(tree))


def points(machine: Machine) -> dict[str, Point]:
    return {check.name: check.point(machine) for check in CHECKS}


def lights(machine: Machine) -> dict[str, Light]:
    return {name: point.light for name, point in points(machine).items() if point.light is not Light.GREEN}


def test_what_an_installation_writes_is_green(machine: Machine) -> None:
    assert lights(machine) == {}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"QuicAllowed": True}, {"browsers-quic": Light.AMBER}),
        ({"EncryptedClientHelloEnabled": True}, {"browsers-ech": Light.AMBER}),
        ({"DnsOverHttpsMode": "secure"}, {"browsers-doh": Light.RED}),
        ({"ProxySettings": {"ProxyMode": "direct"}}, {"browsers-pac": Light.AMBER}),
        ({"HomepageLocation": "https://intranet.chu.example"}, {}),
    ],
)
def test_a_file_that_is_read_after_ours_prevails(
    machine: Machine, settings: dict[str, object], expected: dict[str, Light]
) -> None:
    folder = machine.at(EDGE).parent
    write(folder / "aaa.json", settings)
    assert lights(machine) == {}
    (folder / "aaa.json").rename(folder / "zzz.json")
    assert lights(machine) == expected
    assert all(str(Path(EDGE).parent) in points(machine)[name].words for name in expected)


def test_a_missing_file_is_one_line_and_the_other_browsers_are_still_judged(machine: Machine) -> None:
    machine.at(EDGE).unlink()
    assert lights(machine) == {"browsers": Light.RED}
    for place in (*places.CHROMIUMS, places.FIREFOX):
        machine.at(place).unlink(missing_ok=True)
    found = lights(machine)
    assert found.pop("browsers") is Light.RED
    assert set(found.values()) == {Light.AMBER}


@pytest.mark.parametrize("words", ["{", "[]", "", "null"])
def test_a_file_that_is_no_policy_is_told(machine: Machine, words: str) -> None:
    machine.at(places.FIREFOX).write_text(words)
    assert lights(machine) == {"browsers": Light.RED}


def test_settings_are_compared_by_value_and_kind() -> None:
    assert at({"a": {"b": 1}}, ("a", "b")) == 1
    assert at({"a": 1}, ("a", "b")) is None
    assert differing({"a": False}, {"a": False}, (("a",),)) is None
    assert differing({"a": 0}, {"a": False}, (("a",),)) == ("a",)
    assert differing({}, {"a": False}, (("a",),)) == ("a",)


def test_the_policies_in_force_are_all_files_laid_in_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "a.json", {"x": 1, "y": 1})
    write(tmp_path / "b.json", {"y": 2})
    assert in_force(tmp_path / "a.json") == {"x": 1, "y": 2}
    with pytest.raises(FileNotFoundError):
        in_force(tmp_path / "missing.json")
