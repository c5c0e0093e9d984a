import pytest
from pydantic import ValidationError

from policies.facts import Tier
from policies.tools import ApprovedTool, Tool


def test_a_tool_is_a_service_a_tier_and_what_justifies_it() -> None:
    tool = Tool.model_validate_json('{"service": "mistral", "tier": "contracted", "why": "contrat"}')

    assert (tool.service, tool.tier) == ("mistral", Tier.CONTRACTED)


@pytest.mark.parametrize(
    "text",
    [
        '{"service": "mistral", "tier": "contracted"}',
        '{"service": "mistral", "tier": "trusted", "why": "contrat"}',
        '{"service": " ", "tier": "open", "why": "contrat"}',
        '{"tier": "open", "why": "contrat"}',
    ],
)
def test_trust_is_never_given_without_its_reason(text: str) -> None:
    with pytest.raises(ValidationError):
        Tool.model_validate_json(text)


@pytest.mark.parametrize("url", ["https://ia.exemple.fr", "https://ia.exemple.fr/aide?a=1#b", "https://" + "a" * 492])
def test_people_may_be_sent_to_an_address_in_https(url: str) -> None:
    assert ApprovedTool.model_validate_json(f'{{"name": "IA", "url": "{url}"}}').url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://ia.exemple.fr",
        "ia.exemple.fr",
        "https://",
        "javascript:alert(1)//https://ia.exemple.fr",
        " https://ia.exemple.fr",
        "https://ia.exemple.fr/a b",
        "https://ia.exemple.fr/<script>",
        "https://ia.exemple.fr/'a'",
        "https://ia.exemple.fr\\nX: 1",
        "https://" + "a" * 493,
    ],
)
def test_and_to_nothing_else(url: str) -> None:
    with pytest.raises(ValidationError):
        ApprovedTool.model_validate_json(f'{{"name": "IA", "url": "{url}"}}')
