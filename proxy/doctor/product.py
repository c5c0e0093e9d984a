"""What the running product says of itself; from its files where it does not run."""

from models import PATH
from policies.complaint import PolicyError
from policies.loading import DEFAULT, load
from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.page import fetched, standing
from proxy.doctor.seen import Seen, UnseenError, follows, ill, soon, well
from proxy.install import places
from proxy.pac import pac
from proxy.services.catalogue import Catalogue
from proxy.standing import Light, Point, Topic

_ELSEWHERE = set(Topic) - {Topic.START, Topic.JOURNAL}
"""What has lines of its own here."""
_RESTART = f"sudo systemctl restart {places.PROXY_UNIT}"


def _page(machine: Machine) -> Seen:
    """It answers; and whatever else it says is not well."""
    try:
        told = standing(machine)
    except UnseenError as unseen:
        return ill(unseen.words, f"{_RESTART}, puis « journalctl -u {places.PROXY_UNIT} -n 50 ».")
    if told.port != machine.explicit:
        words = f"la page d'état est celle d'un Paravent qui écoute sur le port {told.port}"
        return ill(words, f"sudo paravent doctor --port {told.port}, ou arrêtez l'autre Paravent.")
    bad = [point for point in told.points if point.light is not Light.GREEN and point.what not in _ELSEWHERE]
    worst = next((point for point in bad if point.light is Light.RED), next(iter(bad), None))
    return (
        _as_told(worst) if worst else well(f"Paravent {told.version}, démarré le {told.started:%d/%m/%Y à %H:%M} UTC")
    )


def _as_told(point: Point) -> Seen:
    return Seen(point.light, point.words, point.remedy or ("" if point.light is Light.GREEN else _RESTART))


def _point(machine: Machine, what: Topic) -> Point:
    """What the running product says of one thing.

    Raises:
        UnseenError: it does not run, or does not say.
    """
    for point in standing(machine).points:
        if point.what == what:
            return point
    raise follows("la page d'état n'en dit rien")


def _canary(machine: Machine) -> Seen:
    return _as_told(_point(machine, Topic.CANARY))


def _policy(machine: Machine) -> Seen:
    """The one in force; where nothing runs, whether its file could be."""
    try:
        return _as_told(_point(machine, Topic.POLICY))
    except UnseenError:
        own = machine.at(places.POLICY)
    try:
        loaded = load(own if own.exists() else DEFAULT, [service.id for service in Catalogue.load().services])
    except PolicyError as error:
        return ill(str(error).splitlines()[0], f"paravent policy check {places.POLICY}")
    return well(f"« {loaded.policy.id} », version {loaded.policy.version}, prête mais pas en vigueur : rien ne tourne")


def _model(machine: Machine) -> Seen:
    """The one that is loaded; where nothing runs, whether its files are whole."""
    try:
        return _as_told(_point(machine, Topic.ANALYSIS))
    except UnseenError:
        from models.pipeline import ModelError, verify  # noqa: PLC0415 - seconds of loading, for a stopped product only
    try:
        verify(PATH)
    except ModelError as error:
        return ill(str(error), "Réinstallez Paravent dans /opt/paravent.")
    return well("les fichiers sont entiers, mais rien ne tourne")


def _pac(machine: Machine) -> Seen:
    served = fetched(machine, "/proxy.pac").decode("utf-8", "replace")
    if f'"PROXY 127.0.0.1:{machine.explicit}"' not in served:
        return ill(f"{places.PAC} ne mène pas au proxy de ce poste", _RESTART)
    names = pac(Catalogue.load(), f"127.0.0.1:{machine.explicit}").partition("var NEAR")[0]
    if names not in served:
        return soon(f"{places.PAC} ne nomme pas les mêmes services que ce programme : il date d'avant", _RESTART)
    return well(f"servi à {places.PAC}")


CHECKS = (
    Check("page", "Page d'état", _page),
    Check("canary", Topic.CANARY, _canary),
    Check("policy", Topic.POLICY, _policy),
    Check("model", Topic.ANALYSIS, _model),
    Check("pac", "PAC servi", _pac),
)
