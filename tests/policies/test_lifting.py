from datetime import date

import pytest

from policies.advising import advice
from policies.complaint import PolicyError
from policies.loading import load

HEAD = """\
extends: has-2025
id: essai
title: Essai
version: 1
groups:
  - {id: dim, title: DIM, os_groups: [GG_DIM]}
exceptions:
  - id: levee
    title: Une exception
    rule: RULE
    when: WHEN
    action: ACTION
    approver: DPO
    reason: Essai
    granted: 2026-11-01
    expires: 2027-05-01
"""


def policy(rule: str, when: str, action: str = "allow") -> str:
    return HEAD.replace("RULE", rule).replace("WHEN", when).replace("ACTION", action)


@pytest.mark.parametrize(
    ("rule", "when", "action", "refused"),
    [
        ("contenu-illisible", "{group: [dim]}", "allow", True),
        ("contenu-illisible", "{group: [dim], identifying: [none]}", "allow", False),
        ("secret-medical", "{group: [dim]}", "allow", True),
        ("secret-medical", "{group: [dim], identifying: [none]}", "allow", False),
        ("identite-directe", "{group: [dim]}", "allow", False),
        ("contenu-illisible", "{group: [dim]}", "redact", False),
    ],
)
def test_what_lets_go_whatever_a_rule_stops_must_say_of_whom(rule: str, when: str, action: str, refused: bool) -> None:
    text = policy(rule, when, action)
    if not refused:
        assert load(text)
        return
    with pytest.raises(PolicyError) as caught:
        load(text)
    assert str(caught.value).startswith("<texte>:11:11 exceptions[0].when : la règle levée vaut quelle que soit la per")


def remarks(rule: str, when: str, action: str = "allow") -> str:
    return "\n".join(advice(load(policy(rule, when, action)), date(2026, 11, 22), lambda _: True))


@pytest.mark.parametrize(
    ("when", "doubted"),
    [
        ("{group: [dim]}", True),
        ("{group: [dim], secret: false}", False),
        ("{group: [dim], tier: [contracted]}", False),
        ("{group: [dim], tier: [contracted, open]}", True),
    ],
)
def test_what_would_also_lift_medical_secrecy_towards_an_open_tool_is_told(when: str, doubted: bool) -> None:
    assert ("lève aussi le secret médical" in remarks(rule="identite-directe", when=when)) is doubted


@pytest.mark.parametrize(("rule", "doubted"), [("contenu-illisible", True), ("identite-directe", False)])
def test_a_redaction_that_cannot_help_is_told(rule: str, doubted: bool) -> None:
    said = remarks(rule=rule, when="{group: [dim], identifying: [none]}", action="redact")

    assert ("sera encore bloquée" in said) is doubted
