import grp
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detectors.finding import Category, Finding
from detectors.reading import Reading
from detectors.site import Site
from policies.loading import DEFAULT, Loaded, load
from proxy.cli.app import app
from proxy.cli.checking import Checked, checked, failing, judge, summary
from proxy.cli.exits import Exit
from tests.policies.establishment import ESTABLISHMENT

DAY = date(2026, 11, 15)


class Names:
    """Finds Claire Vidal, and notes what it is asked."""

    version = "names-1"

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[str], Site]] = []

    def read(self, texts: Sequence[str], site: Site = ()) -> list[Reading]:
        self.asked.append((texts, site))
        return [_reading(text) for text in texts]


def _reading(text: str) -> Reading:
    at = text.find("Claire Vidal")
    return Reading((Finding(Category.PERSON, at, at + 12, 1.0, "names"),) if at >= 0 else ())


def run(text: str | Path) -> Checked:
    return checked(load(text), Names(), DAY)


def test_all_the_sentences_of_a_policy_are_read_at_once_with_its_own_identifiers() -> None:
    names, loaded = Names(), load(ESTABLISHMENT)
    judge(loaded.policy, names)

    ((texts, site),) = names.asked
    assert site == loaded.policy.site
    assert len(texts) == len(set(texts))
    assert "Relis la note de Mme Claire Vidal." in texts
    assert not any("QCM" in text for text in texts), "of a rule that is retired"


def test_a_sentence_is_judged_as_sent_by_a_person_to_an_open_service() -> None:
    facts = judge(load(DEFAULT).policy, Names())("Rédige un courriel à Mme Claire Vidal.")

    assert (facts.tier, facts.roles, facts.categories) == ("open", {"user"}, {Category.PERSON})


def lines_of(done: Checked) -> list[str]:
    return [failing(done.loaded, failure) for failure in done.failures]


def test_a_case_that_does_not_hold_says_where_which_expected_got_and_missed() -> None:
    written = DEFAULT.read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(written, 1) if "- name: un nom et un téléphone" in text)

    assert (
        f"{DEFAULT}:{line}:9 identite-directe, « un nom et un téléphone » : "
        "marqué mais non repéré : PHONE_NUMBER (numéro de téléphone)." in lines_of(run(DEFAULT))
    )
    (missed,) = (text for text in lines_of(run(DEFAULT)) if "une personne publique" in text)
    assert "attendu redact, obtenu allow par question-generale ; marqué mais non repéré : SITUATION" in missed


def test_the_right_answer_of_another_rule_is_told_as_such() -> None:
    first = """
extends: has-2025
id: essai
title: Essai
version: 1
rules:
  - id: %s
    title: x
    status: enforce
    why: y
    when: {identifying: [direct]}
    action: block
    tell: z
    references: [a]
    owner: b
    cases:
      - {name: un nom, text: "Mme <PERSON>Claire Vidal</PERSON>", expect: block}
      - {name: rien, text: "Bonjour", expect: allow}
"""
    both = first % "large" + (first % "etroite").partition("rules:\n")[2]

    assert any(
        "etroite, « un nom » : attendu block par etroite, obtenu par large." in line for line in lines_of(run(both))
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ESTABLISHMENT, "9 règles, 1 exception, 22 exemples : "),
        (DEFAULT, "9 règles, 22 exemples : "),
    ],
)
def test_the_summary_counts_what_was_checked(text: str | Path, said: str) -> None:
    done = run(text)

    assert said in summary(done)
    assert f"{len(done.failures)} ne tiennent pas" in summary(done)


def test_the_summary_of_a_policy_that_holds_says_so_and_counts_the_warnings() -> None:
    loaded: Loaded = load(DEFAULT)

    assert summary(Checked(loaded, (), ())).endswith(": 9 règles, 22 exemples : tous tiennent.")
    assert summary(Checked(loaded, (), ("a",))).endswith("tous tiennent ; 1 avertissement.")
    assert summary(Checked(loaded, (), ("a", "b"))).endswith("tous tiennent ; 2 avertissements.")


def test_one_case_that_does_not_hold_is_said_of_one() -> None:
    done = run(DEFAULT)

    assert summary(Checked(done.loaded, done.failures[:1], ())).endswith(": 1 ne tient pas.")


@pytest.mark.skipif(sys.platform != "linux", reason="groups are those of Linux")
def test_a_group_that_this_machine_does_not_know_is_told_where_it_is_named() -> None:
    known = grp.getgrgid(0).gr_name
    text = ESTABLISHMENT.replace("os_groups: [dim]", f"os_groups: [{known}, inconnu-ici]")

    (remark,) = (remark for remark in run(text).advice if "ce poste" in remark)
    assert "« inconnu-ici »" in remark


def test_elsewhere_than_on_linux_no_group_is_held_strange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    assert not any("ce poste" in remark for remark in run(ESTABLISHMENT).advice)


def test_by_default_the_shipped_policy_is_checked_and_holds_under_the_real_detection() -> None:
    result = CliRunner().invoke(app, ["policy", "check"])

    assert result.exit_code == Exit.OK, result.output
    assert "tous tiennent" in result.output
    assert result.output.count("attention : ") == 2


def test_every_file_is_checked_and_the_gravest_fault_is_the_status(tmp_path: Path) -> None:
    good, failing_, wrong = tmp_path / "bonne.yaml", tmp_path / "fausse.yaml", tmp_path / "refusee.yaml"
    good.write_text(ESTABLISHMENT, "utf-8")
    failing_.write_text(ESTABLISHMENT.replace("Quelle dose de lithium", "Quelle dose pour Mme Claire Vidal"), "utf-8")
    wrong.write_text(ESTABLISHMENT.replace("version: 2", "version: deux"), "utf-8")

    result = CliRunner().invoke(app, ["policy", "check", str(wrong), str(good), str(failing_)])

    assert result.exit_code == Exit.POLICY_INVALID
    assert f"{wrong}:5:10 version" in result.output
    assert f"{good} : 9 règles, 1 exception, 22 exemples : tous tiennent" in result.output
    assert f"{failing_} : 9 règles, 1 exception, 22 exemples : 2 ne tiennent pas" in result.output
    assert "« personne » : attendu allow, obtenu block par identite-directe." in result.output
    assert "Quelle dose" not in result.output


def test_a_case_that_does_not_hold_is_the_status_where_every_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "fausse.yaml"
    path.write_text(ESTABLISHMENT.replace("Quelle dose de lithium", "Quelle dose pour Mme Claire Vidal"), "utf-8")

    assert CliRunner().invoke(app, ["policy", "check", str(path)]).exit_code == Exit.CASES_FAILED


def test_a_file_that_is_refused_needs_no_model(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["policy", "check", str(tmp_path / "absente.yaml")])

    assert result.exit_code == Exit.POLICY_INVALID
    assert "ne peut pas être lue" in result.output
