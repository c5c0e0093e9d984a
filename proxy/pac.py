"""The PAC file: which names a browser sends to Paravent, and where all others go.

It answers as `Catalogue.service_for` does on every name written in ASCII, which is how browsers hand names over. A name
written otherwise goes to Paravent, which can fold it and decides; old engines cannot.

It is ECMAScript 3, because WinHTTP still reads it with JScript, and looks nothing up in the DNS, because a browser
waits for each call.
"""

import json
import re
import textwrap
from collections.abc import Sequence

from proxy import ports
from proxy.services.catalogue import LONGEST, Catalogue

MEDIA_TYPE = "application/x-ns-proxy-autoconfig"
"""As Netscape named it, and as every browser expects it."""
PROXY = f"127.0.0.1:{ports.EXPLICIT}"

_ADDRESS = re.compile(r"[A-Za-z0-9.-]+:[0-9]{1,5}|\[[0-9A-Fa-f:.]+\]:[0-9]{1,5}")
_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")


def pac(catalogue: Catalogue, proxy: str = PROXY, parent: str | None = None, direct: Sequence[str] = ()) -> str:
    """The PAC file, in ASCII.

    Args:
        catalogue: Whose services go to Paravent, and nowhere else: a stopped Paravent makes them unreachable.
        proxy: Where Paravent listens, as "host:port".
        parent: The establishment's proxy, as "host:port", for all other names; None where they go out directly.
        direct: Lower-case ASCII names that go out directly, with their subdomains, where there is a parent. Names
            without a dot and private addresses always do.

    Raises:
        ValueError: an address is not "host:port", or a name of `direct` is none; the message is in French.
    """
    for address in (proxy, *([parent] if parent else [])):
        if not _ADDRESS.fullmatch(address):
            raise ValueError(f"« {address} » n'est pas une adresse de proxy. Écrivez nom:port, par exemple {PROXY}.")
    for name in direct:
        if not _NAME.fullmatch(name):
            raise ValueError(f"« {name} » n'est pas un nom de domaine. Écrivez par exemple chu.example.")
    return _SCRIPT % {
        "names": _table(_marks(catalogue)),
        "regional": _regional(catalogue),
        "near": _table(dict.fromkeys(direct, 1)),
        "paravent": json.dumps(f"PROXY {proxy}"),
        "others": json.dumps(f"PROXY {parent}" if parent else "DIRECT"),
        "longest": LONGEST,
    }


def _marks(catalogue: Catalogue) -> dict[str, int]:
    """1 for a name of a service, 0 for a sign-in page, which wins."""
    hosts = {host: 1 for service in catalogue.services for host in service.hosts}
    return dict(sorted({**hosts, **{host: 0 for service in catalogue.services for host in service.identity}}.items()))


def _table(marks: dict[str, int]) -> str:
    """An object literal, several names a line: short for whoever reads the file, and as quick to parse."""
    entries = ", ".join(f'"{name}":{mark}' for name, mark in marks.items())
    lines = textwrap.wrap(entries, 118, break_long_words=False, break_on_hyphens=False)
    return "\n  ".join(["{", *lines]) + "\n}"


def _regional(catalogue: Catalogue) -> str:
    """What any name with a region looks like, as the inside of a regular expression that both languages read alike."""
    hosts = sorted({host for service in catalogue.services for host in service.hosts if "*" in host})
    return "|".join(host.replace(".", r"\.").replace("*", "[a-z0-9-]+") for host in hosts) or r"[^\s\S]"


_SCRIPT = """\
// Paravent : les noms des services d'IA vont au proxy local, sans autre issue ; le reste n'est pas concerne.
// Fichier produit par "paravent pac" d'apres le catalogue : ne pas le corriger a la main.

// 1 : service d'IA, sous-domaines compris ("=nom" : ce nom seul) ; 0 : page de connexion, jamais lue.
var NAMES = %(names)s;
var REGIONAL = /^(?:%(regional)s)$/;
var NEAR = %(near)s;
var PARAVENT = %(paravent)s;
var OTHERS = %(others)s;

function keys(host) {
  var found = ["=" + host, host], dot = host.indexOf(".");
  while (dot >= 0 && dot + 1 < host.length) {
    host = host.substring(dot + 1);
    found[found.length] = host;
    dot = host.indexOf(".");
  }
  return found;
}

function isAI(found) {
  var ai = false, i;
  for (i = 0; i < found.length; i += 1) {
    if (NAMES[found[i]] === 0) { return false; }
    if (NAMES[found[i]] === 1 || REGIONAL.test(found[i])) { ai = true; }
  }
  return ai;
}

function isNear(host, found) {
  var i;
  if (/^\\[?(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\\]?$/.test(host)) { return true; }
  if (/^(?:127|10|169\\.254|172\\.(?:1[6-9]|2[0-9]|3[01])|192\\.168)(?:\\.[0-9]{1,3})+$/.test(host)) { return true; }
  if (host.indexOf(".") < 0 && host.indexOf(":") < 0) { return true; }
  for (i = 0; i < found.length; i += 1) {
    if (NEAR[found[i]] === 1) { return true; }
  }
  return false;
}

function FindProxyForURL(url, host) {
  var found;
  if (/[^\\x00-\\x7f]/.test(host)) { return PARAVENT; }
  host = host.slice(-%(longest)d).toLowerCase().replace(/\\.$/, "");
  found = keys(host);
  if (isAI(found)) { return PARAVENT; }
  return isNear(host, found) ? "DIRECT" : OTHERS;
}
"""
