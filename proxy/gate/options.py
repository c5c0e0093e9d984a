"""mitmproxy's options: the least that it needs, and the defaults that let bytes through turned off."""

import socket
from collections.abc import Callable
from pathlib import Path

from mitmproxy.options import Options
from mitmproxy.utils.htpasswd import HtpasswdFile

from proxy.gate.request import End

LOOPBACK, LOOPBACK_6 = "127.0.0.1", "::1"

BODY_LIMIT = "64m"
"""mitmproxy itself refuses beyond this; the gate's own limit (25 MB) is lower and says so in French."""


class SigningInError(Exception):
    """A file of names and passwords cannot be used; the message, in French, says which."""


def options(  # noqa: PLR0913 - what a proxy may be told of where it stands
    *,
    port: int,
    confdir: Path,
    allow: str,
    upstream_ca: Path | None = None,
    transparent: int | None = None,
    parent: End | None = None,
) -> Options:
    """Options for an explicit proxy on loopback.

    Args:
        port: Of the explicit proxy; 0 for any free one.
        confdir: Folder of the authority.
        allow: Regular expression of the hosts that are opened.
        upstream_ca: Extra authority to trust towards the services.
        transparent: Port that captured connections are led to, over IPv4 and IPv6; None where none are.
        parent: Corporate proxy through which everything of the explicit proxy leaves; None where there is none.

    `connection_strategy`, `rawtcp`, `onboarding` and others exist only once mitmproxy's own parts are loaded: see
    `LATE`.
    """
    return Options(
        mode=[_explicit(parent), *_captured(transparent)],
        listen_host=LOOPBACK,
        listen_port=port,
        confdir=str(confdir),
        allow_hosts=[allow],
        ssl_verify_upstream_trusted_ca=str(upstream_ca) if upstream_ca else None,
        ssl_insecure=False,
        http3=False,
        rawtcp=False,
        websocket=False,
        upstream_cert=False,
        add_upstream_certs_to_client_chain=False,
        show_ignored_hosts=False,
    )


def _explicit(parent: End | None) -> str:
    return f"upstream:http://{_written(*parent)}" if parent else "regular"


def _captured(port: int | None) -> list[str]:
    """The kernel leads a captured connection to the loopback of its own family."""
    loopbacks = (LOOPBACK, *([LOOPBACK_6] if has_loopback_6() else []))
    return [f"transparent@{host}:{port}" for host in loopbacks] if port is not None else []


def has_loopback_6() -> bool:
    """Tell whether this machine can listen on IPv6: many hospitals turn it off."""
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind((LOOPBACK_6, 0))
    except OSError:
        return False
    return True


def _written(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def signing_in(passwords: Path | None, parent_login: Path | None) -> dict[str, str]:
    """Give the options of those who sign in here, and of how we sign in to a parent proxy.

    Raises:
        SigningInError: a file cannot be used.
    """
    found = {}
    if passwords:
        _check(passwords, "nom:mot de passe haché", HtpasswdFile.from_file)
        found["proxyauth"] = f"@{passwords}"
    if parent_login:
        found["upstream_auth"] = _check(parent_login, "nom:mot de passe", _login)
    return found


def _check[T](path: Path, form: str, read: Callable[[Path], T]) -> T:
    try:
        return read(path)
    except (OSError, ValueError):  # their messages may hold the password
        raise SigningInError(f"{path} ne peut pas servir : une ligne « {form} » lisible par Paravent.") from None


def _login(path: Path) -> str:
    written = path.read_text("utf-8").strip()
    name, _, word = written.partition(":")
    if not name or not word or "\n" in written:
        raise ValueError
    return written


LATE = {
    "connection_strategy": "lazy",
    "body_size_limit": BODY_LIMIT,
    "stream_large_bodies": None,
    "store_streamed_bodies": False,
    "validate_inbound_headers": True,
}
"""Options that mitmproxy's parts register when they load."""
