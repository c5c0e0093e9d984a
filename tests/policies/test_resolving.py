from types import MappingProxyType

import pytest

from detectors.finding import Category
from policies.bounds import Limits, Retention
from policies.complaint import PolicyError
from policies.decision import Action
from policies.document import Mode
from policies.facts import Tier
from policies.loading import DEFAULT
from policies.messages import Language, Messages
from policies.model import Policy
from policies.parsing import Parsed, parse
from policies.replacements import Replacement
from policies.resolving import resolve
from policies.rule import Status
from tests.policies.broken.sound import SERVICES, SOUND

HAS = parse("has-2025.yaml", DEFAULT.read_bytes())
CHU = parse("chu.yaml", SOUND.encode())
HEAD = "extends: chu\nid: site\ntitle: Site\nversion: 9\n"
RULE = SOUND[SOUND.index("rules:") : SOUND.index("...")]


def site(more: str = "", head: str = HEAD) -> Parsed:
    return parse("site.yaml", (head + more).encode(), whole=False)


def resolved(more: str = "") -> Policy:
    """The policy of a site of the establishment."""
    return resolve([site(more), CHU, HAS], SERVICES)


def refused(chain: list[Parsed]) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        resolve(chain, SERVICES)
    return str(caught.value).splitlines()


def test_the_nearest_file_names_the_policy() -> None:
    policy = resolved()

    assert (policy.id, policy.title, policy.version) == ("site", "Site", 9)


def test_what_a_file_leaves_out_it_takes_from_what_it_extends() -> None:
    policy = resolved()

    assert policy.owner == HAS.document.owner
    assert policy.contact == "dpo@exemple.fr"
    assert policy.establishment == "CHU d'Exemple"
    assert policy.approved_tool == CHU.document.approved_tool
    assert policy.hours == CHU.document.hours
    assert (policy.limits, policy.retention) == (CHU.document.limits, CHU.document.retention)
    assert policy.messages == CHU.document.messages
    assert [one.title for one in policy.custodians] == ["DPO", "RSSI"]
    assert policy.tiers == {"mistral": Tier.CONTRACTED}
    assert [group.id for group in policy.groups] == ["dim"]
    assert [one.name for one in policy.site] == ["site_ipp-chu"]
    assert [one.id for one in policy.exemptions] == ["dim-codage"]


def test_nothing_said_anywhere_is_as_usual() -> None:
    policy = resolve([HAS])

    assert (policy.mode, policy.language, policy.establishment) == (Mode.ENFORCE, Language.FRENCH, "")
    assert policy.hours is policy.approved_tool is None
    assert (policy.limits, policy.retention, policy.messages) == (Limits(), Retention(), Messages())
    assert policy.custodians == ()


def test_what_it_says_itself_comes_first() -> None:
    policy = resolved(
        "mode: observe\nlanguage: en\nestablishment: Site\nowner: Moi\ncontact: moi@exemple.fr\n"
        'approved_tool: {name: IA, url: "https://site.exemple.fr"}\n'
        "limits: {seconds: 30}\nretention: {days: 200}\nmessages: {refused: 'Non. {reference}'}\n"
        'hours: {days: [samedi], from: "08:00", to: "12:00"}\n'
        f"custodians: [{{title: Direction, key: '{'A' * 43}='}}, {{title: DIM, key: '{'B' * 42}E='}}]\n"
    )

    assert [one.title for one in policy.custodians] == ["Direction", "DIM"]
    assert (policy.mode, policy.language, policy.establishment) == (Mode.OBSERVE, Language.ENGLISH, "Site")
    assert (policy.owner, policy.contact) == ("Moi", "moi@exemple.fr")
    assert (policy.limits.seconds, policy.limits.characters, policy.retention.days) == (30, 1_000_000, 200)
    assert (policy.messages.refused, policy.messages.blocked) == ("Non. {reference}", None)
    assert policy.approved_tool is not None
    assert policy.approved_tool.url == "https://site.exemple.fr"
    assert policy.hours is not None
    assert policy.hours.end == "12:00"


def test_tools_groups_identifiers_and_replacements_add_up_and_the_nearest_wins() -> None:
    policy = resolved(
        "tools:\n  - {service: mistral, tier: approved, why: hébergement}\n"
        "  - {service: openai, tier: contracted, why: contrat}\n"
        "groups: [{id: dim, title: DIM du site, os_groups: [dim2]}, {id: nuit, title: Nuit, os_groups: [nuit]}]\n"
        "replacements: {PERSON: mask, AGE: generalise}\n"
        "identifiers:\n  - {id: ipp-chu, title: t, category: NDA, pattern: 'Z[0-9]{7}', examples: [Z1234567, Z7654321],"
        " non_examples: [Z1]}\n"
    )

    assert policy.tiers == {"mistral": Tier.APPROVED, "openai": Tier.CONTRACTED}
    assert {group.id: group.title for group in policy.groups} == {"dim": "DIM du site", "nuit": "Nuit"}
    assert policy.replacements == {
        Category.PERSON: Replacement.MASK,
        Category.AGE: Replacement.GENERALISE,
        Category.DATE: Replacement.SHIFT,
    }
    assert [(one.name, one.category) for one in policy.site] == [("site_ipp-chu", Category.NDA)]


def test_the_mappings_of_a_policy_cannot_be_written_to() -> None:
    policy = resolved()

    assert {type(mapping) for mapping in (policy.tiers, policy.replacements, policy.origins)} == {MappingProxyType}


def test_own_rules_are_tried_before_those_of_what_is_extended() -> None:
    own = RULE.replace("id: banque", "id: porte")
    ids = [rule.id for rule in resolved(own).rules]

    assert ids == ["porte", "banque", *(rule.id for rule in HAS.document.rules)]


def test_own_exceptions_come_before_those_of_what_is_extended() -> None:
    block = SOUND[SOUND.index("exceptions:") : SOUND.index("rules:")].replace("id: dim-codage", "id: encore")

    assert [one.id for one in resolved(block).exemptions] == ["encore", "dim-codage"]


def test_an_override_changes_a_rule_in_its_place_whichever_file_it_comes_from() -> None:
    policy = resolved(
        "overrides:\n  - {rule: banque, why: w, owner: Site}\n  - {rule: cas-invente, why: w, status: observe}\n"
    )
    rules = {rule.id: rule for rule in policy.rules}

    assert [rule.id for rule in policy.rules][:3] == ["banque", "contenu-illisible", "analyse-inachevee"]
    assert rules["banque"].owner == "Site"
    assert rules["banque"].action is Action.BLOCK
    assert rules["cas-invente"].status is Status.OBSERVE
    assert rules["secret-medical"] == HAS.document.rules[5]


def test_the_origins_tell_who_made_each_rule_what_it_is() -> None:
    own = RULE.replace("id: banque", "id: porte")
    origins = resolved(f"overrides: [{{rule: cas-invente, why: w, owner: Site}}]\n{own}").origins

    assert origins["porte"] == ("site",)
    assert origins["banque"] == origins["dim-codage"] == ("chu-exemple",)
    assert origins["cas-invente"] == ("has-2025", "chu-exemple", "site")
    assert origins["secret-medical"] == ("has-2025",)
    assert set(origins) == {rule.id for rule in resolved(own).rules} | {"dim-codage"}


@pytest.mark.parametrize(
    ("more", "place", "said"),
    [
        (RULE, "6:9 rules[0].id", "« banque » existe dans chu-exemple : changez de nom"),
        (RULE.replace("banque", "dim-codage"), "6:9 rules[0].id", "existe dans chu-exemple"),
        (RULE.replace("banque", "cas-invente"), "6:9 rules[0].id", "existe dans has-2025"),
        (RULE.replace("banque", "default"), "6:9 rules[0].id", "« default » est réservé"),
        (RULE.replace("banque", "incomplete"), "6:9 rules[0].id", "« incomplete » est réservé"),
        ("overrides: [{rule: banques, why: w, owner: o}]", "5:20 overrides[0].rule", "Vouliez-vous dire « banque » ?"),
        (
            "overrides: [{rule: banque, why: w, cases: [{name: n, text: t, expect: allow}]}]",
            "5:43 overrides[0].cases",
            "la règle ainsi modifiée ne tient pas : donnez au moins un cas où l'on attend « block »",
        ),
        ("tools: [{service: openia, tier: open, why: w}]", "5:19 tools[0].service", "« openai »"),
    ],
)
def test_what_a_site_cannot_say_is_refused_at_its_place(more: str, place: str, said: str) -> None:
    (line,) = refused([site(more), CHU, HAS])

    assert line.startswith(f"site.yaml:{place} : ")
    assert said in line


def test_a_rule_and_an_exception_of_one_file_share_their_names() -> None:
    block = (
        SOUND[SOUND.index("exceptions:") : SOUND.index("...")].replace("dim-codage", "porte").replace("banque", "porte")
    )

    assert refused([site(block), CHU, HAS]) == [
        "site.yaml:6:9 exceptions[0].id : « porte » est déjà pris : donnez à chaque règle et exception son propre nom."
    ]


def test_a_policy_may_not_bear_the_name_of_one_that_it_extends() -> None:
    for name in ("has-2025", "chu-exemple"):
        (line,) = refused([site(head=HEAD.replace("id: site", f"id: {name}")), CHU, HAS])

        assert line.startswith(f"site.yaml:2:5 id : « {name} » est le nom d'une politique")


def test_the_file_at_fault_is_named_even_when_it_is_extended() -> None:
    broken = parse("chu.yaml", SOUND.replace("{group: [dim]", "{group: [dmi]").encode())

    (line,) = refused([site(), broken, HAS])
    assert line.startswith("chu.yaml:45:20 exceptions[0].when.group[0]")


def test_a_site_may_lack_what_the_establishment_declares_for_it() -> None:
    assert resolved("exceptions: []\nrules: []\noverrides: []\n").groups_of
    assert resolve([site(RULE.replace("banque", "a").replace("tier: [open]", "group: [dim], hours: during")), CHU, HAS])
