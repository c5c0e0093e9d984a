from dataclasses import FrozenInstanceError, replace

import pytest

from policies.document import Mode
from policies.facts import Tier
from policies.groups import NOBODY_KNOWN, Identity
from policies.loading import DEFAULT, load
from policies.messages import DEFAULTS, Language, Messages
from tests.policies.broken.sound import SOUND

SHIPPED = load(DEFAULT).policy
CHU = load(SOUND).policy


def test_a_policy_that_says_no_more_acts_in_french_with_the_usual_bounds() -> None:
    assert (SHIPPED.mode, SHIPPED.language) == (Mode.ENFORCE, Language.FRENCH)
    assert (SHIPPED.limits.seconds, SHIPPED.retention.days) == (15, 180)
    assert not any((SHIPPED.groups, SHIPPED.site, SHIPPED.exemptions, SHIPPED.tiers, SHIPPED.replacements))


def test_a_policy_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        SHIPPED.mode = Mode.OBSERVE

    for mapping in (CHU.tiers, CHU.replacements, CHU.origins, SHIPPED.tiers):
        with pytest.raises(TypeError):
            mapping["openai"] = Tier.APPROVED  # type: ignore[index]


@pytest.mark.parametrize(
    ("who", "groups"),
    [
        (NOBODY_KNOWN, set()),
        (Identity(accounts=frozenset({"dim-medecins", "users"})), {"dim"}),
        (Identity(address="192.0.2.10", said=frozenset({"dim"})), {"dim"}),
        (Identity(address="192.0.2.11", said=frozenset({"dim"})), set()),
    ],
)
def test_the_groups_of_a_sender_are_those_that_hold_it(who: Identity, groups: set[str]) -> None:
    assert CHU.groups_of(who) == groups
    assert SHIPPED.groups_of(who) == set()


def test_the_trust_of_the_establishment_comes_before_the_catalogues() -> None:
    assert CHU.tier_of("mistral", Tier.OPEN) is Tier.CONTRACTED
    assert CHU.tier_of("openai", Tier.OPEN) is Tier.OPEN
    assert CHU.tier_of("albert", Tier.APPROVED) is Tier.APPROVED


def test_the_establishments_own_messages_come_before_ours_in_its_language() -> None:
    assert CHU.blocked == "Bloqué : {tell} Référence : {reference}."
    assert CHU.refused == DEFAULTS[Language.FRENCH].refused
    assert SHIPPED.blocked == DEFAULTS[Language.FRENCH].blocked

    english = replace(SHIPPED, language=Language.ENGLISH)
    assert (english.blocked, english.refused) == (
        DEFAULTS[Language.ENGLISH].blocked,
        DEFAULTS[Language.ENGLISH].refused,
    )
    own = replace(english, messages=Messages(refused="Non. {reference}"))
    assert (own.blocked, own.refused) == (DEFAULTS[Language.ENGLISH].blocked, "Non. {reference}")
