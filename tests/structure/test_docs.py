"""What the documents say is what the product does."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from policies.lifting import doubts
from policies.loading import DEFAULT, load
from proxy.cli.app import app
from proxy.cli.exits import MEANINGS, Exit
from proxy.reasons import ReasonCode
from proxy.services.catalogue import Catalogue

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "deploy").glob("*.md"),
        *(ROOT / "deploy" / "docs").glob("*.md"),
        *(ROOT / "models").glob("*.md"),
        *(ROOT / "detectors").glob("*.md"),
        *(ROOT / "policies").glob("*.md"),
    ]
)


@pytest.mark.parametrize(
    "command", ["run", "install", "doctor", "try", "scan", "demo", "ca", "capture", "journal", "policy"]
)
def test_each_command_explains_itself_in_french(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert re.search(r"[éèàê]", result.output)


def test_the_help_lists_every_exit_status() -> None:
    help_text = re.sub(r"\s+", " ", CliRunner().invoke(app, ["--help"]).output)
    for status, meaning in MEANINGS.items():
        assert f"{status.value} {meaning}" in help_text


def test_every_exit_status_has_its_meaning() -> None:
    assert set(MEANINGS) == set(Exit)


def test_the_codes_of_the_readme_exist() -> None:
    table = README.partition("`x-paravent-code`")[2].partition("### ")[0]
    codes = re.findall(r"`([a-z]+_[a-z_]+)`", table)
    assert codes
    assert set(codes) <= {reason.value for reason in ReasonCode}


def test_the_commands_of_the_readme_exist() -> None:
    names = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert set(re.findall(r"`(?:\.venv/bin/)?paravent ([a-z]+)", README)) <= names


def test_the_changelog_counts_the_services_right() -> None:
    count = re.search(r"(\d+) services d'IA au catalogue", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert count is not None
    assert int(count[1]) == sum(bool(service.hosts) for service in Catalogue.load().services)


@pytest.mark.parametrize("document", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_named_in_a_document_exist(document: Path) -> None:
    for name in re.findall(
        r"`((?:proxy|policies|detectors|models|tests|deploy)/[\w/.-]*)`", document.read_text("utf-8")
    ):
        assert (ROOT / name).exists(), name


def test_what_the_readme_has_an_administrator_write_is_a_policy_without_doubts() -> None:
    written = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert written is not None
    services = frozenset(service.id for service in Catalogue.load().services)
    loaded = load(f"extends: has-2025\nid: chu\ntitle: CHU\nversion: 1\n{written[1]}", services)
    assert [one.id for one in loaded.policy.exemptions] == ["dim-codage"]
    assert list(doubts(loaded.policy)) == []


def test_the_readme_speaks_of_the_policy_that_ships() -> None:
    assert DEFAULT.relative_to(ROOT).as_posix() in README
    assert load(DEFAULT).files[0].document.default == "block"
