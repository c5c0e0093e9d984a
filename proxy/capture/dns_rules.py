"""The rules that hand DNS answers over to be read, as text: those to this machine, and to others through it.

Without "bypass": unread, none passes. What nobody asked for is no answer: anybody near could fill the sets with it.
"""

from proxy.capture.plan import Plan


def chains(plan: Plan) -> str:
    """Give the chains that nft queues by, within the table of the rules."""
    answers = f"meta l4proto {{ tcp, udp }} th sport 53 queue num {plan.queue}"
    unasked = "meta l4proto { tcp, udp } th sport 53 th dport != 53 ct direction original drop"
    return "".join(
        f"""    chain answers_{hook} {{
        type filter hook {hook} priority 0; policy accept;
        {unasked}
        {answers}
    }}
"""
        for hook in ("input", "forward")
    )


def iptables_chain(plan: Plan, made: bool) -> str:
    """Give the chain of DNS answers for `iptables-nft-restore --noflush`, where nft cannot queue.

    Args:
        plan: Where to.
        made: Whether the table is made by this; an empty chain then says so to whoever removes it.
    """
    queue = f"-j NFQUEUE --queue-num {plan.queue}"
    marks = [":PARAVENT-MADE - [0:0]"] if made else []
    unasked = "! --dport 53 -m conntrack --ctdir ORIGINAL -j DROP"
    rules = [
        f"-A PARAVENT-DNS -p {protocol} -m {protocol} --sport 53 {end}"
        for protocol in ("udp", "tcp")
        for end in (unasked, queue)
    ]
    return "\n".join(["*security", ":PARAVENT-DNS - [0:0]", *marks, *rules, "COMMIT", ""])
