"""The end of a key that is suspected: nobody can use it any more, and everybody knows which certificates to remove."""

from pathlib import Path

from cryptography import x509

from proxy.ca import files, settling, writing
from proxy.ca.files import AuthorityError


def revoke(confdir: Path) -> tuple[x509.Certificate, ...]:
    """Note all certificates of this machine's keys as revoked, then destroy the keys; the proxy refuses from then on.

    The next authority's key lies in the same folder: whoever could read the one could read the other.

    Returns:
        Certificates that stores must not trust any more.

    Raises:
        AuthorityError: there is no authority, or something could not be written; nothing is lost by starting again.
    """
    held = settling.settle(confdir)
    if held is None:
        raise AuthorityError(settling.absence(confdir))
    waiting = files.read_if(confdir / files.NEXT_KEY_FILE)
    ended = (held.chain[0], *(waiting.chain[:1] if waiting else ()))
    with writing.refusals(confdir):
        writing.put(confdir / files.REVOKED_FILE, files.bundle((*settling.revoked(confdir), *ended)), 0o644)
        settling.forget(confdir)
    return ended
