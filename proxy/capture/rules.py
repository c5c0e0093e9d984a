"""The kernel's rules, as text for `nft -f -`. Each text is one transaction, and gives the same whenever it is loaded.

Only addresses of AI hosts are touched; a proxy that is dead makes them refuse connections, and nothing else. A process
that is not the proxy's user reaches them in no way: what is not carried into the proxy is refused, what this machine
forwards for others (containers, virtual machines) too.

Substitutes (see `substitutes`) lead the proxy's user to the addresses that they stand for. Nobody else gets anywhere by
one but to the proxy, nor does anybody by one that stands for none.
"""

from collections.abc import Iterable, Mapping

from proxy.capture import dns_rules
from proxy.capture.addresses import INSIDE_4, INSIDE_6, SUBSTITUTES_4, SUBSTITUTES_6, Address
from proxy.capture.plan import Plan
from proxy.capture.substitutes import NONE, Pairs

TABLE = "paravent"
MOST = 32_767
"""Addresses in a set, half as many as there are substitutes. Full, it takes no more, and answers that name others are
dropped: AI hosts become unreachable, nothing passes unseen. The catalogue's names had some 2,000 in two days."""
LIFE_S = 48 * 3600
"""Life of an address after it was last seen, in seconds: longer than resolvers keep one."""

_REMOVAL = f"table inet {TABLE}\ndelete table inet {TABLE}\n"  # named first, so that deleting never fails
_QUIC = "udp dport 443 reject with icmpx port-unreachable"
_WEB = "tcp dport { 80, 443 }"
_SUBSTITUTES = (("ip", SUBSTITUTES_4), ("ip6", SUBSTITUTES_6))


def capture(plan: Plan, known: Mapping[Address, int], substitutes: Pairs = NONE, *, queued: bool = True) -> str:
    """Give the rules of a capture that works.

    Args:
        plan: Where to.
        known: Addresses of AI hosts, and the seconds that each has left; those with none are left out.
        substitutes: Of these addresses and possibly of others.
        queued: Whether DNS answers are queued here; not where the kernel's nft cannot.
    """
    dns = dns_rules.chains(plan) if queued else ""
    return f"""{_REMOVAL}table inet {TABLE} {{
{_sets(known, substitutes)}
    chain redirected {{
        type nat hook output priority -110; policy accept;
{_led(plan)}
        ip daddr @ai4 {_WEB} redirect to :{plan.port}
        ip6 daddr @ai6 {_WEB} redirect to :{plan.port}
    }}
    chain refused {{
        type filter hook output priority 0; policy accept;
{_usurped(plan)}
{_astray()}
        ip daddr @ai4 jump unproxied
        ip6 daddr @ai6 jump unproxied
    }}
{_refusals(plan)}{dns}}}
"""


def fallback(plan: Plan, known: Mapping[Address, int], substitutes: Pairs = NONE) -> str:
    """Give the rules for when nobody reads DNS answers: any address outside may be an AI host's.

    All HTTPS of other users is carried to the proxy, which tunnels what is no AI host's, and QUIC is refused.
    Substitutes that somebody may still have go on being led.
    """
    return f"""{_REMOVAL}table inet {TABLE} {{
{_sets(known, substitutes)}
    set inside4 {{ type ipv4_addr; flags interval; elements = {{ {", ".join(INSIDE_4)} }} }}
    set inside6 {{ type ipv6_addr; flags interval; elements = {{ {", ".join(INSIDE_6)} }} }}
    chain redirected_all {{
        type nat hook output priority -110; policy accept;
{_led(plan)}
        ip daddr @inside4 return
        ip6 daddr @inside6 return
        ip daddr @ai4 {_WEB} redirect to :{plan.port}
        ip6 daddr @ai6 {_WEB} redirect to :{plan.port}
        tcp dport 443 redirect to :{plan.port}
    }}
    chain refused {{
        type filter hook output priority 0; policy accept;
{_usurped(plan)}
{_astray()}
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


def refresh(seen: Iterable[Address], substitutes: Pairs = NONE) -> str:
    """Give what puts addresses, with their substitutes, there for a whole life, whether they were there or not.

    A life begins again only with a new element, and what is not there cannot be deleted: hence three steps. A
    substitute that stands for another address is not put: the whole is refused.
    """
    addresses = {address: str(address) for address in seen}
    pairs = {real: f"{substitutes[real]} : {real}" for real in addresses if real in substitutes}
    return "".join(
        f"{verb} element inet {TABLE} {name} {{ {elements} }}\n"
        for name, elements in (*_by_version("ai", addresses), *_by_version("real", pairs))
        for verb in ("add", "delete", "add")
    )


def _sets(known: Mapping[Address, int], substitutes: Pairs) -> str:
    """The addresses of AI hosts, and the maps from substitutes to them."""
    lives = {address: f"timeout {LIFE_S}s expires {left}s" for address, left in known.items() if left > 0}
    addresses = {address: f"{address} {life}" for address, life in lives.items()}
    pairs = {real: f"{substitutes[real]} {life} : {real}" for real, life in lives.items() if real in substitutes}
    filled = dict((*_by_version("ai", addresses), *_by_version("real", pairs)))
    return "\n".join(
        f"    {kind}; size {MOST}; flags timeout; timeout {LIFE_S}s; {_elements(filled.get(name))}}}"
        for name, kind in _KINDS.items()
    )


_KINDS = {
    "ai4": "set ai4 { type ipv4_addr",
    "ai6": "set ai6 { type ipv6_addr",
    "real4": "map real4 { type ipv4_addr : ipv4_addr",
    "real6": "map real6 { type ipv6_addr : ipv6_addr",
}


def _elements(written: str | None) -> str:
    return f"elements = {{ {written} }}; " if written else ""


def _by_version(name: str, written: Mapping[Address, str]) -> list[tuple[str, str]]:
    """The elements of each set, or map, that gets some."""
    parts = [
        (f"{name}{kind}", [text for address, text in written.items() if address.version == kind]) for kind in (4, 6)
    ]
    return [(each, ", ".join(texts)) for each, texts in parts if texts]


def _led(plan: Plan) -> str:
    """The proxy's user to the addresses that substitutes stand for, all others to the proxy."""
    rules = [
        f"meta skuid {plan.proxy} dnat {family} to {family} daddr map @real{net.version}"
        for family, net in _SUBSTITUTES
    ]
    rules += [f"meta skuid {plan.proxy} return"]
    rules += [f"{family} daddr {network} {_WEB} redirect to :{plan.port}" for family, network in _SUBSTITUTES]
    return "\n".join(f"        {rule}" for rule in rules)


def _sourced() -> str:
    """A connection's own address is chosen before it is led; where the way there is another, it is that way's."""
    foreign = 'oifname != "lo" fib saddr . oif type != local masquerade'
    return "\n".join(f"        ct original {family} daddr {network} {foreign}" for family, network in _SUBSTITUTES)


def _usurped(plan: Plan) -> str:
    """While the proxy is down any account may listen in its place: what that one answers gets nowhere.

    An answer that opens a connection must be known to be the proxy's: under a flood the kernel answers with SYN
    cookies, which are nobody's. Packets that only close one are nobody's either, and pass.
    """
    ours = f'oifname "lo" tcp sport {plan.ports}'
    return f"""        {ours} tcp flags & (syn | ack) == syn | ack jump opening
        {ours} meta skuid != {plan.proxy} drop"""


def _astray() -> str:
    """What still goes to a substitute once it was led goes no further."""
    return "\n".join(f"        {family} daddr {network} jump astray" for family, network in _SUBSTITUTES)


def _refusals(plan: Plan) -> str:
    """Who may not go to an AI host.

    The kernel does not know whose some packets are: those that only close a connection, and what was left to send when
    its process went. They begin none, so they pass; cut, the proxy's own connections would end badly.
    """
    return f"""    chain opening {{
        meta skuid {plan.proxy} return
        drop
    }}
    chain unproxied {{
        {_QUIC}
        meta skuid {plan.proxy} return
        {_WEB} meta skuid != {plan.proxy} reject with tcp reset
        {_WEB} ct state new reject with tcp reset
    }}
    chain astray {{
        meta l4proto tcp reject with tcp reset
        reject with icmpx port-unreachable
    }}
    chain sourced {{
        type nat hook postrouting priority 110; policy accept;
{_sourced()}
    }}
    chain forwarded {{
        type filter hook forward priority 0; policy accept;
{_astray()}
        ip daddr @ai4 jump outsiders
        ip6 daddr @ai6 jump outsiders
    }}
    chain outsiders {{
        {_QUIC}
        {_WEB} reject with tcp reset
    }}
"""
