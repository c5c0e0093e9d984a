"""What the address of a fleet's database must not say, and what it says by default: who is at the other end is proven.

Modes: https://www.postgresql.org/docs/current/libpq-ssl.html. Only `verify-full` proves that the server has that name.
"""

import ipaddress

from sqlalchemy import URL

from proxy.store.errors import StoreError

_SECRETS = frozenset({"password", "sslpassword"})
_PROVEN = "verify-full"


def guarded(url: URL) -> URL:
    """Give the address with its defaults: beyond this machine, TLS and a proven server.

    Raises:
        StoreError: it shows a password where processes are listed, or asks for less than a proven server.
    """
    if _SECRETS & url.query.keys():
        raise StoreError(
            "L'adresse de la base contient un mot de passe en paramètre, que d'autres utilisateurs du poste pourraient "
            "lire : donnez-le dans PGPASSWORD ou dans ~/.pgpass."
        )
    if all(_is_here(host) for host in _hosts(url)):
        return url
    if url.query.get("sslmode", _PROVEN) != _PROVEN:
        raise StoreError(
            "Sans chiffrement ni serveur vérifié, le journal pourrait être lu ou détourné sur le réseau : hors de ce "
            "poste, seul sslmode=verify-full est accepté. Ôtez sslmode de l'adresse, et donnez l'autorité de la base "
            "dans sslrootcert si ce n'est pas l'une de celles du système."
        )
    return url.set(query={"sslrootcert": "system", **url.query, "sslmode": _PROVEN})


def _hosts(url: URL) -> list[str]:
    """All that libpq may connect to: a name in the query goes before that of the address; none is the local socket."""
    told = [url.query.get(name, ()) for name in ("host", "hostaddr")]
    each = [one for value in told for one in ((value,) if isinstance(value, str) else value)]
    return [host for value in (*each, url.host or "") for host in value.split(",")]


def _is_here(host: str) -> bool:
    """Whether it is this machine: a socket, its name, or an address of the loopback."""
    try:
        return host.startswith(("/", "@")) or host in {"", "localhost"} or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
