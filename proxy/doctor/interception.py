"""The proof: whose certificates programs are shown, for an AI service and for a site that is none."""

from collections.abc import Callable, Sequence

from cryptography import x509

from proxy.doctor.authority import authorities
from proxy.doctor.check import Check
from proxy.doctor.lineage import descends, issuer
from proxy.doctor.machine import Machine
from proxy.doctor.seen import Seen, UnseenError, follows, ill, soon, well
from proxy.doctor.sight import Chain, NotSeenError, Obstacle, straight, through
from proxy.standing import Light

_AWAY = {Obstacle.NAME, Obstacle.NETWORK}
"""What comes of a network that is down: nobody's fault on this machine."""
_TOLD = {Obstacle.REFUSED, Obstacle.SIGN_IN}
"""What the line on the proxy says already."""
_RESTART = "sudo systemctl restart paravent"
_RULES = "sudo systemctl restart paravent-capture, puis relancez « sudo paravent doctor »."


def examined(host: str, chain: Chain, ours: Sequence[x509.Certificate], remedy: str) -> Seen:
    """How the certificate of an AI host is judged: it must be of this machine's authority."""
    if descends(chain, ours):
        return well(f"{host} montre un certificat de l'autorité du poste")
    words = f"{host} montre le certificat de « {issuer(chain)} » : ce qui lui est envoyé n'est pas examiné"
    return ill(words, remedy)


def untouched(host: str, chains: Sequence[Chain], ours: Sequence[x509.Certificate]) -> Seen:
    """How the certificates of another host are judged: none may be of this machine's authority."""
    if any(descends(chain, ours) for chain in chains):
        return ill(f"{host} montre un certificat de l'autorité du poste : il ne devrait pas être ouvert", _RESTART)
    return well(f"{host} garde son certificat, de « {issuer(chains[0])} »")


def _through_proxy(machine: Machine) -> Seen:
    ours, host = authorities(machine), machine.ai_host
    try:
        return examined(host, through(machine.explicit, host), ours, _RESTART)
    except NotSeenError as error:
        if error.obstacle is Obstacle.REFUSED:
            raise follows("le proxy n'écoute pas") from None
        if error.obstacle is Obstacle.SIGN_IN:
            raise _asking(machine.explicit, host) from None
        return ill(f"{host} ne montre aucun certificat : {error.obstacle}", _RESTART)


def _captured(machine: Machine) -> Seen:
    ours, host = authorities(machine), machine.ai_host
    try:
        return examined(host, straight(machine, host), ours, _RULES)
    except NotSeenError as error:
        if error.obstacle in _AWAY:
            raise _unreachable(host, error) from None
        raise follows(f"{host} ne montre aucun certificat, {error.obstacle}") from None


def _other(machine: Machine) -> Seen:
    ours, host = authorities(machine), machine.other_host
    by_proxy, directly = _seen(lambda: through(machine.explicit, host)), _seen(lambda: straight(machine, host))
    chains = [found for found in (by_proxy, directly) if not isinstance(found, NotSeenError)]
    if not chains:
        assert isinstance(directly, NotSeenError)  # noqa: S101 - for mypy: neither was seen
        raise _unreachable(host, directly)
    if isinstance(by_proxy, NotSeenError) and by_proxy.obstacle not in _TOLD:
        words = f"{host} répond en direct mais pas par le proxy : {by_proxy.obstacle}"
        return soon(words, f"{_RESTART} ; derrière un proxy d'établissement, donnez-le avec --parent.")
    return untouched(host, chains, ours)


def _seen(look: Callable[[], Chain]) -> Chain | NotSeenError:
    try:
        return look()
    except NotSeenError as error:
        return error


def _asking(port: int, host: str) -> UnseenError:
    """No fault: whoever has a password can look, and the doctor has none."""
    words = f"non vérifié par ce chemin : {Obstacle.SIGN_IN}"
    command = f"curl -sv -o /dev/null -x http://127.0.0.1:{port} -U COMPTE https://{host}"
    remedy = f"Avec un compte du proxy, « {command} » : l'émetteur (« issuer ») doit être l'autorité du poste."
    return UnseenError(words, remedy, Light.AMBER)


def _unreachable(host: str, error: NotSeenError) -> UnseenError:
    words = f"n'a pas pu être vérifié : {host} est hors d'atteinte, {error.obstacle}"
    return UnseenError(words, f"Vérifiez le réseau du poste : curl -I https://{host}", Light.AMBER)


CHECKS = (
    Check("ai-through-proxy", "Service d'IA, par le proxy", _through_proxy),
    Check("ai-captured", "Service d'IA, sans réglage", _captured),
    Check("other-host", "Site ordinaire", _other),
)
