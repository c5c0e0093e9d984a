from pathlib import Path

import pytest

from proxy.install.prerequisites import complaints
from tests.proxy.install.roots import needs_root


@needs_root
@pytest.mark.timeout(600)
def test_a_good_machine_has_nothing_to_complain_of(machine: Path) -> None:
    assert complaints(machine, "/opt/paravent") == []


@needs_root
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("missing", "package"),
    [
        ("usr/sbin/nft", "nftables"),
        ("usr/bin/certutil", "libnss3-tools"),
        ("usr/sbin/update-ca-certificates", "ca-certificates"),
        ("usr/bin/systemctl", "systemd"),
        ("usr/sbin/userdel", "passwd"),
    ],
)
def test_a_tool_that_is_missing_is_named_with_its_package(machine: Path, missing: str, package: str) -> None:
    (machine / missing).rename(machine / "aside")
    try:
        (only,) = complaints(machine, "/opt/paravent")
        assert package in only
    finally:
        (machine / "aside").rename(machine / missing)


@pytest.mark.parametrize("prefix", ["/absent", "/opt/un nom"])
def test_a_product_that_is_not_there_cannot_be_installed(prefix: str) -> None:
    assert any(prefix in each for each in complaints(Path("/"), prefix))


def test_a_product_that_its_service_could_not_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "product/bin").mkdir(parents=True)
    (tmp_path / "product/bin/python").touch()
    (tmp_path / "product").chmod(0o700)
    told = [each for each in complaints(Path("/"), str(tmp_path / "product")) if str(tmp_path) in each]
    assert len(told) >= 1
    assert "/opt/paravent" in told[0]


@needs_root
def test_a_product_that_others_could_replace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "product/bin").mkdir(parents=True)
    (tmp_path / "product/bin/python").touch()
    (tmp_path / "product").chmod(0o777)
    assert any("modifié par d'autres" in each for each in complaints(Path("/"), str(tmp_path / "product")))
