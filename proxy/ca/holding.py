"""The authority in force: made on first use, looked at, and refused when something is wrong with it."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import hashes

from proxy.ca import files, issuing, profile, settling, writing
from proxy.ca.files import AuthorityError, Held

_RENEW = "Renouvelez-la avec « paravent ca renew », puis redéployez paravent-ca.crt."
_REQUEST = "Faites-en signer une autre par la racine : « paravent ca request »."
_REVOKE = "Révoquez l'autorité avec « paravent ca revoke », puis créez-en une autre."


@dataclass(frozen=True, slots=True)
class Authority:
    """What an authority's certificate says.

    Attributes:
        subject: Its name, in RFC 4514 form.
        not_before: Start of validity, UTC.
        not_after: End of validity, UTC, of the certificate or of the root above it, whichever comes first.
        fingerprint_sha256: Of the certificate, 64 hexadecimal digits.
        anchor_sha256: Of the certificate that stores must trust: its own, or the root's.
        names: DNS names, each with its subdomains, that it may sign for.
        offline: Whether a root that is kept elsewhere signed it.
        problems: Why it must not be used, in French; empty when it may.
    """

    subject: str
    not_before: datetime
    not_after: datetime
    fingerprint_sha256: str
    anchor_sha256: str
    names: tuple[str, ...]
    offline: bool = False
    problems: tuple[str, ...] = ()

    def days_left(self, now: datetime) -> int:
        """Whole days until it expires, from `now` (UTC); negative once it has."""
        return (self.not_after - now).days


def create(
    confdir: Path, names: Sequence[str], *, now: datetime, days: int = profile.MAX_DAYS, overwrite: bool = False
) -> Authority:
    """Make a new authority for these DNS names, that signs itself, and write it to `confdir`.

    Raises:
        AuthorityError: one is there already, there is no name, `days` is not 1 to 365, or writing failed.
    """
    check_bounds(names, days)
    if (confdir / files.KEY_FILE).exists() and not overwrite:
        raise AuthorityError(f"{confdir / files.KEY_FILE} existe déjà. Ajoutez --overwrite pour la remplacer.")
    put_in_force(confdir, new(names, now, days))
    return inspect(confdir, names, now=now)


def inspect(confdir: Path, names: Sequence[str] = (), *, now: datetime | None = None) -> Authority:
    """Read the authority and list its problems, those of covering `names` at `now` (UTC) included; change nothing.

    Raises:
        AuthorityError: there is none, or its file cannot be read.
    """
    held = settling.in_force(confdir)
    if held is None:
        raise AuthorityError(settling.absence(confdir))
    first, last = held.chain[0], held.chain[-1]
    return Authority(
        subject=first.subject.rfc4514_string(),
        not_before=first.not_valid_before_utc,
        not_after=min(each.not_valid_after_utc for each in held.chain),
        fingerprint_sha256=first.fingerprint(hashes.SHA256()).hex(),
        anchor_sha256=last.fingerprint(hashes.SHA256()).hex(),
        names=profile.permitted(first),
        offline=len(held.chain) > 1,
        problems=tuple(_problems(confdir, held, names, now or datetime.now(UTC))),
    )


def ensure(confdir: Path, names: Sequence[str], now: datetime) -> Authority:
    """The machine's authority, made on first use and never silently remade.

    Raises:
        AuthorityError: it has a problem, could not be made, was revoked, or waits for its root's signature.
    """
    if settling.settle(confdir) is None:
        if settling.revoked(confdir) or settling.was_asked(confdir):
            raise AuthorityError(settling.absence(confdir))
        return create(confdir, names, now=now)
    authority = inspect(confdir, names, now=now)
    if authority.problems:
        raise AuthorityError(" ".join(authority.problems))
    return authority


def new(names: Sequence[str], now: datetime, days: int) -> Held:
    """A key of its own and a certificate that it signs itself; on no disk yet."""
    key = issuing.new_key()
    period = issuing.Period.of(now, days)
    return Held(key, (issuing.self_signed(key, names, period, issuing.new_name()),))


def put_in_force(confdir: Path, held: Held) -> None:
    """Have this authority be the machine's, at once and durably.

    Raises:
        AuthorityError: it could not be written.
    """
    with writing.refusals(confdir):
        writing.prepare(confdir)
        writing.put(confdir / files.KEY_FILE, held.pem())
    settling.settle(confdir)


def check_bounds(names: Sequence[str], days: int) -> None:
    """Refuse an authority that nothing would bound.

    Raises:
        AuthorityError: there is no name, or `days` is not 1 to 365.
    """
    if not names or not 1 <= days <= profile.MAX_DAYS:
        raise AuthorityError(f"Une autorité demande au moins un nom et une durée de 1 à {profile.MAX_DAYS} jours.")


def _problems(confdir: Path, held: Held, names: Sequence[str], now: datetime) -> Iterator[str]:
    chain, renew = held.chain, _REQUEST if len(held.chain) > 1 else _RENEW
    yield from rights(confdir)
    if not profile.ours(chain, held.key):
        yield f"Cette autorité n'est pas celle de Paravent. {files.CREATE}"
    if not profile.constrained(chain):
        yield f"Cette autorité n'est pas bornée aux services d'IA. {files.CREATE}"
    if settling.is_revoked(confdir, chain[0]):
        yield f"Cette autorité a été révoquée. {files.CREATE}"
    if not profile.valid(chain, now):
        yield f"Cette autorité n'est pas valide à cette date. {renew}"
    if missing := [name for each in chain for name in profile.uncovered(each, names)]:
        yield f"Des services du catalogue manquent à cette autorité ({profile.some(missing)}). {renew}"
    if files.certificates(confdir / files.CERTIFICATE_FILE) != chain[-1:]:
        yield f"{files.CERTIFICATE_FILE} n'est pas le certificat de cette autorité. Relancez Paravent, qui l'écrira."


def rights(confdir: Path) -> Iterator[str]:
    """Why the key is not its owner's alone; on Windows rights are the folder's, set by the installer."""
    if os.name == "nt":
        return
    folder = confdir.stat()
    if folder.st_mode & 0o022:
        yield f"{confdir} peut être modifié par d'autres : « chmod 700 {confdir} ». {_REVOKE}"
    for path in filter(Path.exists, (confdir / files.KEY_FILE, confdir / files.NEXT_KEY_FILE)):
        found = path.stat()
        if found.st_mode & 0o077:
            yield f"{path} est lisible par d'autres, la clé n'est donc plus secrète. {_REVOKE}"
        if found.st_uid != folder.st_uid:
            yield (
                f"{path} n'appartient pas au compte du service, à qui est le dossier : "
                f"« chown --reference={confdir} {path} »."
            )
