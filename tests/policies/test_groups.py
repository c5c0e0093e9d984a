import pytest
from pydantic import ValidationError

from policies.groups import NOBODY_KNOWN, Group, Identity

TEXT = '{"id": "dim", "title": "DIM", %s}'
ACCOUNTS = Group.model_validate_json(TEXT % '"os_groups": ["dim", "dim-interim"]')
GATEWAY = Group.model_validate_json(TEXT % '"header": {"value": "dim", "from": ["192.0.2.10", "2001:DB8::0:1"]}')
BOTH = Group.model_validate_json(TEXT % '"os_groups": ["dim"], "header": {"value": "dim", "from": ["192.0.2.10"]}')


def said(*values: str, address: str = "192.0.2.10") -> Identity:
    return Identity(address=address, said=frozenset(values))


def account(*groups: str) -> Identity:
    return Identity(accounts=frozenset(groups))


@pytest.mark.parametrize(
    ("group", "who", "member"),
    [
        (ACCOUNTS, account("dim"), True),
        (ACCOUNTS, account("users", "dim-interim"), True),
        (ACCOUNTS, account("users"), False),
        (ACCOUNTS, account("DIM"), False),
        (ACCOUNTS, said("dim"), False),
        (GATEWAY, said("dim"), True),
        (GATEWAY, said("urgences", "dim"), True),
        (GATEWAY, said("dim", address="2001:db8::1"), True),
        (GATEWAY, said("urgences"), False),
        (GATEWAY, said("dim", address="192.0.2.11"), False),
        (GATEWAY, said("dim", address="127.0.0.1"), False),
        (GATEWAY, said("dim", address=""), False),
        (GATEWAY, account("dim"), False),
        (BOTH, account("dim"), True),
        (BOTH, said("dim"), True),
        (BOTH, said("dim", address="192.0.2.11"), False),
        *((group, NOBODY_KNOWN, False) for group in (ACCOUNTS, GATEWAY, BOTH)),
    ],
)
def test_a_group_holds_those_that_the_system_or_a_believed_gateway_names(
    group: Group, who: Identity, member: bool
) -> None:
    assert group.holds(who) is member


@pytest.mark.parametrize(
    "told",
    [
        '"os_groups": []',
        '"os_groups": [" "]',
        '"header": {"value": "dim"}',
        '"header": {"value": "dim", "from": []}',
        '"header": {"value": "dim", "from": ["*"]}',
        '"header": {"value": "dim", "from": ["192.0.2.0/24"]}',
        '"header": {"value": "dim", "from": ["192.0.2.256"]}',
        '"header": {"value": "dim", "from": ["gateway.exemple.fr"]}',
        '"header": {"value": "", "from": ["192.0.2.10"]}',
        '"header": {"value": "dim", "senders": ["192.0.2.10"]}',
    ],
)
def test_a_group_that_nobody_could_be_of_or_anybody_is_refused(told: str) -> None:
    with pytest.raises(ValidationError):
        Group.model_validate_json(TEXT % told)


def test_a_gateway_is_asked_for_by_its_address() -> None:
    with pytest.raises(ValidationError, match=r"écrivez l'adresse IP d'une passerelle, comme 192\.0\.2\.10\."):
        Group.model_validate_json(TEXT % '"header": {"value": "dim", "from": ["passerelle"]}')


def test_a_group_says_how_its_people_are_known() -> None:
    with pytest.raises(ValidationError, match="personne n'est de ce groupe"):
        Group.model_validate_json('{"id": "dim", "title": "DIM"}')
