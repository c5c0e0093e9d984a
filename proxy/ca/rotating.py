"""An authority that signs itself, kept for longer: renewed with its key, or followed by another with an overlap."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from proxy.ca import files, holding, issuing, profile, settling, writing
from proxy.ca.files import AuthorityError, Held
from proxy.ca.holding import Authority

OVERLAP_DAYS = 14
"""That stores trust both before the next one signs: the time for a laptop to come back from holidays."""


def renew(confdir: Path, names: Sequence[str], *, now: datetime, days: int = profile.MAX_DAYS) -> Authority:
    """Give the authority a new certificate, of the same key and name.

    Whoever trusts the old certificate accepts what the key signs until the old one expires; the new one must be in
    the stores before. So nothing is interrupted, and nothing need be restarted.

    Raises:
        AuthorityError: there is no authority, a root signed it, its key is not secret, or writing failed.
    """
    holding.check_bounds(names, days)
    held, key = _self_signed(confdir)
    if found := " ".join(holding.rights(confdir)):
        raise AuthorityError(found)
    period = issuing.Period.of(now, days)
    certificate = issuing.self_signed(key, names, period, held.chain[0].subject)
    holding.put_in_force(confdir, Held(key, (certificate,)))
    return holding.inspect(confdir, names, now=now)


def rotate(confdir: Path, names: Sequence[str], *, now: datetime, days: int = profile.MAX_DAYS) -> datetime:
    """Make the next authority and publish its certificate, while the one in force goes on signing.

    One that waits already, and that can still take over, is left alone.

    Returns:
        When it was published, UTC.

    Raises:
        AuthorityError: there is no authority to follow, a root signed it, or writing failed.
    """
    holding.check_bounds(names, days)
    _self_signed(confdir)
    waiting = _waiting(confdir)
    if waiting is None or not _is_fit(waiting, names, now):
        waiting = holding.new(names, now, days)
        with writing.refusals(confdir):
            writing.put(confdir / files.NEXT_KEY_FILE, waiting.pem())
            writing.put(confdir / files.NEXT_CERTIFICATE_FILE, files.bundle(waiting.chain), 0o644)
    return waiting.chain[0].not_valid_before_utc


def finish(
    confdir: Path, names: Sequence[str], *, now: datetime, overlap_days: int = OVERLAP_DAYS, at_once: bool = False
) -> Authority:
    """Have the next authority take over from the one in force, whose key is gone when this returns.

    Args:
        confdir: Where it lives.
        names: That it must cover.
        now: UTC.
        overlap_days: That it must have been published for.
        at_once: However long it has been published.

    Raises:
        AuthorityError: none waits, it could not take over, it is too early, or writing failed.
    """
    settling.settle(confdir)
    waiting = _waiting(confdir)
    if waiting is None or not _is_fit(waiting, names, now):
        raise AuthorityError("Aucune autorité suivante n'est prête. Préparez-la avec « paravent ca rotate ».")
    ready = waiting.chain[0].not_valid_before_utc + timedelta(days=overlap_days)
    if now < ready and not at_once:
        raise AuthorityError(
            f"{files.NEXT_CERTIFICATE_FILE} est publié depuis moins de {overlap_days} jours : des postes peuvent ne "
            f"pas l'avoir reçu. Recommencez à partir du {ready:%d/%m/%Y}, ou ajoutez --now si tous l'ont."
        )
    holding.put_in_force(confdir, waiting)
    return holding.inspect(confdir, names, now=now)


def _self_signed(confdir: Path) -> tuple[Held, ec.EllipticCurvePrivateKey]:
    """What is in force, with its key, where no root is needed to go on."""
    held = settling.settle(confdir)
    if held is None:
        raise AuthorityError(settling.absence(confdir))
    if len(held.chain) > 1:
        raise AuthorityError(
            "Une racine hors ligne a signé cette autorité, elle seule peut continuer : « paravent ca request » ici, "
            "« paravent ca sign » sur le poste de la racine, puis « paravent ca accept » ici. Les postes gardent la "
            "racine : rien n'est à redéployer."
        )
    if not isinstance(held.key, ec.EllipticCurvePrivateKey) or not profile.ours(held.chain, held.key):
        raise AuthorityError(
            "Cette autorité n'est pas celle de Paravent. Refaites-la : « paravent ca create --overwrite »."
        )
    return held, held.key


def waiting_since(confdir: Path) -> datetime | None:
    """When the next authority was published, UTC; None where none waits.

    Raises:
        AuthorityError: its file cannot be read.
    """
    waiting = _waiting(confdir)
    return waiting.chain[0].not_valid_before_utc if waiting else None


def _waiting(confdir: Path) -> Held | None:
    """The next authority, whose certificate was published; one that a stop left unpublished counts for nothing."""
    waiting = files.read_if(confdir / files.NEXT_KEY_FILE)
    published = files.certificates(confdir / files.NEXT_CERTIFICATE_FILE)
    return waiting if waiting and waiting.chain and waiting.chain == published else None


def _is_fit(waiting: Held, names: Sequence[str], now: datetime) -> bool:
    return profile.valid(waiting.chain, now) and profile.covers(waiting.chain, names)
