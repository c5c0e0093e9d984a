from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detectors.finding import Category, Finding, Identifying
from policies.checking import NOTHING_FOUND
from policies.decide import decide
from policies.decision import Action
from policies.document import Mode
from policies.explaining import explain
from policies.facts import Facts, Tier
from policies.loading import DEFAULT, load
from policies.model import Policy
from proxy.cli.app import app
from proxy.cli.exits import Exit
from proxy.cli.explaining import outcome, seen, tried
from proxy.screening.facts import Audience
from proxy.screening.verdict import Verdict
from tests.policies.establishment import ESTABLISHMENT

OWN, SHIPPED = load(ESTABLISHMENT), load(DEFAULT)
MORNING, NIGHT = datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 23)  # noqa: DTZ001 - local time
NAMED = replace(NOTHING_FOUND, service="chatgpt", identifying=Identifying.DIRECT, at=MORNING)
RARE = replace(NOTHING_FOUND, identifying=Identifying.INDIRECT, anonymity=10, at=NIGHT)
FOUND = (
    Finding(Category.PERSON, 0, 1, 1.0, "titles"),
    Finding(Category.AGE, 2, 3, 1.0, "ages"),
    Finding(Category.PERSON, 4, 5, 1.0, "ner"),
    Finding(Category.PERSON, 6, 7, 1.0, "ner"),
)


def verdict(facts: Facts, policy: Policy = OWN.policy) -> Verdict:
    return Verdict(decide(policy, facts), facts, (FOUND,), OWN)


def told(facts: Facts, policy: Policy = OWN.policy, final: Verdict | None = None) -> str:
    return "\n".join(outcome(policy, explain(policy, facts), final or verdict(facts, policy)))


def line(facts: Facts, rule: str) -> str:
    (found,) = (tried(trial) for trial in explain(OWN.policy, facts).trials if trial.rule.id == rule)
    return found


def test_what_the_policy_knows_is_said_in_kinds_and_numbers() -> None:
    facts = replace(NAMED, groups=frozenset({"dim"}), tier=Tier.CONTRACTED, secret=True)
    lines = list(seen(verdict(facts), Audience("chatgpt", Tier.CONTRACTED)))

    assert lines == [
        "Service   chatgpt, outil sous contrat avec l'établissement",
        "Auteur    dim",
        "Repéré    âge : ages",
        "          nom d'une personne (3 fois) : ner, titles",
        "Identité  un nom, un numéro ou une adresse désigne une personne",
        "Secret    oui · cas inventé : non",
    ]


def test_nothing_found_is_said() -> None:
    found = replace(verdict(NAMED), findings=((), ()))

    assert "Repéré    rien" in list(seen(found, Audience("chatgpt", Tier.OPEN)))


@pytest.mark.parametrize(
    ("facts", "rule", "said"),
    [
        (NAMED, "identite-directe", "→ identite-directe : convient, et décide : block"),
        (NAMED, "cas-invente", "· cas-invente : retirée"),
        (replace(NAMED, secret=True), "secret-medical", "conviendrait, mais une règle avant elle a décidé"),
        (NAMED, "secret-medical", "secret médical : il faudrait « oui », ici « non »"),
        (NAMED, "nuit-anonyme", "nuit-anonyme (sous observation) : ne convient pas : moment : il faudrait « hors"),
        (RARE, "nuit-anonyme", "○ nuit-anonyme : convient, sous observation : notée au journal, sans effet"),
        (RARE, "nuit-anonyme", "appliquée, elle déciderait block"),
    ],
)
def test_each_rule_says_its_part_and_what_it_lacks(facts: Facts, rule: str, said: str) -> None:
    assert said in line(facts, rule)


def test_a_watched_rule_behind_the_one_that_decides_says_that_it_changes_nothing() -> None:
    first, *others = OWN.policy.rules
    policy = replace(OWN.policy, rules=(*others, first))
    (last,) = (tried(trial) for trial in explain(policy, RARE).trials if trial.rule is first)

    assert "ne changerait rien, une règle avant elle décide" in last


def test_an_exception_says_what_it_lifts_until_when_and_by_whom() -> None:
    text = told(replace(NAMED, groups=frozenset({"dim"})))

    assert "allow par dim-nom" in text
    assert "exception « dim-nom » : lève identite-directe jusqu'au 01/12/2026, accordée par Dr Vidal" in text


def test_an_exception_that_does_not_apply_says_why() -> None:
    text = told(NAMED)

    assert "block par identite-directe : ne part pas" in text
    assert "« dim-nom » : ne s'applique pas : groupe de l'auteur : il faudrait « dim », ici « aucun groupe" in text


def test_a_redaction_says_what_it_came_to() -> None:
    assert "jugée de nouveau : part" in told(NAMED, SHIPPED.policy)

    blocked = verdict(NAMED, SHIPPED.policy)
    blocked = replace(blocked, decision=replace(blocked.decision, action=Action.BLOCK, rule_id="secret-medical"))
    assert "encore retenue par secret-medical : elle est bloquée" in told(NAMED, SHIPPED.policy, blocked)


def test_no_rule_and_a_policy_that_observes_are_told() -> None:
    assert "aucune règle ne convient" in told(NAMED, replace(OWN.policy, rules=()))
    assert "aucune règle ne convient" not in told(NAMED)
    assert "mode observe : la décision est notée" in told(NAMED, replace(OWN.policy, mode=Mode.OBSERVE))
    assert "mode observe" not in told(NAMED)


def test_the_command_explains_a_text_without_repeating_any_of_it(tmp_path: Path) -> None:
    path = tmp_path / "chu.yaml"
    path.write_text(ESTABLISHMENT.replace("expires: 2026-12-01", "expires: 2027-10-31"), "utf-8")
    arguments = ["policy", "explain", "-", "--policy", str(path), "--group", "dim"]

    result = CliRunner().invoke(
        app, arguments, input="Relis le compte rendu de Mme Hélène Lefèvre, dossier 8012345678."
    )

    assert result.exit_code == Exit.OK, result.output
    assert "numéro de patient (IPP) : site_ipp-local" in result.output
    assert "→ identite-directe : convient, et décide : block" in result.output
    assert "exception « dim-nom »" in result.output
    for word in ("Hélène", "Lefèvre", "8012345678", "compte rendu"):
        assert word not in result.output


@pytest.mark.parametrize("option", [("--group", "inconnu"), ("--service", "inconnu")])
def test_a_group_or_service_that_nobody_declared_is_told_before_anything_is_read(option: tuple[str, str]) -> None:
    result = CliRunner().invoke(app, ["policy", "explain", "Bonjour", *option])

    assert result.exit_code == Exit.USAGE
    assert "inconnu" in result.output
