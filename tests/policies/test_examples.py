from collections.abc import Mapping
from pathlib import Path

import pytest

from detectors.engine import PresidioDetector
from policies.checking import Judge, check
from policies.decision import Action
from policies.formatting import formatted
from policies.loading import load
from policies.sources import SHIPPED, SHIPPED_FOLDER
from proxy.cli.checking import judge
from proxy.services.catalogue import Catalogue
from tests.policies.mutants import (
    acting,
    is_killed,
    own,
    without_block,
    without_condition,
    without_identifier,
    without_override,
)

FILES = sorted((SHIPPED_FOLDER / "examples").glob("*.yaml"))
SERVICES = frozenset(service.id for service in Catalogue.load().services)
LOADED = {path.stem: load(path, SERVICES) for path in FILES}
BLOCKS = [(name, block) for name, loaded in LOADED.items() for block in own(loaded.policy)]
BLOCK_IDS = [f"{name}/{block.id}" for name, block in BLOCKS]
REPEATED = {("professionnels-toleres", "secret"), ("controle-externe", "identifying")}
"""Conditions that another rule, or the exception's own rule, makes idle: they hold the day that one is changed."""
LEAST, WIDTH = 10, 120


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector()


@pytest.fixture(scope="module")
def judges(detector: PresidioDetector) -> Mapping[str, Judge]:
    return {name: judge(loaded.policy, detector) for name, loaded in LOADED.items()}


def test_every_kind_of_establishment_has_its_example() -> None:
    assert {"chu", "ehpad", "cliniques", "clinique-littoral", "laboratoire"} == set(LOADED)


@pytest.mark.parametrize("name", LOADED)
def test_an_example_bears_the_name_of_its_file_and_comes_from_the_national_rule(name: str) -> None:
    first, *extended = LOADED[name].files

    assert first.document.id == name
    assert extended[-1].document.id in SHIPPED


@pytest.mark.parametrize("name", LOADED)
def test_an_example_has_ten_cases_that_its_rules_treat_or_leave(name: str) -> None:
    ours = [parsed.document for parsed in LOADED[name].files if parsed.document.id not in SHIPPED]
    blocks = [block for document in ours for block in (*document.rules, *document.exceptions)]
    treated = [case.expect is block.action for block in blocks for case in block.cases]

    assert len(treated) >= LEAST
    assert all({True, False} == {case.expect is block.action for case in block.cases} for block in blocks)


@pytest.mark.parametrize("name", LOADED)
def test_every_case_holds_under_the_real_detection(name: str, judges: Mapping[str, Judge]) -> None:
    assert check(LOADED[name].policy, judges[name]) == []


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=BLOCK_IDS)
def test_a_case_notices_a_rule_or_an_exception_taken_away(
    name: str, block: object, judges: Mapping[str, Judge]
) -> None:
    assert is_killed(without_block(LOADED[name].policy, block), judges[name])


@pytest.mark.parametrize(
    ("name", "block", "action"),
    [
        pytest.param(name, block, action, id=f"{name}/{block.id}-{action}")
        for name, block in BLOCKS
        for action in Action
        if abs(action.severity - block.action.severity) == 1
    ],
)
def test_a_case_notices_an_action_one_step_away(
    name: str, block: object, action: Action, judges: Mapping[str, Judge]
) -> None:
    assert is_killed(acting(LOADED[name].policy, block, action), judges[name])


@pytest.mark.parametrize(
    ("name", "block", "condition"),
    [
        pytest.param(name, block, condition, id=f"{name}/{block.id}-{condition}")
        for name, block in BLOCKS
        for condition in sorted(block.when.model_fields_set)
    ],
)
def test_a_case_notices_a_condition_left_out_unless_another_rule_repeats_it(
    name: str, block: object, condition: str, judges: Mapping[str, Judge]
) -> None:
    killed = is_killed(without_condition(LOADED[name].policy, block, condition), judges[name])

    assert killed is ((block.id, condition) not in REPEATED)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (name, override.rule)
        for name, loaded in LOADED.items()
        for override in loaded.files[0].document.overrides
        if {"status", "action"} & set(override.changes())
    ],
)
def test_a_case_notices_an_override_taken_away(name: str, rule: str, judges: Mapping[str, Judge]) -> None:
    assert is_killed(without_override(LOADED[name], rule), judges[name])


@pytest.mark.parametrize(
    ("name", "identifier"),
    [(name, f"site_{one.id}") for name, loaded in LOADED.items() for one in loaded.files[0].document.identifiers],
)
def test_a_case_notices_an_identifier_taken_away(name: str, identifier: str, detector: PresidioDetector) -> None:
    less = without_identifier(LOADED[name].policy, identifier)

    assert is_killed(less, judge(less, detector))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_example_is_laid_out_as_the_formatter_would(path: Path) -> None:
    text = path.read_text("utf-8")

    assert formatted(path.name, path.read_bytes(), "../schema.json") == text
    assert max(map(len, text.splitlines())) <= WIDTH
