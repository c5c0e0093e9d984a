from dataclasses import replace

import pytest

from policies.messages import Language
from policies.model import Policy
from proxy.console.pages.telling import told, was_told
from proxy.reasons import ADVICE, ADVICE_IN, ReasonCode
from proxy.store.states import Detail
from proxy.store.store import Store
from tests.proxy.console.pages.hospital import BLOCKED, hospital, policy

POLICY = policy().policy


@pytest.fixture(scope="module")
def detail(tmp_path_factory: pytest.TempPathFactory) -> Detail:
    home = tmp_path_factory.mktemp("telling")
    hospital(home, days=1, each=1)
    store = Store.open(f"sqlite:///{home / 'index'}")
    store.fill(home / "journal")
    found = store.decision(BLOCKED)
    store.close()
    assert found is not None
    return found


def with_row(detail: Detail, **changed: object) -> Detail:
    return replace(detail, row=replace(detail.row, **changed))  # type: ignore[arg-type]  # a test's own words


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({}, True), ({"action": "allow"}, False), ({"action": "redact"}, False), ({"mode": "observe"}, False)],
)
def test_only_the_author_of_what_did_not_leave_was_told(
    detail: Detail, changed: dict[str, object], expected: bool
) -> None:
    assert was_told(with_row(detail, **changed)) is expected


def test_a_block_is_told_in_the_words_of_the_rule_and_of_counts(detail: Detail) -> None:
    message = told(detail, POLICY) or ""
    rule = next(one for one in POLICY.rules if one.id == "identite-indirecte")
    assert all(words in message for words in (rule.tell, "commune (2)", BLOCKED, POLICY.contact, POLICY.establishment))
    assert "maladie" not in message  # a question of medicine is nobody's


def test_an_establishment_that_speaks_english_told_it_so(detail: Detail) -> None:
    message = told(detail, replace(POLICY, language=Language.ENGLISH)) or ""
    assert message.startswith("This request was not sent to ChatGPT.")
    assert "town (2)" in message


@pytest.mark.parametrize("reason", [one for one in ReasonCode if one not in {"redaction_incomplete", "cannot_rewrite"}])
@pytest.mark.parametrize("known", [POLICY, None])
def test_a_refusal_without_a_rule_is_told_even_without_the_policy(
    detail: Detail, reason: ReasonCode, known: Policy | None
) -> None:
    assert ADVICE[reason] in (told(with_row(detail, reason=reason.value, rule=None), known) or "")


def test_a_failed_masking_is_told_as_a_block(detail: Detail) -> None:
    incomplete = told(with_row(detail, reason="redaction_incomplete"), POLICY)
    assert incomplete == told(detail, POLICY)
    unwritable = told(with_row(detail, reason="cannot_rewrite"), POLICY) or ""
    assert ADVICE_IN[Language.FRENCH][ReasonCode.CANNOT_REWRITE] in unwritable
    assert "Repéré" in unwritable


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        ({}, None),
        ({"rule": "oubliee"}, POLICY),
        ({"reason": "later"}, POLICY),
        ({"reason": "redaction_incomplete"}, None),
    ],
)
def test_what_cannot_be_known_is_not_made_up(detail: Detail, changed: dict[str, object], known: Policy | None) -> None:
    assert told(with_row(detail, **changed), known) is None
