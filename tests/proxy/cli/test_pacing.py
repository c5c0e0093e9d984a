import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli import pacing
from proxy.cli.exits import Exit
from proxy.pac import pac
from proxy.services.catalogue import Catalogue

CATALOGUE = Catalogue.load()

app = typer.Typer()
app.command("pac")(pacing.pac)
app.command("egress")(pacing.egress)


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


def test_it_prints_the_file_that_the_status_page_serves() -> None:
    assert run("pac") == (Exit.OK, pac(CATALOGUE))


@pytest.mark.parametrize("parent", ["proxy.chu.example:3128", "http://proxy.chu.example:3128/"])
def test_the_parent_is_written_as_people_copy_it(parent: str) -> None:
    told = run(
        "pac",
        "--parent",
        parent,
        "--direct",
        "chu.example",
        "--direct",
        "ght.example",
        "--proxy",
        "paravent.chu.example:80",
    )
    written = pac(CATALOGUE, "paravent.chu.example:80", "proxy.chu.example:3128", ["chu.example", "ght.example"])
    assert told == (Exit.OK, written)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--parent", "proxy"], "« proxy » n'est pas une adresse de proxy"),
        (["--parent", "https://proxy:3128"], "n'est pas une adresse de proxy"),
        (["--direct", "*.chu.example"], "n'est pas un nom de domaine"),
    ],
)
def test_what_is_badly_written_is_said_in_french_and_nothing_is_printed(arguments: list[str], told: str) -> None:
    status, output = run("pac", *arguments)
    assert status == Exit.USAGE
    assert told in output
    assert "FindProxyForURL" not in output


def test_a_broken_catalogue_has_its_own_status(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("- {id: x}\n", "utf-8")
    status, output = run("pac", "--catalogue", str(tmp_path / "broken.yaml"))
    assert status == Exit.CATALOGUE_INVALID
    assert "broken.yaml:1" in output


def _catalogue(folder: Path, *hosts: str) -> str:
    path = folder / "catalogue.yaml"
    path.write_text(
        f"- {{id: x, name: X, tier: open, kind: web, hosts: [{', '.join(hosts)}], adapter: null, rewrite: false}}\n",
        "utf-8",
    )
    return str(path)


def _seen(folder: Path, **addresses: datetime) -> str:
    path = folder / "addresses.json"
    path.write_text(json.dumps({one.replace("_", "."): when.isoformat() for one, when in addresses.items()}), "utf-8")
    return str(path)


def test_egress_lists_what_was_seen_lately_though_no_name_answers_today(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    state = _seen(
        tmp_path, **{"9_9_9_9": now - timedelta(hours=1), "9_9_9_10": now - timedelta(hours=49), "10_0_0_1": now}
    )
    known = _catalogue(tmp_path, "nobody.invalid")
    assert run("egress", "--state", state, "--catalogue", known) == (Exit.OK, "9.9.9.9\n")
    assert set(json.loads(Path(state).read_text("utf-8"))) == {"9.9.9.9", "10.0.0.1"}


def test_egress_without_an_address_prints_nothing_that_would_open_a_firewall(tmp_path: Path) -> None:
    known = _catalogue(tmp_path, "nobody.invalid")
    for written in ("", "not JSON", "{}"):
        (tmp_path / "addresses.json").write_text(written, "utf-8")
        status, output = run("egress", "--state", str(tmp_path / "addresses.json"), "--catalogue", known)
        assert status == Exit.FAILED
        assert output.startswith("Aucune adresse connue")


def test_egress_keeps_open_the_names_that_the_establishment_wrote(tmp_path: Path) -> None:
    (tmp_path / "keep-open.txt").write_text("9.9.9.9\n\nnobody.invalid\n", "utf-8")
    state = _seen(tmp_path, **{"9_9_9_9": datetime.now(UTC), "9_9_9_10": datetime.now(UTC)})
    asked = ["--state", state, "--catalogue", _catalogue(tmp_path, "nobody.invalid")]
    assert run("egress", *asked, "--keep-open", str(tmp_path / "keep-open.txt")) == (Exit.OK, "9.9.9.10\n")
    assert run("egress", *asked, "--keep-open", str(tmp_path / "none.txt")) == (Exit.OK, "9.9.9.9\n9.9.9.10\n")


def test_egress_says_when_its_memory_cannot_be_written(tmp_path: Path) -> None:
    state = tmp_path / "gone" / "addresses.json"
    status, output = run("egress", "--state", str(state), "--catalogue", _catalogue(tmp_path, "localhost.invalid"))
    assert status == Exit.INPUT_INVALID
    assert "notées" in output
