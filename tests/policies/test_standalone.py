from dataclasses import replace

import pytest
from hypothesis import given

from policies.decide import decide, observed
from policies.dumping import dump
from policies.facts import Facts
from policies.loading import DEFAULT, Loaded, load
from policies.standalone import standalone
from tests.policies.establishment import ESTABLISHMENT
from tests.policies.strategies import FACTS

OWN = load(ESTABLISHMENT)
ALONE = load(dump(standalone(OWN)))


@given(FACTS)
def test_one_file_decides_as_all_of_them_do(facts: Facts) -> None:
    assert decide(ALONE.policy, facts) == decide(OWN.policy, facts)
    assert observed(ALONE.policy, facts) == observed(OWN.policy, facts)


@pytest.mark.parametrize("loaded", [OWN, load(DEFAULT)], ids=lambda loaded: loaded.policy.id)
def test_nothing_is_lost_but_who_wrote_what(loaded: Loaded) -> None:
    alone = load(dump(standalone(loaded)))

    assert len(alone.files) == 1
    assert replace(alone.policy, origins=loaded.policy.origins) == loaded.policy


def test_the_whys_of_tools_and_the_proofs_of_identifiers_are_kept() -> None:
    document = standalone(OWN)

    assert document.extends is None
    assert [tool.why for tool in document.tools] == ["Contrat 12"]
    assert document.identifiers[0].examples == ("8012345678", "8012345679")
