"""The product on a Debian that systemd really runs: installed, at work under its hardening, and gone again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.proxy.install import guide
from tests.proxy.install.roots import inside, layer, needs_root, seen

pytestmark = [
    needs_root,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        Path(__file__).is_relative_to("/tmp"), reason="PrivateTmp= hides from the services a product that lies there"
    ),
]

ROOT = Path(__file__).parents[3]
PYTHON = "/opt/python"
SITE = next(each for each in sys.path if each.endswith("site-packages"))
PATHS = (SITE, str(ROOT))

PROGRAM = """#!/opt/paravent/bin/python
from proxy.cli import main
main()
"""
SCRIPT = r"""
exec > /root/said 2>&1
export PATH=/opt/paravent/bin:$PATH
nft list ruleset > /root/rules.before
paravent install; echo $? > /root/installed
for _ in $(seq 90); do
    python -c 'import urllib.request as u; print(u.urlopen("http://127.0.0.1:8088/etat.json").read().decode())' \
        > /root/state 2> /dev/null && break
    sleep 1
done
systemctl is-active paravent paravent-capture > /root/active
nft list ruleset > /root/rules.during
kill -9 $(systemctl show -p MainPID --value paravent-capture); sleep 1
for _ in $(seq 60); do systemctl is-active --quiet paravent-capture && break; sleep 1; done
systemctl is-active paravent-capture >> /root/active
systemctl show -p NRestarts --value paravent-capture >> /root/active
journalctl --no-pager -u paravent -u paravent-capture -u paravent-fallback
paravent install; echo $? > /root/again
cp /root/guide/*.service /etc/systemd/system/; systemctl daemon-reload
systemctl start paravent-ship paravent-forward
for _ in $(seq 60); do
    [ -s /var/lib/paravent/forward/sent ] && journalctl -u paravent-ship | grep -q Paravent.r && break
    sleep 1
done
systemctl is-active paravent-ship paravent-forward > /root/sending
cp /var/lib/paravent/forward/sent /root/sent
journalctl --no-pager -o cat -u paravent-ship -u paravent-forward > /root/sending.said
systemctl start other
mkdir -p /run/systemd/system/paravent-fallback.service.d
printf '[Service]\nExecStart=\nExecStart=/bin/false\n' > /run/systemd/system/paravent-fallback.service.d/fails.conf
systemctl daemon-reload; systemctl start paravent-fallback
rm -r /run/systemd/system/paravent-fallback.service.d
systemctl is-failed paravent-fallback other > /root/failed
paravent uninstall --yes --keep-journal /root/kept; echo $? > /root/uninstalled
systemctl list-units --all --plain --no-legend 'paravent*' other.service > /root/failed.after
rm /etc/systemd/system/paravent-ship.service /etc/systemd/system/paravent-forward.service
systemctl daemon-reload
nft list ruleset > /root/rules.after
systemctl list-unit-files --no-legend 'paravent*' > /root/units.after
systemctl poweroff
"""
SIEM = "--ca /etc/paravent/siem-ca.pem syslog+tls://siem.chu.example:6514"
OTHER = "[Service]\nType=oneshot\nExecStart=/bin/false\n"
UNIT = "[Service]\nType=idle\nExecStart=/bin/bash /root/script\n"


@pytest.fixture(scope="module")
def booted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str]]:
    """What a machine's /root holds after all of it, and the machine before and after."""
    folder = tmp_path_factory.mktemp("boot")
    kept = folder / "kept"
    with layer(folder) as root:
        _furnish(root)
        before = seen(root)
        inside(root, "umount", "/proc")
        _boot(root)
        inside(root, "mount", "-t", "proc", "proc", "/proc")
        after = seen(root)
        subprocess.run(["cp", "-a", root / "root", kept], check=True)
    return kept, before, after


def test_it_is_installed_and_removed_without_an_error(booted: tuple[Path, dict[str, str], dict[str, str]]) -> None:
    said = (booted[0] / "said").read_text()
    assert [(booted[0] / name).read_text().strip() for name in ("installed", "again", "uninstalled")] == ["0"] * 3, said


def test_under_its_hardening_it_analyses_writes_and_captures(
    booted: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    state = json.loads((booted[0] / "state").read_text())
    assert {point["what"]: point["light"] for point in state["points"]} == {
        point["what"]: "green" for point in state["points"]
    }
    assert "table inet paravent" in (booted[0] / "rules.during").read_text()


def test_services_run_and_come_back_after_a_kill(booted: tuple[Path, dict[str, str], dict[str, str]]) -> None:
    assert (booted[0] / "active").read_text().split() == ["active", "active", "active", "1"], (
        booted[0] / "said"
    ).read_text()


def test_afterwards_rules_units_and_files_are_as_before(booted: tuple[Path, dict[str, str], dict[str, str]]) -> None:
    kept, before, after = booted
    assert (kept / "rules.after").read_text() == (kept / "rules.before").read_text()
    assert (kept / "units.after").read_text() == ""
    assert _ours(after) == _ours(before)


def test_what_the_guide_has_people_add_sends_the_journal_and_waits_through_outages(
    booted: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    said = (booted[0] / "sending.said").read_text()
    assert (booted[0] / "sending").read_text().split() == ["active", "active"], said
    assert "|started|Paravent démarré|" in (booted[0] / "sent").read_text()
    assert "Paravent réessaie" in said


def test_failures_of_others_stay_what_their_administrator_looks_for(
    booted: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    assert (booted[0] / "failed").read_text().split() == ["failed", "failed"]
    assert (booted[0] / "failed.after").read_text().split()[:4] == ["other.service", "loaded", "failed", "failed"]


def test_the_policies_that_decisions_name_are_kept_with_the_journal(
    booted: tuple[Path, dict[str, str], dict[str, str]],
) -> None:
    assert [path.suffix for path in (booted[0] / "kept/policy/archive").iterdir()] == [".yaml"]


def test_the_journal_that_was_kept_is_whole(booted: tuple[Path, dict[str, str], dict[str, str]]) -> None:
    journal = booted[0] / "kept/journal"
    done = subprocess.run(
        [Path(sys.executable).with_name("paravent"), "journal", "verify", journal],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _furnish(root: Path) -> None:
    """Put the product at its place: an environment of the root's own, on the packages of the tests."""
    (root / PYTHON[1:]).mkdir(parents=True)
    for path in PATHS:
        (root / path[1:]).mkdir(parents=True, exist_ok=True)
    home = root / "opt/paravent"
    (home / "bin").mkdir(parents=True)
    (home / "bin/python").symlink_to(f"{PYTHON}/bin/{Path(sys.executable).resolve().name}")
    (home / "pyvenv.cfg").write_text(f"home = {PYTHON}/bin\ninclude-system-site-packages = false\n")
    site = home / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
    site.mkdir(parents=True)
    (site / "paravent.pth").write_text("\n".join(PATHS) + "\n")
    (home / "bin/paravent").write_text(PROGRAM)
    (home / "bin/paravent").chmod(0o755)
    for library in Path(sys.base_prefix, "lib").glob("libpython*.so.*"):
        (root / "usr/lib" / library.name).symlink_to(f"{PYTHON}/lib/{library.name}")
    (root / "root/script").write_text(SCRIPT)
    (root / "root/guide").mkdir()
    for name, text in guide.units().items():
        (root / "root/guide" / name).write_text(text.replace(SIEM, "file:///var/lib/paravent/forward/sent"), "utf-8")
    (root / "etc/systemd/system/trial.service").write_text(UNIT)
    (root / "etc/systemd/system/other.service").write_text(OTHER)
    wants = root / "etc/systemd/system/multi-user.target.wants"
    wants.mkdir(parents=True, exist_ok=True)
    (wants / "trial.service").symlink_to("../trial.service")


def _boot(root: Path) -> None:
    """Run the machine until it powers itself off; after four minutes it is told to."""
    binds = [f"--bind-ro={sys.base_prefix}:{PYTHON}", *(f"--bind-ro={path}" for path in PATHS)]
    limit = ["timeout", "--kill-after=30", "240"]
    command = [*limit, "systemd-nspawn", "-D", root, "--register=no", "--keep-unit", "--private-network", *binds, "-b"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]


def _ours(paths: dict[str, str]) -> dict[str, str]:
    """Without what any boot of any Debian writes."""
    systems_own = (
        "var/log/",
        "var/lib/systemd",
        "var/tmp",
        "tmp/",
        "etc/machine-id",
        "etc/resolv",
        "var/cache/ldconfig",
    )
    return {path: told for path, told in paths.items() if not path.startswith(systems_own)}
