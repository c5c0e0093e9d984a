"""Stands in for the programs of macOS that the scripts call, under whichever name it is started; none exists on Linux.

It keeps what they would have changed in $APPLE, a JSON file, and refuses what it does not know. It shows that the
scripts ask for the right things in the right order, not that macOS grants them.
"""

import json
import os
import plistlib
import re
import sys
from pathlib import Path
from typing import Any

FRESH: dict[str, Any] = {
    "proxies": {"Wi-Fi": ["(null)", "No"], "USB 10/100/1000 LAN": ["http://wpad.chu.example/wpad.dat", "Yes"]},
    "accounts": {"/Users/root": {"UniqueID": "0"}, "/Users/_other": {"UniqueID": "499"}, "/Groups/wheel": {}},
    "trusted": [],
    "rules": {},
    "references": [],
    "daemons": [],
    "owners": {},
    "interactive": False,
}


def networksetup(state: dict[str, Any], verb: str, service: str = "", value: str = "") -> str:
    proxies = state["proxies"]
    match verb:
        case "-listallnetworkservices":
            return "\n".join(["An asterisk (*) denotes that a network service is disabled.", *proxies])
        case "-getautoproxyurl":
            return "URL: {}\nEnabled: {}".format(*proxies[service])
        case "-setautoproxyurl":
            proxies[service] = [value, "Yes"]
        case "-setautoproxystate":
            proxies[service][1] = {"on": "Yes", "off": "No"}[value]
        case _:
            raise KeyError(verb)
    return ""


def dscl(state: dict[str, Any], node: str, verb: str, path: str, *rest: str) -> str:
    accounts = state["accounts"]
    assert node == "."
    match verb:
        case "-list":
            return "\n".join(f"{one} {keys.get(rest[0], '')}" for one, keys in accounts.items() if one.startswith(path))
        case "-read":
            return str(accounts[path])
        case "-create":
            accounts.setdefault(path, {})[rest[0]] = rest[1]
        case "-delete":
            del accounts[path]
        case _:
            raise KeyError(verb)
    return ""


def security(state: dict[str, Any], verb: str, *rest: str) -> str:
    match verb:
        case "add-trusted-cert":
            assert rest[:5] == ("-d", "-r", "trustRoot", "-k", "/Library/Keychains/System.keychain")
            if state["interactive"]:
                raise PermissionError
            state["trusted"].append(os.popen(f"openssl x509 -noout -fingerprint -sha1 -in '{rest[5]}'").read())
        case "find-certificate":
            prints = (one.partition("=")[2].strip().replace(":", "") for one in state["trusted"])
            return "\n".join(f"SHA-1 hash: {one}" for one in prints)
        case "delete-certificate":
            wanted = rest[rest.index("-Z") + 1]
            state["trusted"] = [one for one in state["trusted"] if wanted not in one.replace(":", "")]
        case _:
            raise KeyError(verb)
    return ""


def pfctl(state: dict[str, Any], *rest: str) -> str:
    match rest:
        case ("-q", "-a", anchor, "-f", file):
            table = re.search(r'file "(.+)"', Path(file).read_text("utf-8"))
            assert table
            addresses = Path(os.environ["PARAVENT_ROOT"] + table[1]).read_text("utf-8").split()
            assert addresses, "pf would load an empty table"
            state["rules"][anchor] = addresses
        case ("-q", "-a", anchor, "-F", "all"):
            state["rules"].pop(anchor, None)
        case ("-E",):
            state["references"].append(str(17 + len(state["references"])))
            return f"pf enabled\nToken : {state['references'][-1]}"
        case ("-X", token):
            state["references"].remove(token)
        case _:
            raise KeyError(rest)
    return ""


def launchctl(state: dict[str, Any], verb: str, target: str, file: str = "") -> str:
    match verb:
        case "bootstrap":
            state["daemons"].append(plistlib.loads(Path(file).read_bytes())["Label"])
        case "bootout":
            state["daemons"].remove(target.removeprefix("system/"))
        case _:
            raise KeyError(verb)
    return ""


def plutil(state: dict[str, Any], *rest: str) -> str:
    insert, key, kind, value, append, file = rest
    assert (insert, kind, append) == ("-insert", "-string", "-append")
    read = plistlib.loads(Path(file).read_bytes())
    read[key].append(value)
    Path(file).write_bytes(plistlib.dumps(read))
    return ""


def chown(state: dict[str, Any], *rest: str) -> str:
    option, owner, path = rest
    assert option == "-R"
    state["owners"][path] = owner
    return ""


def id_(state: dict[str, Any], *rest: str) -> str:
    return "0"


PROGRAMS = {
    program.__name__.rstrip("_"): program
    for program in (networksetup, dscl, security, pfctl, launchctl, plutil, chown, id_)
}


def main() -> None:
    file = Path(os.environ["APPLE"])
    state = json.loads(file.read_text("utf-8"))
    try:
        sys.stdout.write(PROGRAMS[Path(sys.argv[0]).name](state, *sys.argv[1:]) + "\n")
    except (AssertionError, KeyError, PermissionError, ValueError) as error:
        sys.exit(f"{Path(sys.argv[0]).name}: {error!r}")
    file.write_text(json.dumps(state), "utf-8")


if __name__ == "__main__":
    main()
