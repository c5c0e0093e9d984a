from datetime import date

import pytest

from policies.advising import advice, never_acting
from policies.loading import DEFAULT, Loaded, load
from tests.policies.establishment import ESTABLISHMENT

RULES = """
rules:
  - id: large
    title: x
    status: enforce
    why: y
    when: {identifying: [direct, indirect]}
    action: block
    tell: z
    references: [a]
    owner: b
    cases:
      - {name: a, text: "Mme <PERSON>Claire Vidal</PERSON>", expect: block}
      - {name: b, text: "Bonjour", expect: allow}
"""
NARROW = RULES.replace("rules:\n", "").replace("id: large", "id: etroite").replace("[direct, indirect]", "[direct]")
HEAD = """
extends: has-2025
id: essai
title: Essai
version: 1
contact: dsi@chu.fr
approved_tool: {name: Assistant, url: "https://ia.chu.fr"}
"""


def known(name: str) -> bool:
    return name == "dim"


def remarks(text: str, today: str = "2026-11-15") -> list[str]:
    return list(advice(load(text), date.fromisoformat(today), known))


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-10-01", None),
        ("2026-11-01", "finit dans 30 jours :"),
        ("2026-10-31", None),
        ("2026-12-01", "finit dans 0 jour :"),
        ("2026-12-02", "est finie depuis le 01/12/2026"),
    ],
)
def test_an_exception_that_ends_soon_or_has_ended_is_told_at_its_date(today: str, said: str | None) -> None:
    found = [remark for remark in remarks(ESTABLISHMENT, today) if "l'exception « dim-nom »" in remark]

    assert len(found) == (said is not None)
    for remark in found:
        line = int(remark.split(":")[1])
        assert ESTABLISHMENT.splitlines()[line - 1].strip() == "expires: 2026-12-01"
        assert said is not None
        assert said in remark


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("version: 1", "version: 1\nmode: observe"), "mode observe"),
        (("version: 1", "version: 1\nmode: enforce"), None),
        (("dsi@chu.fr", "dpo@hopital.exemple.org"), "ce contact est un exemple"),
        (("dsi@chu.fr", "dpo@exemple.fr"), "ce contact est un exemple"),
        (("dsi@chu.fr", "DPO@EXAMPLE.COM"), "ce contact est un exemple"),
        (("dsi@chu.fr", "dsi@chu-exemplaire.fr"), None),
        (('approved_tool: {name: Assistant, url: "https://ia.chu.fr"}', ""), "aucun outil validé"),
    ],
)
def test_what_the_head_leaves_unfinished_is_told(change: tuple[str, str], said: str | None) -> None:
    found = remarks(HEAD.replace(*change))

    assert len(found) == (said is not None)
    assert all(said is not None and said in remark for remark in found)


def test_the_shipped_policy_asks_for_a_contact_and_a_tool() -> None:
    found = list(advice(load(DEFAULT), date(2026, 11, 22), known))

    assert ["approved_tool" in remark or "contact" in remark for remark in found] == [True, True]


def test_each_group_that_the_machine_does_not_know_is_told_at_its_name() -> None:
    text = ESTABLISHMENT.replace("os_groups: [dim]", "os_groups: [dim, GG_DIM, GG_AUTRE]")
    found = [remark for remark in remarks(text) if "ce poste ne connaît pas" in remark]
    places = [remark.split(" ")[0].split(":")[1:] for remark in found]
    written = [text.splitlines()[int(line) - 1][int(column) - 1 :] for line, column in places]

    assert [words.split(",")[0].split("]")[0] for words in written] == ["GG_DIM", "GG_AUTRE"]
    assert "le groupe « GG_DIM » : normal si vous préparez la politique ailleurs" in found[0]
    assert not any("ce poste" in remark for remark in remarks(ESTABLISHMENT))


def test_a_rule_behind_a_wider_one_is_told_with_that_one() -> None:
    text = HEAD + RULES + NARROW
    found = [remark for remark in remarks(text) if "« etroite »" in remark]

    assert ["« large »" in remark for remark in found] == [True]
    assert text.splitlines()[int(found[0].split(":")[1]) - 1].strip() == "- id: etroite"


def policy(text: str) -> list[str]:
    loaded: Loaded = load(text)
    return [idle.id for idle, _ in never_acting(loaded.policy)]


def test_a_rule_that_is_inherited_may_give_way_to_the_establishments_own() -> None:
    own = HEAD.replace("id: locale", "extends: has-2025\nid: locale") + RULES

    assert "secret-medical" not in policy(own)
    assert "etroite" in policy(own + NARROW)


def test_rules_that_are_only_watched_or_retired_stand_in_nobodys_way() -> None:
    own, watched = HEAD + RULES + NARROW, HEAD + RULES.replace("enforce", "observe") + NARROW

    assert "etroite" in policy(own)
    assert "etroite" not in policy(watched)
    assert policy(HEAD) == []
