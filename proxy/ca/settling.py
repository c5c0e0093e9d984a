"""What every command begins with: what a stop left half done is finished.

Each change takes place at one moment, when one file is replaced: the key file for a new authority, the list of revoked
ones for a revocation. All other files follow from these two, whenever someone looks again.
"""

from pathlib import Path

from cryptography import x509

from proxy.ca import files, writing
from proxy.ca.files import AuthorityError, Held
from proxy.ca.profile import key_of

_NOW = "Créez-en une autre avec « paravent ca create », puis déployez paravent-ca.crt."


def revoked(confdir: Path) -> tuple[x509.Certificate, ...]:
    """Certificates that this machine has revoked: no store should trust any that has the key of one of them."""
    return files.certificates(confdir / files.REVOKED_FILE)


def is_revoked(confdir: Path, certificate: x509.Certificate) -> bool:
    """Whether this certificate's key was revoked here, under this certificate or an older one."""
    return key_of(certificate) in map(key_of, revoked(confdir))


def in_force(confdir: Path) -> Held | None:
    """The authority's key and certificates, where there is one; changes nothing.

    Raises:
        AuthorityError: they cannot be read.
    """
    path = confdir / files.KEY_FILE
    held = files.read_if(path)
    if held and not held.chain:
        raise AuthorityError(f"{path} est illisible (sans certificat). {files.CREATE}")
    return held


def settle(confdir: Path) -> Held | None:
    """Finish what a stop interrupted, and give the authority that is in force, where there is one.

    Raises:
        AuthorityError: its files cannot be read or written.
    """
    with writing.refusals(confdir):
        writing.sweep(confdir)
        held = in_force(confdir)
        if held and is_revoked(confdir, held.chain[0]):
            forget(confdir)
            return None
        if held:
            _publish(confdir, held)
            _take_over(confdir, held)
    return held


def forget(confdir: Path) -> None:
    """Destroy all keys of this machine; the one in force comes last, for it is what `settle` looks at.

    Raises:
        OSError: something could not be; `settle` goes on from there.
    """
    for name in (*files.NEXT_FILES, files.CERTIFICATE_FILE, files.KEY_FILE):
        writing.destroy(confdir / name)


def absence(confdir: Path) -> str:
    """Why there is no authority in force, and what to do, in French."""
    if was_asked(confdir):
        return (
            f"{confdir / files.REQUEST_FILE} attend la signature de la racine : « paravent ca sign » sur le poste de "
            "la racine, puis « paravent ca accept » ici."
        )
    if revoked(confdir):
        return f"L'autorité de ce poste a été révoquée. {_NOW}"
    return f"{confdir / files.KEY_FILE} manque. Créez l'autorité avec « paravent ca create »."


def was_asked(confdir: Path) -> bool:
    """Whether a root was asked to sign a key that waits for it.

    Raises:
        AuthorityError: the key cannot be read.
    """
    waiting = files.read_if(confdir / files.NEXT_KEY_FILE)
    return waiting is not None and not waiting.chain


def _publish(confdir: Path, held: Held) -> None:
    path, anchor = confdir / files.CERTIFICATE_FILE, held.chain[-1:]
    if files.certificates(path) != anchor:
        writing.put(path, files.bundle(anchor), 0o644)


def _take_over(confdir: Path, held: Held) -> None:
    """Once what was waiting is in force, nothing waits any more; the key goes last, for it is what is looked at."""
    waiting = files.read_if(confdir / files.NEXT_KEY_FILE)
    if waiting and waiting.is_key_of(held):
        for name in files.NEXT_FILES:
            writing.destroy(confdir / name)
