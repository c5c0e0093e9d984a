import pytest

from policies.loading import load
from policies.rule import Rule, Status
from policies.samples import IDENTIFIER_RULE, MEANINGS, RULES, Kind

HEAD = "extends: has-2025\nid: essai\ntitle: Essai\nversion: 1\nrules:\n"
SENTENCE = '"Que dit le dossier <IPP>8012345678</IPP> ?"'


def test_every_kind_of_establishment_has_its_rule() -> None:
    assert RULES.keys() == MEANINGS.keys() == set(Kind)


@pytest.mark.parametrize("sample", [*RULES.values(), IDENTIFIER_RULE.replace("SENTENCE", SENTENCE)])
def test_a_sample_is_a_rule_under_observation_with_its_keys_in_order(sample: str) -> None:
    loaded = load(HEAD + sample.strip("\n"))
    first = loaded.policy.rules[0]

    assert first.status is Status.OBSERVE
    written = [key[2] for key in loaded.files[0].tree.places if key[:2] == ("rules", 0) and len(key) == 3]
    assert written == [name for name in Rule.model_fields if name in written]


def test_samples_can_stand_in_one_file() -> None:
    every = "\n".join(sample.strip("\n") for sample in [*RULES.values(), IDENTIFIER_RULE])

    assert len(load(HEAD + every.replace("SENTENCE", SENTENCE)).files[0].document.rules) == len(RULES) + 1
