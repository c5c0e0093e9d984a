"""The queue of DNS answers where the kernel's nft has none: a chain of iptables, which knows it by another name.

It stands in the table "security", which hardly anybody uses, so that other firewalls neither see nor flush it.
"""

from proxy.capture import presence
from proxy.capture.dns_rules import iptables_chain
from proxy.capture.errors import CaptureError
from proxy.capture.plan import Plan
from proxy.capture.program import run

_CHAIN, _MARK, _TABLE = "PARAVENT-DNS", "PARAVENT-MADE", "security"
_HOOKS = ("INPUT", "FORWARD")
_EMPTY = {f"-P {hook} ACCEPT" for hook in ("INPUT", "FORWARD", "OUTPUT")}
_FAMILIES = {presence.IPV4: ("iptables-nft", "ip"), presence.IPV6: ("ip6tables-nft", "ip6")}


def put(plan: Plan) -> None:
    """Load the chain for both families, with no moment at which answers pass unseen if it was there.

    Raises:
        CaptureError: iptables is not there, or refuses.
    """
    for program, family in _FAMILIES.values():
        text = iptables_chain(plan, made=not _works("nft", "list", "table", family, _TABLE))
        run(f"{program}-restore", "--noflush", given=text)
        for hook in _HOOKS:
            if not _works(program, "-t", _TABLE, "-C", hook, "-j", _CHAIN):
                run(program, "-t", _TABLE, "-I", hook, "-j", _CHAIN)


def stands() -> bool:
    """Tell whether the chain is there, for both families.

    Raises:
        OSError: the kernel does not say.
    """
    return all(presence.stands(family, _TABLE, _CHAIN) for family in _FAMILIES)


def remove() -> None:
    """Take the chain away, and the table if it was made for it and nobody else uses it.

    Raises:
        OSError: the kernel does not say what is there.
        CaptureError: iptables refuses.
    """
    for kind, (program, family) in _FAMILIES.items():
        if presence.stands(kind, _TABLE, _CHAIN):
            for hook in _HOOKS:
                while _works(program, "-t", _TABLE, "-D", hook, "-j", _CHAIN):
                    pass
            run(f"{program}-restore", "--noflush", given=f"*{_TABLE}\n:{_CHAIN} -\n-X {_CHAIN}\nCOMMIT\n")
        if presence.stands(kind, _TABLE, _MARK):
            run(program, "-t", _TABLE, "-X", _MARK)
            if set(run(program, "-t", _TABLE, "-S").splitlines()) <= _EMPTY:
                run("nft", "delete", "table", family, _TABLE)


def _works(program: str, *arguments: str) -> bool:
    try:
        run(program, *arguments)
    except CaptureError:
        return False
    return True
