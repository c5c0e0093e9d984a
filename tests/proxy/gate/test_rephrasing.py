from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import HEALTH, Category, Identifying, Role
from policies.facts import Facts, Obstacle, Tier
from policies.messages import Language
from proxy.gate.rephrasing import MOST, listed, rephrase

FR, EN = Language
GENERAL = "demandez en général « Que faire quand un patient… ? »"
GENERAL_EN = "ask in general “What should be done when a patient…?”"
BAND = "donnez une tranche d'âge (« entre 60 et 70 ans »)"
BAND_EN = "give an age band (“between 60 and 70”)"
NUMBERS = "laissez de côté numéros et coordonnées"


def facts(
    *categories: Category, secret: bool = False, persons: set[Role] | None = None, unread: set[Obstacle] | None = None
) -> Facts:
    return Facts(
        service="chatgpt",
        tier=Tier.OPEN,
        categories=frozenset(categories),
        roles=frozenset({"user"}),
        identifying=Identifying.DIRECT,
        secret=secret,
        obstacles=frozenset(unread or ()),
        persons=frozenset(persons or ()),
    )


@pytest.mark.parametrize(
    ("seen", "french", "english"),
    [
        (facts(Category.PERSON), "écrivez « un patient » au lieu du nom", "write “a patient” instead of the name"),
        (
            facts(Category.PERSON, persons={Role.PROFESSIONAL}),
            "écrivez « un collègue » au lieu du nom",
            "write “a colleague” instead of the name",
        ),
        (
            facts(Category.PERSON, persons={Role.RELATIVE, Role.PATIENT}),
            "écrivez « un patient » ou « un proche » au lieu des noms",
            "write “a patient” or “a relative” instead of the names",
        ),
        (facts(Category.AGE), BAND, BAND_EN),
        (
            facts(Category.DATE),
            "comptez les jours (« depuis trois jours ») au lieu de dater",
            "count the days (“for three days”) instead of giving dates",
        ),
        (
            facts(unread={Obstacle.IMAGE}),
            "décrivez ce que montre l'image, sans nom ni date",
            "describe what the picture shows, without name or date",
        ),
        (facts(secret=True), GENERAL, GENERAL_EN),
        (
            facts(Category.PERSON, Category.AGE, Category.UNIT, Category.DRUG, secret=True, persons={Role.PATIENT}),
            f"{GENERAL} ; {BAND} ; dites le type de service, sans chambre ni lit",
            f"{GENERAL_EN}; {BAND_EN}; say what kind of ward it is, without room or bed",
        ),
        (
            facts(Category.PERSON, Category.NIR, secret=True, persons={Role.PATIENT, Role.PROFESSIONAL}),
            f"{GENERAL} ; écrivez « un patient » ou « un collègue » au lieu des noms ; {NUMBERS}",
            f"{GENERAL_EN}; write “a patient” or “a colleague” instead of the names; leave out numbers and addresses",
        ),
    ],
)
def test_the_question_is_asked_again_without_what_was_found(seen: Facts, french: str, english: str) -> None:
    assert rephrase(seen, FR) == french
    assert rephrase(seen, EN) == english


@pytest.mark.parametrize(
    ("categories", "telling"),
    [
        ({Category.PROFESSION}, "le métier que s'il compte"),
        ({Category.ORIGIN}, "l'origine que si elle compte"),
        ({Category.SITUATION}, "ce qui n'arrive qu'à cette personne"),
        ({Category.CITY}, "le genre de lieu"),
        ({Category.FACILITY, Category.CITY}, "le genre de lieu"),
        ({Category.EMAIL_ADDRESS, Category.NIR}, "numéros et coordonnées"),
        ({Category.DATE_OF_BIRTH, Category.AGE}, "tranche d'âge"),
        ({Category.ENCODED_CONTENT}, "en toutes lettres"),
    ],
)
def test_what_is_found_together_and_left_out_together_is_said_once(categories: set[Category], telling: str) -> None:
    said = rephrase(facts(*categories), FR)
    assert telling in said
    assert " ; " not in said


@pytest.mark.parametrize("obstacle", Obstacle)
def test_whatever_could_not_be_read_is_to_be_put_in_words(obstacle: Obstacle) -> None:
    said = rephrase(facts(unread={obstacle}), FR)
    assert said.startswith(("décrivez", "écrivez", "résumez"))
    assert said != GENERAL


@pytest.mark.parametrize("category", [category for category in Category if category not in HEALTH])
def test_every_category_that_points_to_somebody_has_its_hint(category: Category) -> None:
    assert rephrase(facts(category), FR) != GENERAL


@pytest.mark.parametrize("category", [None, *sorted(HEALTH)])
def test_of_what_is_clinical_nothing_is_to_be_left_out(category: Category | None) -> None:
    assert rephrase(facts(*([category] if category else [])), FR) == GENERAL


ANY_FACTS = st.builds(
    Facts,
    service=st.just("chatgpt"),
    tier=st.sampled_from(Tier),
    categories=st.frozensets(st.sampled_from(Category)),
    roles=st.just(frozenset({"user"})),
    identifying=st.sampled_from(Identifying),
    secret=st.booleans(),
    obstacles=st.frozensets(st.sampled_from(Obstacle)),
    persons=st.frozensets(st.sampled_from(Role)),
)


@given(ANY_FACTS, st.sampled_from(Language))
def test_there_is_always_a_hint_and_never_more_than_can_be_read(seen: Facts, language: Language) -> None:
    hints = rephrase(seen, language).split(listed(["", ""], language))
    assert 1 <= len(hints) == len(set(hints)) <= MOST
    assert all(hint.strip(" .;") == hint and hint for hint in hints)


@given(ANY_FACTS)
def test_what_counts_most_is_said_first(seen: Facts) -> None:
    first = rephrase(seen, FR).split(" ; ")[0]
    if seen.obstacles:
        assert first.startswith(("décrivez", "écrivez", "résumez"))
    elif seen.secret and Category.ENCODED_CONTENT not in seen.categories:
        assert first == GENERAL


def test_of_many_hints_the_three_most_telling_are_said() -> None:
    said = rephrase(facts(*Category, secret=True), FR)
    assert said == f"écrivez la question en toutes lettres ; {GENERAL} ; {NUMBERS}"


def test_no_hint_is_left_in_the_other_language() -> None:
    for category, secret in product(Category, [False, True]):
        assert rephrase(facts(category, secret=secret), FR) != rephrase(facts(category, secret=secret), EN)
        assert "«" not in rephrase(facts(category, secret=secret), EN)
