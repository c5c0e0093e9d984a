from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from proxy.cli import signing
from proxy.cli.exits import Exit
from proxy.cli.signing import PRIVATE, PUBLIC
from proxy.supply.signature import is_signed, public_key
from tests.proxy.supply.workbench import policy

app = typer.Typer()
app.command()(signing.keygen)
app.command()(signing.sign)


def _run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)))
    return result.exit_code, result.output


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    assert _run("keygen", "--out", tmp_path / "keys")[0] == Exit.OK
    return tmp_path / "keys"


def test_a_pair_of_keys_is_made_and_the_private_one_is_its_owner_s(keys: Path) -> None:
    assert (keys / PRIVATE).stat().st_mode & 0o777 == 0o600
    assert (keys / PUBLIC).stat().st_mode & 0o777 == 0o644
    assert keys.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("left", [PRIVATE, PUBLIC])
def test_no_key_is_written_over(keys: Path, left: str) -> None:
    before = {name: (keys / name).read_bytes() for name in (PRIVATE, PUBLIC)}
    for name in before.keys() - {left}:
        (keys / name).unlink()
    status, output = _run("keygen", "--out", keys)
    assert (status, "existe déjà" in output) == (Exit.USAGE, True)
    assert (keys / left).read_bytes() == before[left]
    assert [path.name for path in keys.iterdir()] == [left]


def test_keys_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    status, output = _run("keygen", "--out", tmp_path / "file" / "keys")
    assert (status, "ne peuvent pas être écrites" in output.replace("\n", " ")) == (Exit.USAGE, True)


def test_a_policy_is_signed_beside_itself(tmp_path: Path, keys: Path) -> None:
    file = tmp_path / "chu.yaml"
    file.write_bytes(policy())
    assert _run("sign", file, "--key", keys / PRIVATE)[0] == Exit.OK
    signed = (tmp_path / "chu.yaml.sig").read_bytes()
    assert is_signed(public_key(keys / PUBLIC), "chu.yaml", policy(), signed)


@pytest.mark.parametrize(
    ("content", "key", "status", "told"),
    [
        (b"id: chu\nid: chu\n", PRIVATE, Exit.POLICY_INVALID, "chu.yaml:2:1"),
        (policy(), PUBLIC, Exit.USAGE, "pas une clé privée ed25519"),
        (policy(), "absent", Exit.USAGE, "clé illisible"),
        (None, PRIVATE, Exit.USAGE, "impossible"),
    ],
)
def test_what_cannot_be_signed_is_told_and_nothing_is_written(  # noqa: PLR0917 - the columns of a table
    tmp_path: Path, keys: Path, content: bytes | None, key: str, status: Exit, told: str
) -> None:
    if content is not None:
        (tmp_path / "chu.yaml").write_bytes(content)
    result = _run("sign", tmp_path / "chu.yaml", "--key", keys / key)
    assert result[0] == status
    assert told in result[1].replace("\n", "")
    assert not (tmp_path / "chu.yaml.sig").exists()
