import pytest

from policies.axes import ORDINARY
from policies.comparing import Change, Kind
from policies.decision import Action
from policies.trials import Outcome
from policies.weakening import Weakening, Weakenings
from proxy.cli.compared import lines, said
from proxy.cli.replaying import Replay, Replayed
from proxy.reasons import ReasonCode

NOTHING = Weakenings((), whole=True)
BLOCKED, PASSED = Outcome("default", Action.BLOCK), Outcome("une", Action.ALLOW)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(Kind.ADDED, "règle", "une"), "règle une : ajoutée"),
        (Change(Kind.REMOVED, "groupe", "dim"), "groupe dim : retiré"),
        (Change(Kind.CHANGED, "règle", "une", "action", "block", "allow"), "règle une, action : block → allow"),
        (Change(Kind.CHANGED, "règle", "une", "cases", "a", "a"), "règle une, cases : modifiée (a)"),
        (
            Change(Kind.MOVED, "règle", "une", "", "en premier", "après deux"),
            "règle une : déplacée, en premier → après deux",
        ),
        (Change(Kind.CHANGED, "politique", "", "mode", "enforce", "observe"), "mode : enforce → observe"),
        (Change(Kind.ADDED, "outil", "claude", "", "", "open"), "outil claude : ajouté (open)"),
        (
            Change(Kind.REMOVED, "identifiant", "ipp", "", "8+", "", unseen=True),
            "identifiant ipp : retiré (8+) — à relire : peut laisser partir plus",
        ),
    ],
)
def test_a_change_is_one_line(change: Change, words: str) -> None:
    assert said(change) == words


def test_long_values_are_cut() -> None:
    assert len(said(Change(Kind.CHANGED, "règle", "une", "tell", "x" * 500, "y" * 500))) < 200


def test_the_summary_counts_and_names() -> None:
    past = Replay((Replayed("r1", BLOCKED, PASSED), Replayed("r2", PASSED, PASSED), Replayed("r3", PASSED, PASSED)))
    told = [line for line, _ in lines((), NOTHING, past)]
    assert "Sur 3 décisions : 1 partirait qui était retenue, 0 seraient retenues qui partaient, 2 inchangées." in told
    assert "      1  bloquée (aucune règle) → laissée passer (une)" in told
    assert "  r1 : bloquée → laissée passer" in told


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (ReasonCode.REDACTION_INCOMPLETE, "masquage insuffisant"),
        (ReasonCode.CANNOT_REWRITE, "masquage impossible pour ce service"),
    ],
)
def test_a_masking_that_did_not_do_is_said_as_the_block_that_it_was(reason: ReasonCode, words: str) -> None:
    past = Replay((Replayed("r1", Outcome(reason, Action.BLOCK), PASSED),))
    told = [line for line, _ in lines((), NOTHING, past)]
    assert f"      1  bloquée ({words}) → laissée passer (une)" in told
    assert f"  r1 : bloquée ({words}) → laissée passer" in told


def test_a_weakening_is_said_with_its_situation() -> None:
    found = Weakenings((Weakening(BLOCKED, PASSED, "secret médical", ORDINARY),), whole=True)
    told = [line for line, _ in lines((), found, None)]
    assert told[-2:] == ["  bloquée (aucune règle) → laissée passer (une)", "      secret médical"]


def test_nothing_is_promised_where_not_everything_was_tried() -> None:
    told = " ".join(line for line, _ in lines((), Weakenings((), whole=False), None))
    assert "Dans aucune situation" not in told
    assert "Trop de situations" in told
