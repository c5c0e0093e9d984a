from collections.abc import Collection
from dataclasses import replace

import pytest

from policies.loading import load
from policies.parsing import Parsed, parse
from policies.references import references, strangers
from tests.policies.broken.sound import SERVICES, SOUND

POLICY = load(SOUND, SERVICES).policy


def parsed(*changes: tuple[str, str]) -> Parsed:
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return parse("chu.yaml", text.encode())


def said(file: Parsed, services: Collection[str] | None = SERVICES) -> list[tuple[str, str]]:
    return [(complaint.where, complaint.message) for complaint in references(file, POLICY, services)]


def test_a_file_whose_names_exist_is_left_alone() -> None:
    assert said(parsed()) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "word"),
    [
        (
            "rule: secret-medical",
            "rule: secret-medicale",
            "exceptions[0].rule",
            "Vouliez-vous dire « secret-medical » ?",
        ),
        ("{group: [dim]", "{group: [dim, dmi]", "exceptions[0].when.group[1]", "à déclarer dans « groups » : « dmi »"),
        (
            "hours: during, identifying: [none]}",
            "service: [openia], identifying: [none]}",
            "exceptions[0].when.service[0]",
            "Vouliez-vous dire « openai » ? Liste : paravent policy services.",
        ),
        ("{tier: [open],", "{group: [nuit],", "rules[0].when.group[0]", "Permis : dim."),
        (
            "{tier: [open],",
            "{service: [openai, x],",
            "rules[0].when.service[1]",
            "service inconnu du catalogue : « x ». Liste : paravent policy services.",
        ),
        ("service: mistral", "service: mistrale", "tools[0].service", "Vouliez-vous dire « mistral » ?"),
    ],
)
def test_a_name_that_nobody_declares_is_complained_of_where_it_stands(
    old: str, new: str, where: str, word: str
) -> None:
    ((place, message),) = said(parsed((old, new)))

    assert place == where
    assert word in message


def test_everything_unknown_is_said_at_once() -> None:
    file = parsed(
        ("{group: [dim]", "{group: [a, b]"),
        ("{tier: [open],", "{group: [c], service: [d],"),
        ("service: m", "service: e"),
    )

    assert [place for place, _ in said(file)] == [
        "exceptions[0].when.group[0]",
        "exceptions[0].when.group[1]",
        "rules[0].when.group[0]",
        "rules[0].when.service[0]",
        "tools[0].service",
    ]


def test_services_are_not_judged_where_the_catalogue_is_not_known() -> None:
    file = parsed(("{tier: [open],", "{service: [d],"), ("service: m", "service: e"))

    assert said(file, None) == []
    assert len(said(file, frozenset())) == 2


@pytest.mark.parametrize("rule", ["hours: during, identifying: [none]}", "{tier: [open],"])
def test_hours_that_nobody_gives_meet_nothing(rule: str) -> None:
    file = parsed((rule, rule.replace("tier: [open]", "hours: outside")))
    without = replace(POLICY, hours=None)

    assert [(one.where, one.message) for one in references(file, without, SERVICES)][-1] == (
        "exceptions[0].when.hours" if "during" in rule else "rules[0].when.hours",
        "la politique ne dit pas ses heures : donnez « hours ».",
    )


def test_a_name_among_none_is_said_to_be_among_none() -> None:
    (complaint,) = strangers(parsed(), ("tools", 0, "service"), "service inconnu", [])

    assert complaint.message == "service inconnu : « mistral ». Permis : aucun."


def test_a_long_name_is_quoted_up_to_forty_code_points() -> None:
    ((_, message),) = said(parsed(("service: mistral", f"service: {'m' * 500}")))

    assert f"« {'m' * 39}… »" in message
