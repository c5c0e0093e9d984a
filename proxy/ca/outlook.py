"""How long the authority still lasts, and whether the running proxy uses the one in force: for people, in French."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from proxy.ca import holding
from proxy.ca.files import AuthorityError
from proxy.ca.holding import Authority
from proxy.standing import Light, Point, Topic

SOON_DAYS = 30
URGENT_DAYS = 7

_RESTART = "Redémarrez Paravent."


def expiry_words(authority: Authority, now: datetime) -> tuple[Light, str] | None:
    """What to say at `now` (UTC) of the end of its validity: nothing, that it comes, is near, or is past."""
    if authority.not_after < now:
        return Light.RED, f"L'autorité a expiré le {authority.not_after:%d/%m/%Y} : les navigateurs refusent les IA."
    left = authority.days_left(now)
    if left > SOON_DAYS:
        return None
    when = f"dans {left} jour{'s' if left > 1 else ''}" if left else "aujourd'hui"
    words = f"L'autorité expire {when} ({authority.not_after:%d/%m/%Y})."
    if left > URGENT_DAYS:
        return Light.AMBER, words
    return Light.AMBER, f"URGENT. {words} Ensuite, les navigateurs refuseront toutes les IA."


def remedy(authority: Authority) -> str:
    """What to do about it."""
    if authority.offline:
        return "« paravent ca request », puis faites signer la demande par la racine."
    return (
        "« paravent ca renew », puis redéployez paravent-ca.crt avant cette date "
        "(sur un poste installé : « sudo paravent install »)."
    )


def point(confdir: Path, names: Sequence[str], now: datetime, running: str) -> Point:
    """How the authority stands, for the status page.

    Args:
        confdir: Where it lives.
        names: That it must cover.
        now: UTC.
        running: Name of the authority that the proxy began with; a renewal keeps it, and needs no restart.
    """
    try:
        found = holding.inspect(confdir, names, now=now)
    except AuthorityError as error:
        return Point(Light.RED, Topic.AUTHORITY, str(error))
    if found.problems:
        return Point(Light.RED, Topic.AUTHORITY, " ".join(found.problems))
    if words := expiry_words(found, now):
        return Point(words[0], Topic.AUTHORITY, words[1], remedy(found))
    if found.subject != running:
        return Point(Light.AMBER, Topic.AUTHORITY, "L'autorité a été remplacée depuis le démarrage.", _RESTART)
    return Point(Light.GREEN, Topic.AUTHORITY, f"Valable jusqu'au {found.not_after:%d/%m/%Y}.")
