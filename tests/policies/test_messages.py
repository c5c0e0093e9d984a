import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from policies.messages import DEFAULTS, Blank, Language, Messages, written

EVERYTHING = {blank: f"<{blank}>" for blank in Blank}
TEMPLATES = [
    pytest.param(template, id=f"{language}-{name}")
    for language, messages in DEFAULTS.items()
    for name, template in messages.model_dump().items()
]

WORDS = st.text("aé{}<&\n «»", max_size=8)
BLANKS = st.sampled_from([f"{{{blank}}}" for blank in Blank])
PARAGRAPHS = st.lists(WORDS | BLANKS, max_size=4).map("".join)
ANY_TEMPLATE = st.lists(PARAGRAPHS | st.just("Référence : {reference}"), min_size=1, max_size=6).map("\n\n".join)
VALUES = st.dictionaries(st.sampled_from(Blank), WORDS | BLANKS | st.just("{reference}\n\n{tell}"))


def said(template: str) -> str:
    with pytest.raises(ValidationError) as caught:
        Messages(blocked=template)
    [error] = caught.value.errors()
    assert error["loc"] == ("blocked",)
    return str(error["msg"])


def is_sound(template: str) -> bool:
    try:
        Messages(blocked=template)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("template", "complaint"),
    [
        ("{reference} {motif}", "« motif » n'est pas permis entre accolades. Permis : {service}, {tell}, "),
        ("{reference} { tell }", "«  tell  » n'est pas permis"),
        ("{reference} {}", "«  » n'est pas permis"),
        ("{reference} {" + "m" * 60 + "}", "« " + "m" * 40 + " » n'est pas permis"),
        ("{reference} {tell", "une accolade seule : retirez-la."),
        ("{reference} tell}", "une accolade seule"),
        ("{{reference}}", "une accolade seule"),
        ("{reference} {tell\n}", "une accolade seule"),
        ("{tell}", "« {reference} » manque"),
        ("Référence : {reference}, ou {tool}.", "« {reference} » disparaît avec son paragraphe"),
        ("{tell}\n{found}\nRéférence : {reference}", "« {reference} » disparaît"),
    ],
)
def test_a_template_that_would_not_be_filled_in_full_is_refused(template: str, complaint: str) -> None:
    assert said(template).startswith(complaint)


@pytest.mark.parametrize(
    "template",
    [
        "{reference}",
        "{service} : {tell} Donnez {reference} à {contact}.",
        "Repéré : {found}, {reference}\n\nRéférence : {reference}",
        "{tool}\n \n{reference}",
    ],
)
def test_a_template_whose_reference_always_shows_is_accepted(template: str) -> None:
    assert is_sound(template)


def test_an_establishment_may_write_one_template_of_the_two() -> None:
    assert Messages().model_fields_set == set()
    assert Messages(refused="{reference}").blocked is None


def test_every_language_has_both_templates() -> None:
    assert set(DEFAULTS) == set(Language)
    assert all(messages.blocked and messages.refused for messages in DEFAULTS.values())


def test_the_default_of_a_block_shows_every_blank() -> None:
    for messages in DEFAULTS.values():
        message = written(str(messages.blocked), EVERYTHING)
        assert all(value in message for value in EVERYTHING.values())


@pytest.mark.parametrize("template", TEMPLATES)
def test_with_the_least_that_is_known_a_default_says_what_happened_and_why_and_its_reference(template: str) -> None:
    least = {Blank.SERVICE: "ChatGPT", Blank.TELL: "Pourquoi.", Blank.REFERENCE: "00aa"}
    opening, why, *guide, closing = written(template, least).split("\n\n")
    assert "ChatGPT" in opening
    assert why == "Pourquoi."
    assert all(paragraph.startswith("A.V.E.C.") for paragraph in guide)
    assert "00aa" in closing


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_default_is_short_enough_to_be_read(template: str) -> None:
    assert len(re.sub(r"\{\w+\}", "", template)) <= 450


def test_the_guide_is_recalled_once_in_each_language() -> None:
    for messages in DEFAULTS.values():
        assert str(messages.blocked).count("A.V.E.C.") == 1
    verbs = ("Apprendre", "Vérifier", "Estimer", "Communiquer")
    assert re.search(".*".join(verbs), str(DEFAULTS[Language.FRENCH].blocked))


@pytest.mark.parametrize("empty", [{}, {Blank.TOOL: ""}, {Blank.TOOL: " \n"}])
def test_a_paragraph_with_a_blank_left_empty_is_left_out_and_no_other(empty: dict[Blank, str]) -> None:
    template = "Outil : {tool}.\n\n\nVersion :\n{proposal}\n\nRéférence : {reference}\n"
    blanks = {Blank.PROPOSAL: "un\n\ndeux", Blank.REFERENCE: "00aa"} | empty
    assert written(template, blanks) == "Version :\nun\n\ndeux\n\nRéférence : 00aa"


@pytest.mark.parametrize("template", TEMPLATES)
@given(proposal=st.lists(WORDS | BLANKS, min_size=1).map("".join))
def test_nothing_that_fills_a_default_is_read_as_a_template(template: str, proposal: str) -> None:
    assume(proposal.strip())
    message = written(template, dict.fromkeys(Blank, "·") | {Blank.PROPOSAL: proposal})
    same = written(template, dict.fromkeys(Blank, "·") | {Blank.PROPOSAL: "@"})
    assert message == same.replace("@", proposal.rstrip())


@given(ANY_TEMPLATE, VALUES)
def test_each_paragraph_is_filled_once_and_whole_or_is_not_there(template: str, values: dict[Blank, str]) -> None:
    assume(is_sound(template))
    expected = []
    for paragraph in re.split(r"\n\s*\n", template):
        parts = re.split(r"\{(\w+)\}", paragraph)
        told = [values.get(Blank(name), "") for name in parts[1::2]]
        if all(value.strip() for value in told):
            whole = "".join(text + value for text, value in zip(parts[::2], [*told, ""], strict=True)).strip()
            expected += [whole] if whole else []
    assert written(template, values) == "\n\n".join(expected)


@given(ANY_TEMPLATE, VALUES, st.sets(st.sampled_from([Blank.FOUND, Blank.REPHRASE, Blank.PROPOSAL, Blank.TOOL])))
def test_a_message_always_holds_its_reference(template: str, values: dict[Blank, str], empty: set[Blank]) -> None:
    assume(is_sound(template))
    known = {Blank.SERVICE: "ChatGPT", Blank.TELL: "Non.", Blank.CONTACT: "le DPO", Blank.REFERENCE: "r3f"}
    assert "r3f" in written(template, values | known | dict.fromkeys(empty, ""))
