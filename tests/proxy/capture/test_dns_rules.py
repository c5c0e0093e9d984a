import pytest

from proxy.capture import dns_rules
from proxy.capture.plan import Plan

PLAN = Plan((990,), queue=77)


def test_answers_to_this_machine_and_through_it_are_queued_without_a_way_around() -> None:
    text = dns_rules.chains(PLAN)
    assert text.count("th sport 53 queue num 77") == 2
    assert all(f"hook {hook} priority 0" in text for hook in ("input", "forward"))
    assert "bypass" not in text


@pytest.mark.parametrize("made", [True, False])
def test_the_chain_of_dns_answers_has_both_protocols_and_says_whose_the_table_is(made: bool) -> None:
    text = dns_rules.iptables_chain(PLAN, made)
    assert [f"-p {name} -m {name} --sport 53 -j NFQUEUE --queue-num 77\n" in text for name in ("udp", "tcp")] == [
        True
    ] * 2
    assert ("PARAVENT-MADE" in text) is made
