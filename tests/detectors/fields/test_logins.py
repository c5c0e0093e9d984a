"""Account names made of a person's."""

import pytest

from detectors.fields.logins import is_login, login


@pytest.mark.parametrize(
    "token",
    ["mdelmas", "y.legoff", "clara.m", "helene.lefevre", "hlefevre2", "s.marchand", "helene-lefevre", "m_dupuis"],
)
def test_a_name_and_an_initial_make_a_login(token: str) -> None:
    assert is_login(token)


@pytest.mark.parametrize(
    "token",
    [
        *("root", "admin", "postgres", "nginx", "www-data", "test", "user", "guest", "deploy", "backup", "jenkins"),
        *("svc.backup", "app_user", "system", "azureuser", "current_user", "oracle", "service.account", "a.b", ""),
    ],
)
def test_an_account_of_a_machine_or_of_an_example_is_none(token: str) -> None:
    assert not is_login(token)


@pytest.mark.parametrize("text", ["hlefevre", "hlefevre ip=192.0.2.47", "y.legoff)", "hlefevre,ou=people"])
def test_the_account_name_ends_where_its_characters_end(text: str) -> None:
    [(start, end)] = login(text, 0, len(text))
    assert (start, text[end : end + 1].isalnum()) == (0, False)


@pytest.mark.parametrize("text", ["hlefevre@example.fr", "hlefevre()", "hlefevre/x", "$hlefevre"])
def test_an_address_or_a_call_is_no_login(text: str) -> None:
    assert list(login(text, 0, len(text))) == []
