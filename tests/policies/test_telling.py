import pytest

from policies.loading import DEFAULT, load
from policies.messages import Blank, Language
from policies.telling import found, known, listed


@pytest.mark.parametrize(
    ("counts", "obstacles", "said"),
    [
        ({"NIR": 1}, (), "numéro de sécurité sociale"),
        ({"DISEASE": 3, "DRUG": 1}, (), ""),
        ({"NIR": 1, "PERSON": 2}, ("image",), "image ; nom d'une personne (2) ; numéro de sécurité sociale"),
        ({"UNE_INCONNUE": 1}, ("un_inconnu",), ""),
        ({}, (), ""),
    ],
)
def test_what_was_found_is_said_but_what_a_question_of_medicine_is_about(
    counts: dict[str, int], obstacles: tuple[str, ...], said: str
) -> None:
    assert found(counts, obstacles, Language.FRENCH) == said


def test_without_a_policy_only_the_service_and_the_reference_are_known() -> None:
    assert known("ChatGPT", "0" * 16, None) == {Blank.SERVICE: "ChatGPT", Blank.REFERENCE: "0" * 16}


def test_a_policy_says_whom_to_write_to() -> None:
    policy = load(DEFAULT).policy
    assert known("ChatGPT", "0" * 16, policy)[Blank.CONTACT] == policy.contact


@pytest.mark.parametrize(("language", "said"), [(Language.FRENCH, "a ; b"), (Language.ENGLISH, "a; b")])
def test_things_are_put_after_one_another_as_the_language_does(language: Language, said: str) -> None:
    assert listed(["a", "b"], language) == said
