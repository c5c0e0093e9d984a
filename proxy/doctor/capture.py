"""The kernel's rules: AI services' traffic is carried into the proxy, or refused; their addresses are known."""

from proxy.doctor.check import Check
from proxy.doctor.machine import Machine
from proxy.doctor.ruleset import SETS, Ruleset, ruleset
from proxy.doctor.seen import Seen, UnseenError, follows, ill, well
from proxy.install import places
from proxy.install.account import ids
from proxy.install.errors import InstallError

_RESTART = f"sudo systemctl restart {places.CAPTURE_UNIT}"
_BOTH = frozenset(SETS)
_HTTPS = 443


def _listed(machine: Machine) -> Ruleset:
    """The table of the product.

    Raises:
        UnseenError: there is none, or it cannot be listed.
    """
    ran = machine.run("nft", "-j", "list", "table", "inet", "paravent")
    if ran.status == 0:
        return ruleset(ran.out)
    if "No such file" in ran.err:
        raise UnseenError("aucune règle de capture : les IA sont jointes sans examen", _RESTART)
    raise UnseenError("n'a pas pu être vérifié : nft demande d'être administrateur", "sudo paravent doctor")


def _after(machine: Machine) -> Ruleset:
    """The table, for lines after the first one, which says whether there is any."""
    try:
        return _listed(machine)
    except UnseenError:
        raise follows("les règles de capture manquent") from None


def carried(rules: Ruleset, port: int, users: frozenset[int]) -> Seen:
    """Whether what goes to an AI service is led to the proxy of that port, save what these users send."""
    if not rules.does("nat output", "redirect", port=port) >= _BOTH:
        return ill(f"les règles ne mènent pas les IA au port {port}", _RESTART)
    passing = {each for rule in rules.chains.get("nat output", ()) for each in rule.users()} - users
    if passing:
        return ill(f"les règles laissent passer sans examen l'utilisateur n° {min(passing)}", _RESTART)
    return well(f"les IA sont menées au port {port}")


def _carried(machine: Machine) -> Seen:
    rules = _listed(machine)
    try:
        users = frozenset(ids(machine.root, name)[0] for name in (places.USER, places.KEEPER))
    except InstallError as error:
        return ill(str(error), "sudo paravent install")
    return carried(rules, machine.transparent, users)


def _closed(machine: Machine) -> Seen:
    """Everything that is not carried into the proxy is refused."""
    rules = _after(machine)
    if not rules.does("filter output", "reject", type="tcp reset") >= _BOTH:
        return ill("rien ne refuse ce qui irait aux IA sans le proxy", _RESTART)
    return well("ce qui irait aux IA sans le proxy est refusé")


def _quic(machine: Machine) -> Seen:
    rules = _after(machine)
    refusing = [rule for rule in rules.chains.get("filter output", ()) if rule.ends("reject") is not None]
    if not any(rule.matches("udp dport", _HTTPS) for rule in refusing):
        return ill("rien ne refuse QUIC (UDP 443) vers les IA", _RESTART)
    return well("QUIC (UDP 443) vers les IA est refusé aussitôt")


def _addresses(machine: Machine) -> Seen:
    known = sum(_after(machine).addresses.get(name, 0) for name in SETS)
    if not known:
        words = "aucune adresse d'IA n'est connue : rien n'est capturé"
        return ill(words, f"{_RESTART} ; si le DNS du poste répond : getent hosts {machine.ai_host}")
    return well(f"{known} adresse{'s' if known > 1 else ''} d'IA connue{'s' if known > 1 else ''}")


def _names(machine: Machine) -> Seen:
    """DNS answers are handed to the keeper before they are to anybody else; by nft, or by iptables where it cannot."""
    rules = _after(machine)
    by_nft = any(rule.ends("queue") is not None for rule in rules.chains.get("filter input", ()))
    if by_nft or all(_queued(machine, program) for program in ("iptables-nft", "ip6tables-nft")):
        return well("les réponses DNS sont lues avant d'être rendues")
    if any(rule.ends("redirect") and not rule.within for rule in rules.chains.get("nat output", ())):
        raise follows("les règles de secours mènent tout le HTTPS au proxy")
    return ill("les réponses DNS ne sont pas lues : les nouvelles adresses d'IA échapperont à la capture", _RESTART)


def _queued(machine: Machine, program: str) -> bool:
    listed = machine.run(program, "-t", "security", "-S").out
    return "-A INPUT -j PARAVENT-DNS" in listed and listed.count("NFQUEUE") >= len(("udp", "tcp"))


CHECKS = (
    Check("capture-rules", "Règles de capture", _carried),
    Check("capture-closed", "Sortie vers les IA sans le proxy", _closed),
    Check("capture-quic", "QUIC vers les IA", _quic),
    Check("capture-dns", "Lecture des réponses DNS", _names),
    Check("capture-addresses", "Adresses des IA", _addresses),
)
