from dataclasses import replace

import pytest

from proxy.audit.verdict import Fault, Place, Verdict, Verification
from proxy.console.pages import outcome
from proxy.console.pages.verdicts import MEANINGS

WELL = Verification(Verdict.OK, None, None, "c0ffee0000000001", 12, "0" * 64, 12, keyed=True)


@pytest.mark.parametrize("verdict", Verdict)
def test_with_the_key_a_verdict_means_all_that_it_says(verdict: Verdict) -> None:
    assert outcome.meaning(replace(WELL, verdict=verdict)) == MEANINGS[verdict]


def test_without_the_key_a_good_verdict_says_what_was_not_proven_and_how_to() -> None:
    found = outcome.meaning(replace(WELL, keyed=False))
    assert "sans la clé de vérification, le sceau de chaque ligne n'est pas vérifié" in found.says
    assert "paravent journal verify" in found.todo
    assert outcome.meaning(replace(WELL, verdict=Verdict.GAP, keyed=False)) == MEANINGS[Verdict.GAP]


@pytest.mark.parametrize(("fault", "said"), [(None, ""), (Fault.REPEATED, "La ligne est répétée"), ("new", "New")])
def test_a_fault_without_words_keeps_its_name(fault: Fault, said: str) -> None:
    assert outcome.fault(replace(WELL, fault=fault, place=Place("1", 1))) == said
