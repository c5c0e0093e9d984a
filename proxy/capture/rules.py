"""The kernel's rules, as text for `nft -f -`. Each text is one transaction, and gives the same whenever it is loaded.

Only addresses of AI hosts are touched; a proxy that is dead makes them refuse connections, and nothing else. A process
that is not the proxy's user reaches them in no way: what is not carried into the proxy is refused, what this machine
forwards for others (containers, virtual machines) too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proxy.capture.addresses import INSIDE_4, INSIDE_6, Address

TABLE = "paravent"
MOST = 65_535
"""Addresses in a set. Full, it takes no more and the answers that name others are dropped: AI hosts become unreachable,
nothing passes unseen. The catalogue's names had some 2,000 in two days."""
LIFE_S = 48 * 3600
"""Life of an address after it was last seen, in seconds: longer than resolvers keep one."""

_REMOVAL = f"table inet {TABLE}\ndelete table inet {TABLE}\n"  # named first, so that deleting never fails
_QUIC = "udp dport 443 reject with icmpx port-unreachable"
_WEB = "tcp dport { 80, 443 }"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules are told.

    Attributes:
        users: Ids of the users that the proxy runs as: theirs alone goes out.
        port: Of the transparent proxy, on 127.0.0.1 and ::1.
        queue: Number of the queue that DNS answers are handed to.
    """

    users: tuple[int, ...]
    port: int = 8081
    queue: int = 8053

    @property
    def proxy(self) -> str:
        """The users, as a set of nft."""
        return f"{{ {', '.join(map(str, self.users))} }}"


def capture(plan: Plan, known: Mapping[Address, int], *, queued: bool = True) -> str:
    """Give the rules of a capture that works.

    Args:
        plan: Where to.
        known: Addresses of AI hosts, and the seconds that each has left.
        queued: Whether DNS answers are queued here; not where the kernel's nft cannot.
    """
    dns = _dns(plan) if queued else ""
    return f"""{_REMOVAL}table inet {TABLE} {{
{_sets(known)}
    chain redirected {{
        type nat hook output priority -110; policy accept;
        meta skuid {plan.proxy} return
        ip daddr @ai4 {_WEB} redirect to :{plan.port}
        ip6 daddr @ai6 {_WEB} redirect to :{plan.port}
    }}
    chain refused {{
        type filter hook output priority 0; policy accept;
        ip daddr @ai4 jump unproxied
        ip6 daddr @ai6 jump unproxied
    }}
{_refusals(plan)}{dns}}}
"""


def fallback(plan: Plan, known: Mapping[Address, int]) -> str:
    """Give the rules for when nobody reads DNS answers: any address outside may be an AI host's.

    All HTTPS of other users is carried to the proxy, which tunnels what is no AI host's, and QUIC is refused.
    """
    return f"""{_REMOVAL}table inet {TABLE} {{
{_sets(known)}
    set inside4 {{ type ipv4_addr; flags interval; elements = {{ {", ".join(INSIDE_4)} }} }}
    set inside6 {{ type ipv6_addr; flags interval; elements = {{ {", ".join(INSIDE_6)} }} }}
    chain redirected_all {{
        type nat hook output priority -110; policy accept;
        meta skuid {plan.proxy} return
        ip daddr @inside4 return
        ip6 daddr @inside6 return
        ip daddr @ai4 {_WEB} redirect to :{plan.port}
        ip6 daddr @ai6 {_WEB} redirect to :{plan.port}
        tcp dport 443 redirect to :{plan.port}
    }}
    chain refused {{
        type filter hook output priority 0; policy accept;
        ip daddr @inside4 return
        ip6 daddr @inside6 return
        ip daddr @ai4 jump unproxied
        ip6 daddr @ai6 jump unproxied
        {_QUIC}
    }}
{_refusals(plan)}}}
"""


def removal() -> str:
    """Give what takes all of it away, whether it is there or not."""
    return _REMOVAL


def refresh(seen: Iterable[Address]) -> str:
    """Give what puts addresses into the sets for a whole life, whether they were there or not.

    A life begins again only with a new element, and what is not there cannot be deleted: hence three steps.
    """
    return "".join(
        f"{verb} element inet {TABLE} {name} {{ {elements} }}\n"
        for name, elements in _by_set({address: str(address) for address in seen})
        for verb in ("add", "delete", "add")
    )


def dns_chain(plan: Plan, made: bool) -> str:
    """Give the chain of DNS answers for `iptables-nft-restore --noflush`, where nft cannot queue.

    Args:
        plan: Where to.
        made: Whether the table is made by this; an empty chain then says so to whoever removes it.
    """
    queue = f"-j NFQUEUE --queue-num {plan.queue}"
    marks = [":PARAVENT-MADE - [0:0]"] if made else []
    rules = [f"-A PARAVENT-DNS -p {protocol} -m {protocol} --sport 53 {queue}" for protocol in ("udp", "tcp")]
    return "\n".join(["*security", ":PARAVENT-DNS - [0:0]", *marks, *rules, "COMMIT", ""])


def _sets(known: Mapping[Address, int]) -> str:
    life = {address: f"{address} timeout {LIFE_S}s expires {left}s" for address, left in known.items()}
    filled = dict(_by_set(life))
    return "\n".join(
        f"    set {name} {{ type {kind}; size {MOST}; flags timeout; timeout {LIFE_S}s; {_elements(filled.get(name))}}}"
        for name, kind in (("ai4", "ipv4_addr"), ("ai6", "ipv6_addr"))
    )


def _elements(written: str | None) -> str:
    return f"elements = {{ {written} }}; " if written else ""


def _by_set(written: Mapping[Address, str]) -> list[tuple[str, str]]:
    """The elements of each set that gets some."""
    parts = [(f"ai{kind}", [text for address, text in written.items() if address.version == kind]) for kind in (4, 6)]
    return [(name, ", ".join(texts)) for name, texts in parts if texts]


def _refusals(plan: Plan) -> str:
    """Who may not go to an AI host.

    The kernel does not know whose some packets are: those that only close a connection, and what was left to send when
    its process went. They begin none, so they pass; cut, the proxy's own connections would end badly.
    """
    return f"""    chain unproxied {{
        {_QUIC}
        meta skuid {plan.proxy} return
        {_WEB} meta skuid != {plan.proxy} reject with tcp reset
        {_WEB} ct state new reject with tcp reset
    }}
    chain forwarded {{
        type filter hook forward priority 0; policy accept;
        ip daddr @ai4 jump outsiders
        ip6 daddr @ai6 jump outsiders
    }}
    chain outsiders {{
        {_QUIC}
        {_WEB} reject with tcp reset
    }}
"""


def _dns(plan: Plan) -> str:
    """DNS answers, to this machine and to those behind it. Without "bypass": unread, none passes."""
    answers = f"meta l4proto {{ tcp, udp }} th sport 53 queue num {plan.queue}"
    return "".join(
        f"""    chain answers_{hook} {{
        type filter hook {hook} priority 0; policy accept;
        {answers}
    }}
"""
        for hook in ("input", "forward")
    )
