"""The property lists of a Mac: read by Python's own plistlib, every key known, and the same settings as on Windows."""

import json
import plistlib
import re
import ssl
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from proxy import ca
from proxy.services.catalogue import Catalogue

DEPLOY: Final = Path(__file__).parents[3] / "deploy"
FOLDER: Final = DEPLOY / "macos"
PAC: Final = "http://pac.chu.example/proxy.pac"
LAUNCHD: Final = {
    *("Label", "ProgramArguments", "UserName", "GroupName", "Umask", "WorkingDirectory", "EnvironmentVariables"),
    *("RunAtLoad", "KeepAlive", "ThrottleInterval", "ExitTimeOut", "StandardErrorPath", "StartInterval", "WatchPaths"),
}
"""Of launchd.plist(5)."""
COMMON: Final = {"PayloadType", "PayloadVersion", "PayloadIdentifier", "PayloadUUID", "PayloadDisplayName"}
PAYLOADS: Final = {
    "com.apple.security.root": {*COMMON, "PayloadCertificateFileName", "PayloadContent"},
    "com.apple.SystemConfiguration": {*COMMON, "Proxies"},
    "com.apple.ManagedClient.preferences": {*COMMON, "PayloadContent"},
}
"""Of Apple's Device Management reference."""
DOMAINS: Final = {
    "com.google.Chrome": r"HKLM:\SOFTWARE\Policies\Google\Chrome",
    "com.microsoft.Edge": r"HKLM:\SOFTWARE\Policies\Microsoft\Edge",
    "org.mozilla.firefox": r"HKLM:\SOFTWARE\Policies\Mozilla\Firefox",
}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ca")
    ca.create(folder, Catalogue.load().constraint_names(), now=datetime.now(UTC))
    return folder / "paravent-ca.crt"


def written(certificate: Path, *arguments: str) -> bytes:
    """As an administrator writes it."""
    return subprocess.run(
        [sys.executable, "-I", FOLDER / "profile.py", certificate, *arguments], check=True, capture_output=True
    ).stdout


def read(certificate: Path) -> dict[str, Any]:
    found = plistlib.loads(written(certificate, "--pac-url", PAC, "--organization", "CHU d'Exemple"))
    assert isinstance(found, dict)
    return found


def test_the_profile_trusts_the_authority_and_sets_the_pac(certificate: Path) -> None:
    profile = read(certificate)
    root, proxies, _ = profile["PayloadContent"]
    assert root["PayloadContent"] == ssl.PEM_cert_to_DER_cert(certificate.read_text("ascii"))
    assert proxies["Proxies"] == {"ProxyAutoConfigEnable": 1, "ProxyAutoConfigURLString": PAC}
    assert profile["PayloadOrganization"] == "CHU d'Exemple"
    assert profile["PayloadScope"] == "System"
    assert b"%" not in plistlib.dumps(profile)


def test_every_payload_is_of_a_known_type_with_known_keys(certificate: Path) -> None:
    found = {payload["PayloadType"]: set(payload) for payload in read(certificate)["PayloadContent"]}
    assert found == PAYLOADS


def test_browsers_are_told_what_windows_tells_them(certificate: Path) -> None:
    rows = json.loads((DEPLOY / "windows" / "policies.json").read_text("utf-8"))
    browsers = read(certificate)["PayloadContent"][2]["PayloadContent"]
    assert set(browsers) == set(DOMAINS)
    for domain, key in DOMAINS.items():
        forced = browsers[domain]["Forced"][0]["mcx_preference_settings"]
        assert forced.pop("EnterprisePoliciesEnabled", True)  # Firefox reads nothing without it
        assert _flat(forced) == {
            (*row["key"].removeprefix(key).strip("\\").split("\\"), row["name"]): _value(row)
            for row in rows
            if row["key"].startswith(key)
        }


def _value(row: dict[str, Any]) -> object:
    told = row["value"].replace("%PAC%", PAC) if isinstance(row["value"], str) else bool(row["value"])
    return json.loads(told) if row["name"] == "ProxySettings" else told


def _flat(node: dict[str, Any]) -> dict[tuple[str, ...], object]:
    """Firefox nests by dictionaries what the registry nests by keys; ProxySettings is one value in both."""
    found: dict[tuple[str, ...], object] = {}
    for key, value in node.items():
        if isinstance(value, dict) and key != "ProxySettings":
            found |= {(key, name): inner for name, inner in value.items()}
        else:
            found["", key] = value
    return found


def test_the_same_profile_is_the_same_file_and_another_authority_another_profile(
    certificate: Path, tmp_path: Path
) -> None:
    assert written(certificate) == written(certificate)
    ca.create(tmp_path, Catalogue.load().constraint_names(), now=datetime.now(UTC))
    one, other = read(certificate), read(tmp_path / "paravent-ca.crt")
    changed = [
        a["PayloadUUID"] != b["PayloadUUID"]
        for a, b in zip(one["PayloadContent"], other["PayloadContent"], strict=True)
    ]
    assert changed == [True, False, False]
    assert one["PayloadUUID"] != other["PayloadUUID"]
    assert one["PayloadIdentifier"] == other["PayloadIdentifier"]  # so the new one takes the place of the old one


def test_identifiers_are_unique_and_of_version_five(certificate: Path) -> None:
    profile = read(certificate)
    identifiers = [payload["PayloadUUID"] for payload in (profile, *profile["PayloadContent"])]
    assert len(set(identifiers)) == len(identifiers) == 4
    assert {uuid.UUID(one).version for one in identifiers} == {5}


def test_a_file_that_is_no_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.crt").write_text("rien", "utf-8")
    for name in ("no.crt", "missing.crt"):
        done = subprocess.run(
            [sys.executable, "-I", FOLDER / "profile.py", tmp_path / name], capture_output=True, check=False
        )
        assert done.returncode == 2
        assert "n'est pas un certificat lisible" in done.stderr.decode()
        assert done.stdout == b""


@pytest.mark.parametrize("name", ["fr.paravent", "fr.paravent.refresh", "fr.paravent.environment"])
def test_a_launchd_file_bears_its_label_and_keys_that_launchd_knows(name: str) -> None:
    found = plistlib.loads((FOLDER / f"{name}.plist").read_bytes())
    assert found["Label"] == name
    assert set(found) <= LAUNCHD
    assert all(isinstance(one, str) for one in found["ProgramArguments"])
    assert found["ProgramArguments"][0].startswith(("/opt/paravent/", "/bin/"))


def test_the_service_has_an_account_of_its_own_writes_for_itself_alone_and_comes_back() -> None:
    service = plistlib.loads((FOLDER / "fr.paravent.plist").read_bytes())
    assert (service["UserName"], service["GroupName"]) == ("_paravent", "_paravent")
    assert service["Umask"] == 0o077
    assert service["KeepAlive"] is True
    assert service["RunAtLoad"] is True


def test_pf_refuses_at_once_and_spares_the_service_alone() -> None:
    rules = [line for line in (FOLDER / "paravent.pf").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(rules) == 3
    assert re.fullmatch(r'table <paravent_ai> persist file "/var/db/paravent-install/addresses"', rules[0])
    for rule, protocol, ports in zip(rules[1:], ("tcp", "udp"), (r"\{ 80, 443 \}", "443"), strict=True):
        assert re.fullmatch(
            rf"block return out quick proto {protocol} from any to <paravent_ai> port {ports} user != _paravent", rule
        )


def test_no_list_of_services_is_copied_into_a_file() -> None:
    names = {host.strip("=*") for service in Catalogue.load().services for host in service.hosts}
    for file in FOLDER.iterdir():
        if file.is_file() and file.suffix != ".md":
            assert not [name for name in names if name in file.read_text("utf-8")], file.name


def test_files_named_by_the_guide_are_there() -> None:
    named = re.findall(r"`([\w.-]+\.(?:sh|plist|py|pf))`", (FOLDER / "README.md").read_text("utf-8"))
    assert set(named) >= {file.name for file in FOLDER.iterdir() if file.suffix in {".sh", ".plist", ".py", ".pf"}}
    assert all((FOLDER / name).is_file() for name in named)
