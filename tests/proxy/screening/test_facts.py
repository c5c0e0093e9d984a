from dataclasses import replace
from datetime import datetime

import pytest

from detectors.anonymity.profile import Profile
from detectors.finding import Category, Finding, Identifying
from detectors.reading import Reading
from policies.facts import Obstacle, Tier
from policies.groups import Gateway, Group, Identity
from policies.loading import DEFAULT, load
from proxy.prompt import Prompt, Role, Segment, Unreadable
from proxy.redaction.generalise import CLINICAL
from proxy.screening.facts import Audience, facts_of, telling

OPEN = Audience("chatgpt", Tier.OPEN)
NOON = datetime.fromisoformat("2026-11-23T12:00")


def segment(text: str, role: Role = Role.USER, *, at: int = 0) -> Segment:
    return Segment(("messages", at), role, text)


def test_an_invented_case_excuses_only_itself() -> None:
    segments = (Segment(("a",), Role.USER, "Un QCM."), Segment(("b",), Role.USER, "Ma patiente tousse."))
    readings = [Reading(vignette=True), Reading(secret=True)]
    facts = facts_of(Prompt("chatgpt", segments), readings, Audience("chatgpt", Tier.OPEN))
    assert (facts.secret, facts.vignette) == (True, False)


@pytest.mark.parametrize(
    ("role", "secret"),
    [
        (Role.USER, True),
        (Role.DRAFT, True),
        (Role.SYSTEM, True),
        (Role.TOOL, True),
        (Role.UNKNOWN, True),
        (Role.ASSISTANT, False),
        (Role.FILE_NAME, False),
    ],
)
def test_a_story_is_secret_where_people_tell_it_and_not_in_an_answer_nor_a_file_s_name(
    role: Role, secret: bool
) -> None:
    prompt = Prompt("chatgpt", (segment("Ma patiente tousse.", role),))
    facts = facts_of(prompt, [Reading(secret=True, profile=Profile(singular=True))], Audience("chatgpt", Tier.OPEN))
    assert facts.secret is secret
    assert (facts.identifying is Identifying.INDIRECT) is secret


def test_facts_say_what_was_found_anywhere_and_nothing_of_the_text() -> None:
    prompt = Prompt(
        "chatgpt",
        (segment("Claire"), segment("angine", Role.TOOL, at=1)),
        (Unreadable((), Obstacle.AUDIO),),
    )
    person, disease = Finding(Category.PERSON, 0, 6, 1.0, "x"), Finding(Category.DISEASE, 0, 6, 1.0, "x")
    readings = [Reading((person,)), Reading((disease,), secret=True, vignette=True)]
    facts = facts_of(prompt, readings, Audience("chatgpt", Tier.CONTRACTED, groups=frozenset({"soins"})))
    assert facts.categories == {Category.PERSON, Category.DISEASE}
    assert facts.roles == {"user", "tool"}
    assert (facts.identifying, facts.secret, facts.vignette) == (Identifying.DIRECT, True, False)
    assert facts.obstacles == {Obstacle.AUDIO}
    assert (facts.service, facts.tier, facts.groups) == ("chatgpt", Tier.CONTRACTED, {"soins"})
    assert "Claire" not in repr(facts)


def test_what_a_question_is_about_points_to_nobody() -> None:
    prompt = Prompt("x", (segment("?"),))
    readings = [Reading((Finding(category, 0, 1, 1.0, "x"),)) for category in CLINICAL]
    assert {facts_of(prompt, [reading], OPEN).identifying for reading in readings} == {Identifying.NONE}


def test_an_establishment_sees_a_request_by_its_own_trust_its_own_groups_and_its_own_time() -> None:
    dim = Group(id="dim", title="DIM", header=Gateway(value="dim", **{"from": frozenset({"10.20.0.5"})}))
    policy = replace(load(DEFAULT).policy, tiers={"chatgpt": Tier.APPROVED}, groups=(dim,))
    who = Identity("10.20.0.5", frozenset({"dim", "direction"}))
    seen = replace(OPEN, who=who).under(policy, NOON)
    facts = facts_of(Prompt("chatgpt"), [], seen)

    assert (facts.tier, facts.groups, facts.at) == (Tier.APPROVED, {"dim"}, NOON)
    assert replace(seen, service="claude", tier=Tier.OPEN).under(policy, NOON).tier is Tier.OPEN


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("courrier.txt", False),
        ("notre patiente du dernier box refuse encore tout traitement.docx", True),
    ],
)
def test_the_name_of_a_file_tells_something_where_it_is_a_sentence(text: str, tells: bool) -> None:
    readings = [Reading(secret=True)]

    assert telling([segment(text, Role.FILE_NAME)], readings) == (readings if tells else [])
