"""What can be held of the scripts for Windows without one: they parse, agree with the documents, and simulate."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
import tree_sitter
import tree_sitter_powershell
from typer.main import get_command

from proxy.cli import pacing
from proxy.cli.app import app
from proxy.services.catalogue import Catalogue

FOLDER: Final = Path(__file__).parents[3] / "deploy" / "windows"
SCRIPTS: Final = sorted(FOLDER.glob("*.ps1"))
POLICIES: Final = json.loads((FOLDER / "policies.json").read_text("utf-8"))
LANGUAGE: Final = tree_sitter.Language(tree_sitter_powershell.language())
GUIDE: Final = (FOLDER / "GPO.md").read_text("utf-8")
TYPES: Final = {"DWord": "REG_DWORD", "String": "REG_SZ", "Binary": "REG_BINARY"}

KNOWN: Final = {
    r"Google\Chrome": {"QuicAllowed", "EncryptedClientHelloEnabled", "DnsOverHttpsMode", "ProxySettings"},
    r"Microsoft\Edge": {"QuicAllowed", "EncryptedClientHelloEnabled", "DnsOverHttpsMode", "ProxySettings"},
    r"Mozilla\Firefox": {"DisableEncryptedClientHello"},
    r"Firefox\Certificates": {"ImportEnterpriseRoots"},
    r"Firefox\DNSOverHTTPS": {"Enabled", "Locked"},
    r"Firefox\Proxy": {"Mode", "AutoConfigURL", "Locked"},
    r"CurrentVersion\Internet Settings": {"ProxySettingsPerUser", "AutoConfigURL"},
    r"Internet Settings\Connections": {"DefaultConnectionSettings", "SavedLegacySettings"},
    r"Session Manager\Environment": {"NODE_EXTRA_CA_CERTS"},
}
"""Names as their publishers write them: Chromium's policy_definitions, Microsoft's and Mozilla's references."""

CHANGES: Final = {
    *("New-Item", "New-ItemProperty", "Remove-Item", "Remove-ItemProperty", "Set-Content", "Copy-Item", "Move-Item"),
    *("New-Service", "Stop-Service", "Start-Service", "Import-Certificate", "Register-ScheduledTask"),
    *("Unregister-ScheduledTask", "New-NetFirewallRule", "Set-NetFirewallRule", "Remove-NetFirewallRule"),
}
"""Commands that change the machine and obey -WhatIf by themselves, or stand behind ShouldProcess."""
READS: Final = {
    *("Test-Path", "Get-Item", "Get-Content", "Get-Service", "Get-FileHash", "Get-NetFirewallProfile", "Get-Date"),
    *("Get-NetFirewallRule", "Get-ScheduledTask", "Join-Path", "Split-Path", "Where-Object", "ForEach-Object"),
    *("ConvertTo-Json", "ConvertFrom-Json", "New-Object", "New-TimeSpan", "Out-Null", "Out-String", "Set-StrictMode"),
    *("Write-Warning", "Write-Output", "New-ScheduledTaskAction", "New-ScheduledTaskTrigger"),
    *("New-ScheduledTaskSettingsSet", "New-ScheduledTaskPrincipal"),
}
PROGRAMS: Final = {"sc.exe", "icacls.exe"}


def source(script: Path) -> bytes:
    return script.read_bytes().removeprefix(b"\xef\xbb\xbf")


def tree(script: Path) -> tree_sitter.Node:
    return tree_sitter.Parser(LANGUAGE).parse(source(script)).root_node


def walk(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def text(node: tree_sitter.Node) -> str:
    return (node.text or b"").decode()


def every(script: Path, kind: str) -> list[tree_sitter.Node]:
    return [node for node in walk(tree(script)) if node.type == kind]


def functions(script: Path) -> dict[str, tree_sitter.Node]:
    return {
        text(next(child for child in node.children if child.type == "function_name")): node
        for node in every(script, "function_statement")
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_powershell_from_end_to_end(script: Path) -> None:
    wrong = [node for node in walk(tree(script)) if node.type == "ERROR" or node.is_missing]
    assert [(node.start_point.row + 1, text(node)[:60]) for node in wrong] == []


def test_the_parser_sees_what_is_no_powershell() -> None:
    root = tree_sitter.Parser(LANGUAGE).parse(b"function Broken { if ($x -eq 1 { 'a' }").root_node
    assert root.has_error


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_windows_powershell_reads_the_accents_and_nothing_newer_than_itself(script: Path) -> None:
    assert script.read_bytes().startswith(b"\xef\xbb\xbf#requires -Version 5.1")
    words = source(script).decode()
    assert not re.search(r"\?\?|\?\.|&&|\|\||ForEach-Object -Parallel|\bRemove-Service\b", words)
    assert "\t" not in words


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_stops_at_its_first_error_and_is_strict(script: Path) -> None:
    words = source(script).decode()
    common = source(FOLDER / "common.ps1").decode()
    assert "Set-StrictMode -Version Latest" in common
    assert "$ErrorActionPreference = 'Stop'" in common
    if script.name != "common.ps1":
        assert ". (Join-Path $PSScriptRoot 'common.ps1')" in words
        assert "[CmdletBinding(SupportsShouldProcess" in words
        assert re.search(r"^Assert-Administrator$", words, re.MULTILINE)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_command_is_ours_or_one_that_windows_has(script: Path) -> None:
    ours = {*functions(script), *functions(FOLDER / "common.ps1")}
    called = {text(node) for node in every(script, "command_name")}
    assert called - ours - CHANGES - READS - PROGRAMS == set()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_function_that_changes_the_machine_can_be_simulated(script: Path) -> None:
    behind = {"Write-RegistryEntry"}  # is called behind ShouldProcess only
    for name, node in functions(script).items():
        called = {text(one) for one in walk(node) if one.type == "command_name"}
        if called & {*CHANGES, "Invoke-Program"} and name not in behind:
            assert "SupportsShouldProcess" in text(node), name
    for name in behind & set(functions(script)):
        callers = [text(one) for key, one in functions(script).items() if key != name and name in text(one)]
        assert callers
        assert all("$PSCmdlet.ShouldProcess" in one.partition(name)[0] for one in callers)


def test_a_native_program_runs_only_behind_should_process() -> None:
    for script in SCRIPTS:
        direct = [text(node) for node in every(script, "command") if text(node).startswith(("sc.exe", "icacls.exe"))]
        assert direct == []
        started = {text(node).split(" ")[1] for node in every(script, "command") if text(node).startswith("& ")}
        assert started <= {"$File", "sc.exe", "(Join-Path"}, script.name  # showsid and egress only read
    assert re.findall(r"& sc\.exe (\w+)", "".join(source(one).decode() for one in SCRIPTS)) == ["showsid"]


def test_a_rule_of_the_firewall_never_goes_without_addresses_and_spares_the_service_alone() -> None:
    node = text(functions(FOLDER / "refresh.ps1")["Set-BlockRule"])
    assert node.index("$Addresses.Count -eq 0") < node.index("Set-NetFirewallRule") < node.index("New-NetFirewallRule")
    assert "O:LSD:(D;;CC;;;$(Get-ServiceSid))(A;;CC;;;WD)" in node
    assert "-Direction Outbound -Action Block -Profile Any" in node


def test_what_was_there_is_noted_before_it_is_changed() -> None:
    node = text(functions(FOLDER / "common.ps1")["Set-RegistryEntry"])
    assert node.index("Get-RegistryEntry $Key $Value") < node.index("Save-Manifest") < node.index("Write-RegistryEntry")


def test_no_list_of_services_is_copied_into_a_script() -> None:
    names = {host.strip("=*") for service in Catalogue.load().services for host in service.hosts}
    for file in (*SCRIPTS, FOLDER / "policies.json", FOLDER / "service.xml"):
        assert not [name for name in names if name in file.read_text("utf-8")], file.name


def test_the_commands_of_the_product_that_scripts_call_exist() -> None:
    words = "".join(source(script).decode() for script in SCRIPTS)
    assert re.findall(r"paravent\.exe'\) (\w+)", words) == ["egress"]
    assert "@('ca', 'create', '--home', $StateHome)" in words
    assert "ca" in get_command(app).commands  # type: ignore[attr-defined]  # the whole program is a group
    assert set(re.findall(r"egress (.*)\)", words)[0].split(" ")) & {"--state", "--keep-open"} == {
        "--state",
        "--keep-open",
    }
    assert pacing.egress.__annotations__.keys() >= {"state", "keep_open"}


def test_no_policy_is_misspelt_and_none_that_is_known_is_missing() -> None:
    written = {place: {row["name"] for row in POLICIES if row["key"].endswith(place)} for place in KNOWN}
    assert written == KNOWN
    assert sum(len(names) for names in KNOWN.values()) == len(POLICIES)


def test_policies_are_of_the_type_that_their_value_needs() -> None:
    for row in POLICIES:
        assert set(row) == {"key", "name", "type", "value"}
        assert row["key"].startswith(("HKLM:\\SOFTWARE\\", "HKLM:\\SYSTEM\\"))
        assert isinstance(row["value"], int) == (row["type"] == "DWord")
        assert (row["value"] == "%CONNECTIONS%") == (row["type"] == "Binary")
    proxies = [json.loads(row["value"]) for row in POLICIES if row["name"] == "ProxySettings"]
    assert proxies == [{"ProxyMode": "pac_script", "ProxyPacUrl": "%PAC%", "ProxyPacMandatory": False}] * 2


def test_the_guide_for_group_policies_and_the_installer_write_the_same_values() -> None:
    row = re.compile(r"^\| `(SOFTWARE|SYSTEM)(\\[^`]+)` \| `(\w+)` \| (REG_\w+) \| `(.*)` \| (.+) \|$", re.MULTILINE)
    told = [(f"HKLM:\\{root}{path}", name, kind, value) for root, path, name, kind, value, _ in row.findall(GUIDE)]
    assert told == [(one["key"], one["name"], TYPES[one["type"]], str(one["value"])) for one in POLICIES]


def test_the_service_file_is_what_the_installer_fills() -> None:
    written = (FOLDER / "service.xml").read_text("utf-8")
    assert set(re.findall(r"%[A-Z]+%", written)) == {"%PROGRAM%", "%HOME%", "%ARGUMENTS%"}
    root = ET.fromstring(written)
    assert root.findtext("id") == "Paravent"
    assert root.findtext("executable") == r"%PROGRAM%\Scripts\paravent.exe"
    for mark in ("%PROGRAM%", "%HOME%", "%ARGUMENTS%"):
        assert f"'{mark}' =" in source(FOLDER / "install.ps1").decode()


def test_files_named_by_the_guides_are_there() -> None:
    for guide in ("README.md", "GPO.md"):
        named = re.findall(r"`([\w-]+\.(?:ps1|json|xml))`", (FOLDER / guide).read_text("utf-8"))
        assert named
        assert all((FOLDER / name).is_file() for name in named), guide
