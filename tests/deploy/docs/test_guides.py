"""The guides for hospitals hold what they promise: whoever copies a line of them gets what the line says."""

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from proxy.ca.outlook import SOON_DAYS, URGENT_DAYS
from proxy.ca.rotating import OVERLAP_DAYS
from proxy.canary.canary import EVERY_S as TRIAL_S
from proxy.canary.outcome import PATIENCE
from proxy.capture.resolving import EVERY_S as LOOK_UP_S
from proxy.capture.rules import LIFE_S
from proxy.doctor.all import CHECKS
from proxy.gate.accounts import PATIENCE_S
from proxy.install import places
from proxy.notify.autostart import FILE
from proxy.reasons import ReasonCode
from tests.deploy.docs.markdown import anchors, code, commands, links
from tests.deploy.docs.program import objection, options, ours

ROOT: Final = Path(__file__).parents[3]
DEPLOY: Final = ROOT / "deploy"
GUIDES: Final = {
    path.relative_to(DEPLOY).as_posix(): path.read_text("utf-8").replace("\u00a0", " ")
    for path in (DEPLOY / "README.md", *sorted((DEPLOY / "docs").glob("*.md")))
}
INSTALLATION, RUNBOOK = GUIDES["docs/installation.md"], GUIDES["docs/runbook-rssi.md"]
PIP: Final = {"--require-hashes"}
"""Options that are spoken of, and not ours."""


@pytest.mark.parametrize(
    ("words", "objected"),
    [
        ("ca renew --home /var/lib/paravent", ""),
        ("journal verify dossier --key a --key b", ""),
        ("ca", ""),
        ("ca prolong", "no command prolong"),
        ("ca renew --force", "no option --force"),
        ("ca renew --home", "--home needs a value"),
        ("journal key un deux", "too many arguments"),
    ],
)
def test_what_the_program_would_refuse_is_seen(words: str, objected: str) -> None:
    assert objection(words.split()) == objected


def test_commands_are_found_however_they_are_written() -> None:
    block = "  ```sh\n  sudo paravent run \\\n    --port 1  # why\n  a | paravent try -\n  ```\n"
    text = f"`sudo -u paravent paravent ca show`\n\n{block}"
    assert [ours(one) for one in commands(text)] == [["ca", "show"], ["run", "--port", "1"], None, ["try", "-"]]


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_exists_with_its_options(guide: str) -> None:
    wrong = {one: said for one in commands(GUIDES[guide]) if (said := objection(ours(one) or []))}
    assert wrong == {}


def test_the_guides_quote_commands_at_all() -> None:
    named = {words[0] for text in GUIDES.values() for one in commands(text) if (words := ours(one))}
    assert named >= {"install", "uninstall", "doctor", "run", "ca", "journal", "capture", "pac", "policy", "console"}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_option_that_is_spoken_of_exists(guide: str) -> None:
    spoken = {one.split()[0] for one in code(GUIDES[guide]) if one.startswith("--")}
    assert spoken <= {*options(), *PIP}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_unit_that_is_named_is_placed(guide: str) -> None:
    text = GUIDES[guide]
    named = set(re.findall(r"\bparavent[\w-]*\.service", text))
    for command in commands(text):
        words = shlex.split(command, comments=True)
        if {"systemctl", "journalctl"} & set(words[:2]):
            named |= {f"{word.removesuffix('.service')}.service" for word in words if word.startswith("paravent")}
    assert named - yours(text) <= set(places.UNITS)


def yours(text: str) -> set[str]:
    """The units that a guide has its reader write."""
    return set(re.findall(r"(?:service à vous, `/etc/systemd/system/|sous le nom `)([\w-]+\.service)`", text))


def test_the_units_that_are_placed_are_those_of_the_package() -> None:
    assert {path.name for path in (ROOT / "proxy/install/units").iterdir()} == set(places.UNITS)


def test_the_table_of_what_is_placed_is_that_of_the_installation() -> None:
    table = INSTALLATION.partition("<!-- places : début -->")[2].partition("<!-- places : fin -->")[0]
    told = re.findall(r"^\| `(/[^`]+)` \|", table, re.MULTILINE)
    single = {
        value for name, value in vars(places).items() if name.isupper() and isinstance(value, str) and value[0] == "/"
    }
    units = {f"{places.UNIT_FOLDER}/{name}" for name in places.UNITS}
    assert len(told) == len(set(told))
    assert set(told) == (single - {places.UNIT_FOLDER}) | units | {*places.CHROMIUMS, f"/{FILE}"}


def test_the_ports_are_those_of_the_installation() -> None:
    told = {int(port) for port in re.findall(r"^\| (\d{4}) \|", INSTALLATION, re.MULTILINE)}
    assert told == {places.EXPLICIT_PORT, places.TRANSPARENT_PORT, places.STATUS_PORT}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_leads_somewhere(guide: str) -> None:
    for target in links(GUIDES[guide]):
        place, _, anchor = target.partition("#")
        path = (DEPLOY / guide).parent / place if place else DEPLOY / guide
        assert path.exists(), target
        assert not anchor or anchor in anchors(path.read_text("utf-8")), target


def test_every_line_of_the_doctor_leads_to_a_page_of_the_runbook() -> None:
    table = RUNBOOK.partition("<!-- doctor : début -->")[2].partition("<!-- doctor : fin -->")[0]
    rows = [row.split(" | ")[0] for row in table.strip().replace("\n| ", "\n").splitlines()[2:]]
    told = [name.strip(" |") for row in rows for name in row.split(" · ")]
    assert sorted(told) == sorted(check.what for check in CHECKS)


@pytest.mark.parametrize("sheet", RUNBOOK.split("\n## ")[2:], ids=lambda text: text.partition("\n")[0])
def test_every_sheet_of_the_runbook_says_what_is_seen_what_to_do_and_what_to_tell(sheet: str) -> None:
    assert "- **On le voit**" in sheet or "- **Quand**" in sheet
    assert sheet.index("- **À faire**") < sheet.index("- **À dire**")


def test_the_codes_of_the_runbook_exist() -> None:
    codes = {one for one in code(RUNBOOK) if re.fullmatch(r"[a-z]+_[a-z_]+", one)}
    assert codes
    assert codes <= {reason.value for reason in ReasonCode}


@pytest.mark.parametrize(
    ("guide", "told"),
    [
        ("docs/installation.md", f"inscrite {LIFE_S // 3600} heures"),
        ("docs/installation.md", f"toutes les {LOOK_UP_S / 60:.0f} minutes"),
        ("docs/limites.md", f"toutes les {LOOK_UP_S / 60:.0f} minutes"),
        ("docs/limites.md", "ne répond pas en deux secondes" if PATIENCE_S == 2 else "?"),
        ("docs/runbook-rssi.md", f"orange à {SOON_DAYS} jours, « URGENT » à {URGENT_DAYS}"),
        ("docs/runbook-rssi.md", "quatorze jours après" if OVERLAP_DAYS == 14 else "?"),
        ("docs/runbook-rssi.md", "toutes les cinq minutes" if TRIAL_S == 300 else "?"),
        ("docs/runbook-rssi.md", "trois fois sans réponse" if PATIENCE == 3 else "?"),
    ],
)
def test_figures_are_those_of_the_program(guide: str, told: str) -> None:
    assert told in " ".join(GUIDES[guide].split())


def test_the_note_to_staff_leaves_to_each_hospital_what_only_it_knows() -> None:
    note = GUIDES["docs/note-personnel.md"]
    fields = re.findall(r"\[[^\]]+\]", note)
    assert len(fields) > 10
    assert len(note.split()) < 700
