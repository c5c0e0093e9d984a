"""The machine's side of an offline root: it asks for a certificate, then takes the one that it is given."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from proxy.ca import files, holding, issuing, profile, settling, writing
from proxy.ca.files import AuthorityError, Held
from proxy.ca.holding import Authority

_AGAIN = "Refaites-le signer, ou recommencez par « paravent ca request »."


def request(confdir: Path, names: Sequence[str]) -> Path:
    """Make a key, and write what must be carried to the root to have it signed for these DNS names.

    The key waits; the authority in force goes on signing. Asked again, the same key asks again.

    Returns:
        The file to carry.

    Raises:
        AuthorityError: a rotation is under way, or writing failed.
    """
    settling.settle(confdir)
    path = confdir / files.NEXT_KEY_FILE
    waiting = files.read_if(path)
    if waiting and waiting.chain:
        raise AuthorityError("Une rotation est en cours. Achevez-la d'abord : « paravent ca rotate --finish ».")
    key = waiting.key if waiting else issuing.new_key()
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise AuthorityError(f"{path} n'est pas une clé de Paravent : supprimez ce fichier, puis recommencez.")
    with writing.refusals(confdir):
        writing.prepare(confdir)
        writing.put(path, Held(key).pem())
        asked = issuing.request(key, names).public_bytes(Encoding.PEM)
        writing.put(confdir / files.REQUEST_FILE, asked, 0o644)
    return confdir / files.REQUEST_FILE


def accept(confdir: Path, pem: bytes, names: Sequence[str], *, now: datetime) -> Authority:
    """Put in force what the root signed, once it is what was asked for.

    Args:
        confdir: Where the authority lives.
        pem: The machine's certificate, then the root's.
        names: That both must cover.
        now: UTC.

    Raises:
        AuthorityError: nothing was asked for, or this cannot be used; what was in force stays.
    """
    settling.settle(confdir)
    waiting = files.read_if(confdir / files.NEXT_KEY_FILE)
    if waiting is None or waiting.chain:
        raise AuthorityError("Ce poste n'a rien demandé à la racine. Commencez par « paravent ca request ».")
    held = Held(waiting.key, _chain(pem))
    if faults := " ".join(_faults(held, names, now)):
        raise AuthorityError(f"{faults} {_AGAIN}")
    holding.put_in_force(confdir, held)
    return holding.inspect(confdir, names, now=now)


def _chain(pem: bytes) -> profile.Chain:
    try:
        chain = tuple(x509.load_pem_x509_certificates(pem))
    except ValueError:
        chain = ()
    if len(chain) != 2:  # noqa: PLR2004 - the machine's and the root's
        raise AuthorityError(f"Ce fichier ne contient pas le certificat du poste suivi de celui de la racine. {_AGAIN}")
    return chain


def _faults(held: Held, names: Sequence[str], now: datetime) -> Iterator[str]:
    first, root = held.chain
    if first.public_key() != held.key.public_key():
        yield "Ce certificat ne répond pas à la demande de ce poste."
    elif not profile.ours(held.chain, held.key):
        yield "Ce certificat n'a pas été signé par la racine qui le suit."
    if not profile.constrained(held.chain):
        yield "Ce certificat n'est pas borné aux services d'IA."
    if (first.not_valid_after_utc - first.not_valid_before_utc).days > profile.MAX_DAYS:
        yield f"Ce certificat dure plus de {profile.MAX_DAYS} jours."
    if not profile.valid(held.chain, now):
        yield "Ce certificat n'est pas valide à cette date."
    if missing := profile.uncovered(first, names) or profile.uncovered(root, names):
        yield f"Des services du catalogue y manquent ({profile.some(missing)})."
