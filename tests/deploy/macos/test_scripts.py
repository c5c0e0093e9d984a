"""The scripts for a Mac, run from end to end on a throw-away root; Apple's own programs are stood in for."""

import json
import os
import plistlib
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from tests.deploy.macos.apple import FRESH, PROGRAMS

FOLDER: Final = Path(__file__).parents[3] / "deploy" / "macos"
SCRIPTS: Final = sorted(FOLDER.glob("*.sh"))
APPLE: Final = Path(__file__).with_name("apple.py")
PAC: Final = "http://127.0.0.1:8088/proxy.pac"
ANCHOR: Final = "com.apple/250.Paravent"
PARAVENT: Final = """#!{python}
import sys
import typer
from proxy.cli import authority, pacing
app = typer.Typer()
app.add_typer(authority.app, name="ca")
app.command("egress")(pacing.egress)
app(sys.argv[1:] + (["--catalogue", {catalogue!r}] if sys.argv[1] == "egress" else []))
"""
"""The product's own commands, over a catalogue of names that no DNS knows."""


class Mac:
    """A Mac that is none: a folder, a state, and the product."""

    def __init__(self, folder: Path, shell: str) -> None:
        self.root = folder / "root"
        self._shell = shell
        self._state = folder / "apple.json"
        self._state.write_text(json.dumps(FRESH), "utf-8")
        self._programs = folder / "bin"
        self._programs.mkdir()
        for name in PROGRAMS:
            (self._programs / name).write_text(f"#!{sys.executable} -IS\n{APPLE.read_text('utf-8')}", "utf-8")
            (self._programs / name).chmod(0o755)
        self._install_product(folder / "catalogue.yaml")

    def _install_product(self, catalogue: Path) -> None:
        catalogue.write_text(
            "- {id: x, name: X, tier: open, kind: web, hosts: [x.invalid], adapter: null, rewrite: false}\n", "utf-8"
        )
        product = self.root / "opt/paravent/bin/paravent"
        product.parent.mkdir(parents=True)
        product.write_text(PARAVENT.format(python=sys.executable, catalogue=str(catalogue)), "utf-8")
        product.chmod(0o755)

    @property
    def state(self) -> dict[str, Any]:
        found = json.loads(self._state.read_text("utf-8"))
        assert isinstance(found, dict)
        return found

    def change(self, **changes: object) -> None:
        self._state.write_text(json.dumps({**self.state, **changes}), "utf-8")

    def know(self, *addresses: str) -> None:
        """As if the DNS had answered these just now."""
        records = self.root / "var/db/paravent-install"
        records.mkdir(parents=True, exist_ok=True)
        seen = dict.fromkeys(addresses, datetime.now(UTC).isoformat())
        (records / "addresses.json").write_text(json.dumps(seen), "utf-8")

    def run(self, script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = f"{self._programs}:{os.environ['PATH']}"
        world = {**os.environ, "PATH": path, "APPLE": str(self._state), "PARAVENT_ROOT": str(self.root)}
        return subprocess.run(
            [self._shell, script, *arguments], env=world, capture_output=True, text=True, check=False, timeout=90
        )

    def does(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = self.run(FOLDER / script, *arguments)
        assert done.returncode == 0, done.stderr
        return done

    def files(self) -> set[str]:
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()}


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path, "dash")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing_to_say(script: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("shellcheck"), "-x", "-s", "sh", script],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("shell", ["dash", "bash"])  # the sh of macOS is bash
def test_installed_used_and_uninstalled_the_mac_is_as_it_was(tmp_path: Path, shell: str) -> None:
    mac = Mac(tmp_path, shell)
    files = mac.files()
    mac.know("9.9.9.9", "2620:fe::9")
    mac.does("install.sh")
    now = mac.state
    assert now["daemons"] == ["fr.paravent", "fr.paravent.refresh"]
    assert now["proxies"] == {service: [PAC, "Yes"] for service in FRESH["proxies"]}
    assert now["rules"] == {ANCHOR: ["9.9.9.9", "2620:fe::9"]}
    assert now["owners"] == {str(mac.root / "var/db/paravent"): "_paravent:_paravent"}
    assert now["accounts"]["/Users/_paravent"]["UniqueID"] == "498"  # 499 is taken
    assert len(now["trusted"]) == 1
    mac.does("uninstall.sh")
    left = mac.state
    assert left["proxies"].pop("Wi-Fi") == [PAC, "No"]  # networksetup can turn an address off, not forget it
    left["proxies"]["Wi-Fi"] = FRESH["proxies"]["Wi-Fi"]
    assert {**left, "owners": {}} == FRESH
    assert mac.files() == files


def test_installing_twice_is_installing_once(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh")
    once = mac.state, mac.files(), (mac.root / "var/db/paravent-install/manifest").read_text("utf-8")
    mac.does("install.sh")
    assert (mac.state, mac.files(), (mac.root / "var/db/paravent-install/manifest").read_text("utf-8")) == once


def test_rules_stay_when_no_name_answers_and_come_back_after_a_restart(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh")
    mac.know()
    mac.change(rules={}, references=[])  # what a restart does
    (mac.root / "var/run/paravent.pf").unlink()
    done = mac.does("refresh.sh")
    assert "restent telles quelles" in done.stderr
    assert mac.state["rules"] == {ANCHOR: ["9.9.9.9"]}
    assert len(mac.state["references"]) == 1


def test_a_first_installation_without_dns_closes_nothing_yet_and_says_so(mac: Mac) -> None:
    done = mac.does("install.sh")
    assert "Adresses inconnues" in done.stderr
    assert mac.state["rules"] == {}
    mac.does("uninstall.sh")


def test_a_new_interface_is_taken_and_what_somebody_changed_is_left(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh")
    mac.change(proxies={**mac.state["proxies"], "iPhone USB": ["(null)", "No"]})
    mac.does("refresh.sh")
    assert mac.state["proxies"]["iPhone USB"] == [PAC, "Yes"]
    mac.change(proxies={**mac.state["proxies"], "Wi-Fi": ["http://autre.chu.example/a.pac", "Yes"]})
    mac.does("refresh.sh")
    assert mac.state["proxies"]["Wi-Fi"] == [PAC, "Yes"]
    mac.change(proxies={**mac.state["proxies"], "Wi-Fi": ["http://autre.chu.example/a.pac", "Yes"]})
    mac.does("uninstall.sh")
    assert mac.state["proxies"]["Wi-Fi"] == ["http://autre.chu.example/a.pac", "Yes"]
    assert mac.state["proxies"]["USB 10/100/1000 LAN"] == FRESH["proxies"]["USB 10/100/1000 LAN"]


def test_a_renewed_authority_is_trusted_beside_the_old_one_and_both_leave(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh")
    made = mac.root / "var/db/paravent/ca/paravent-ca.crt"
    old = made.read_bytes()
    shutil.rmtree(made.parent)
    subprocess.run([mac.root / "opt/paravent/bin/paravent", "ca", "create", "--home", made.parents[1]], check=True)
    assert made.read_bytes() != old
    mac.does("refresh.sh")
    assert len(mac.state["trusted"]) == 2
    mac.does("uninstall.sh")
    assert mac.state["trusted"] == []


def test_where_macos_wants_somebody_to_agree_the_profile_is_named(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.change(interactive=True)
    assert "installez le profil" in mac.does("install.sh").stderr
    mac.does("uninstall.sh")


def test_the_service_is_told_of_the_parent_and_the_policy(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh", "--parent", "proxy.chu.example:3128", "--policy", "/etc/paravent/mon chu.yaml")
    written = plistlib.loads((mac.root / "Library/LaunchDaemons/fr.paravent.plist").read_bytes())
    added = ["--parent", "http://proxy.chu.example:3128", "--policy", "/etc/paravent/mon chu.yaml"]
    assert written["ProgramArguments"][-4:] == added


def test_the_journal_can_be_kept(mac: Mac) -> None:
    mac.know("9.9.9.9")
    mac.does("install.sh")
    mac.does("uninstall.sh", "--keep-home")
    assert {name for name in mac.files() if name.startswith("var/")} >= {"var/db/paravent/ca/paravent-ca.crt"}


@pytest.mark.parametrize(
    ("script", "arguments", "told"),
    [("install.sh", ["--pars"], "Option inconnue"), ("uninstall.sh", [], "rien à défaire")],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    mac: Mac, script: str, arguments: list[str], told: str
) -> None:
    files = mac.files()
    done = mac.run(FOLDER / script, *arguments)
    assert done.returncode == 1
    assert told in done.stderr
    assert (mac.state, mac.files()) == (FRESH, files)


def test_without_the_product_nothing_is_begun(mac: Mac) -> None:
    (mac.root / "opt/paravent/bin/paravent").unlink()
    done = mac.run(FOLDER / "install.sh")
    assert done.returncode == 1
    assert "installez d'abord" in done.stderr
    assert (mac.state, mac.files()) == (FRESH, set())
