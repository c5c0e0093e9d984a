import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.drafting import Draft, TooBroadError, draft, patient_number, policy_id, quoted
from policies.facts import Tier
from policies.formatting import formatted
from policies.loading import load
from policies.parsing import parse
from policies.samples import Kind
from policies.tools import ApprovedTool

TOOL = ApprovedTool(name="Assistant", url="https://ia.exemple.fr")
IPP = patient_number(["P0012345", "P0098765"])
FULL = Draft(
    establishment="CHU d'Exemple",
    kind=Kind.CHU,
    contact="dsi@chu.test",
    approved_tool=TOOL,
    contracted=("albert", "chatgpt"),
    identifier=IPP,
)
SPARE = Draft(establishment="Labo", kind=Kind.LABORATOIRE, contact="x")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("CHU d'Exemple", "chu-d-exemple"),
        ("  Ehpad « Les Œillets » n° 3 ", "ehpad-les-illets-n-3"),
        ("Clinique Émilie", "clinique-emilie"),
        ("HAS 2025", "politique-has-2025"),
        ("病院", "politique"),
        ("a" * 39 + " bcd", "a" * 39),
    ],
)
def test_a_name_makes_an_id(name: str, slug: str) -> None:
    assert policy_id(name) == slug


def test_the_file_says_the_answers() -> None:
    policy = load(draft(FULL, "./schema.json"), {"albert", "chatgpt"}).policy

    assert (policy.id, policy.establishment, policy.contact) == ("chu-d-exemple", "CHU d'Exemple", "dsi@chu.test")
    assert policy.approved_tool == TOOL
    assert policy.tiers == {"albert": Tier.CONTRACTED, "chatgpt": Tier.CONTRACTED}
    assert policy.site == (IPP.recognizer(),)
    assert [rule.id for rule in policy.rules[:2]] == ["nom-et-chambre", "numero-de-patient"]


def test_what_was_not_answered_is_left_out() -> None:
    document = load(draft(SPARE, "./schema.json")).files[0].document

    assert document.model_fields_set == {"extends", "id", "title", "version", "establishment", "contact", "rules"}
    assert len(document.rules) == 1


@pytest.mark.parametrize("answers", [FULL, SPARE])
def test_the_file_begins_and_ends_as_files_do_with_its_keys_in_order(answers: Draft) -> None:
    text = draft(answers, "../schema.json")
    parsed = parse("x", text.encode())
    written = [key[0] for key in parsed.tree.keys if len(key) == 1]

    assert text.startswith("# yaml-language-server: $schema=../schema.json\n")
    assert text.endswith("\n# Toujours en dernier : la fin du fichier. Ajoutez au-dessus.\n...\n")
    assert text == formatted("x", text.encode(), "../schema.json")
    assert written == [name for name in type(parsed.document).model_fields if name in written]


@settings(max_examples=30)
@given(st.text(min_size=1, max_size=200).filter(lambda text: text.isprintable() and text.strip()))
def test_any_name_makes_a_file_that_is_well_written_and_says_it(name: str) -> None:
    text = draft(Draft(establishment=name, kind=Kind.EHPAD, contact=name), "./schema.json")
    document = parse("x", text.encode()).document

    assert (document.establishment, document.contact) == (name, name)


def test_numbers_that_resemble_others_ask_for_the_words_before_them() -> None:
    with pytest.raises(TooBroadError, match="mots"):
        patient_number(["12 345", "67 890"])

    assert patient_number(["12 345", "67 890"], ["dossier"]).after == {"dossier"}


@pytest.mark.parametrize("examples", [["P0012345"], ["1", "2"], ["P1" * 60, "Q2" * 60]])
def test_examples_that_cannot_be_used_are_refused_in_french(examples: list[str]) -> None:
    with pytest.raises(ValueError, match=r"exemple") as caught:
        patient_number(examples)
    assert not isinstance(caught.value, TooBroadError)


def test_the_first_word_before_a_number_stands_in_its_case() -> None:
    number = patient_number(["12 345", "67 890"], ["dossier"])
    text = draft(Draft(establishment="x", kind=Kind.CHU, contact="x", identifier=number), "s")

    assert "patient dossier <IPP>12 345</IPP> ?" in text


def test_quotes_and_backslashes_are_written_for_yaml() -> None:
    assert quoted('a "b" \\ é') == '"a \\"b\\" \\\\ é"'
