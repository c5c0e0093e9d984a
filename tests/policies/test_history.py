from policies.decision import Action
from policies.history import changes, said
from policies.loading import DEFAULT, load, load_from
from policies.rule import Status
from policies.sources import Texts
from tests.policies.establishment import ESTABLISHMENT

FILES = load(ESTABLISHMENT).files
WARD = """
extends: chu
id: service
title: Un service
version: 1
contact: cadre@chu.test
overrides:
  - {rule: cas-invente, why: on enseigne ici, status: enforce, owner: cadre}
...
"""
CHAIN = load_from(Texts({"service": WARD, "chu": ESTABLISHMENT}), "service").files


def test_a_policy_that_extends_nothing_changed_nothing() -> None:
    assert changes(load(DEFAULT).files) == {}


def test_each_change_says_who_why_old_and_new() -> None:
    made = changes(FILES)

    assert made.keys() == {"cas-invente", "identite-directe"}
    (status,) = made["cas-invente"]
    assert (status.by, status.why, status.key) == ("chu-exemple", "pas chez nous", "status")
    assert (status.before, status.after) == (Status.ENFORCE, Status.RETIRED)
    assert [(one.key, one.after) for one in made["identite-directe"] if one.key == "action"] == [
        ("action", Action.BLOCK)
    ]


def test_changes_of_changes_are_told_in_the_order_in_which_they_were_made() -> None:
    told = [(one.by, one.key, one.before, one.after) for one in changes(CHAIN)["cas-invente"]]

    assert told == [
        ("chu-exemple", "status", Status.ENFORCE, Status.RETIRED),
        ("service", "owner", "DPO", "cadre"),
        ("service", "status", Status.RETIRED, Status.ENFORCE),
    ]


def test_all_that_was_said_of_a_key_is_told_the_nearest_first() -> None:
    assert said(CHAIN, "contact") == [
        ("service", "cadre@chu.test"),
        ("chu-exemple", "dsi@chu.test"),
        ("has-2025", "dpo@exemple.fr"),
    ]
    assert said(CHAIN, "language") == []
