"""All that an installation changes, in order: accounts, folders, authority, who trusts it, browsers, services."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from proxy.install import browsers, places
from proxy.install.account import Account
from proxy.install.authority import Authority, published, short_name
from proxy.install.files import File, Folder
from proxy.install.java import Keystore, keystores
from proxy.install.manifest import Recorded
from proxy.install.services import Units
from proxy.install.shared import Shared
from proxy.install.system_store import Anchor, store
from proxy.install.trusting import Databases
from proxy.install.units_text import parent_in, unit
from proxy.notify import autostart


@dataclass(frozen=True, slots=True)
class Wish:
    """What the administrator asked for.

    Attributes:
        prefix: Folder of the product, absolute.
        policy: The establishment's own, as its file stands; None for the shipped one.
        parent: Address of the corporate proxy, `http://host:port`; empty without; None for the one installed before.
        start: Whether services start at once.
    """

    prefix: str
    policy: bytes | None = field(default=None, repr=False)
    parent: str | None = None
    start: bool = True


def steps(root: Path, wish: Wish) -> Iterator[Recorded]:
    """Give the steps one at a time: who must trust the authority is asked once it is there.

    Raises:
        InstallError: the machine has no store of authorities that we know.
    """
    yield Account(places.USER, places.HOME)
    yield Account(places.KEEPER, places.KEEPER_STATE)
    yield Folder(places.HOME, 0o700, places.USER, whole=True)
    yield Folder(places.KEEPER_STATE, 0o700, places.KEEPER, whole=True)
    yield Folder(places.AUTHORITY, 0o700, places.USER)
    yield Authority()
    certificates = published(root)
    yield from _settings(wish, certificates)
    yield from _trust(root, certificates)
    yield from _browsers(certificates)
    yield from _services(root, wish)


def _settings(wish: Wish, certificates: list[bytes]) -> Iterator[Recorded]:
    yield from _file(places.CERTIFICATE, b"".join(certificates))
    if wish.policy is not None:
        yield from _file(places.POLICY, wish.policy)
    for path, line in ((places.SESSIONS, _SESSIONS), (places.SHELLS, _SHELLS)):
        yield from _file(path, line.encode())
    program = f"{wish.prefix}/bin/paravent"
    yield from _file(f"/{autostart.FILE}", autostart.entry(Path(program), places.STATUS_PORT).encode())
    yield from _file(places.PROGRAM, f'#!/bin/sh\nexec {program} "$@"\n'.encode(), 0o755)


# Node adds this file to its own list. Variables such as REQUESTS_CA_BUNDLE or SSL_CERT_FILE replace the list instead:
# they would change whom a program trusts for every other site, so they are left to the administrator.
_VALUE = f"${{NODE_EXTRA_CA_CERTS:-{places.CERTIFICATE}}}"
_SESSIONS = f"NODE_EXTRA_CA_CERTS={_VALUE}\n"
_SHELLS = f'export NODE_EXTRA_CA_CERTS="{_VALUE}"\n'


def _trust(root: Path, certificates: list[bytes]) -> Iterator[Recorded]:
    kept = store(root)
    for each in certificates:
        name = short_name(each)
        yield Anchor(f"{kept.folder}/{name}.crt", kept, each)
        yield Databases(name, each)
        yield from (Keystore(path, tool, name, each) for path, tool in keystores(root))


def _browsers(certificates: list[bytes]) -> Iterator[Recorded]:
    for path in places.CHROMIUMS:
        yield from _file(path, json.dumps(browsers.chromium(certificates), indent=2).encode())
    handed = {f"{places.FIREFOX_FOLDER}/{short_name(each)}.crt": each for each in certificates}
    for path, each in handed.items():
        yield from _file(path, each)
    yield from _folders(places.FIREFOX)
    yield Shared(places.FIREFOX, json.dumps(browsers.firefox(list(handed))).encode())


def _services(root: Path, wish: Wish) -> Iterator[Recorded]:
    own = wish.policy is not None or places.at(root, places.POLICY).exists()
    parent = _parent_before(root) if wish.parent is None else wish.parent
    for name in places.UNITS:
        yield from _file(f"{places.UNIT_FOLDER}/{name}", unit(name, wish.prefix, parent, policy=own))
    yield Folder(f"{places.UNIT_FOLDER}/multi-user.target.wants")
    yield Units((places.CAPTURE_UNIT, places.PROXY_UNIT), f"{wish.prefix}/bin/paravent", wish.start)


def _parent_before(root: Path) -> str:
    before = places.at(root, f"{places.UNIT_FOLDER}/{places.PROXY_UNIT}")
    return parent_in(before.read_bytes()) if before.is_file() else ""


def _file(path: str, content: bytes, mode: int = 0o644) -> Iterator[Recorded]:
    yield from _folders(path)
    yield File(path, content, mode)


def _folders(path: str) -> Iterator[Recorded]:
    """Give the folders above a path, the highest first."""
    yield from (Folder(str(above)) for above in reversed(PurePosixPath(path).parents[:-1]))
