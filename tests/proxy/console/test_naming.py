from proxy.console import naming
from tests.proxy.console.pages.hospital import policy


def test_names_come_from_the_files_that_have_them() -> None:
    assert naming.service("chatgpt") == "ChatGPT"
    assert naming.site("mammouth") == "Mammouth"


def test_what_no_file_names_stays_as_the_journal_writes_it() -> None:
    assert [naming.service("oublié"), naming.site("oublié")] == ["oublié", "oublié"]


def test_a_rule_and_an_exception_are_found_by_their_name() -> None:
    told = policy().policy
    for one in (told.rules[0], told.exemptions[0]):
        assert naming.block(told, one.id) == one
    assert naming.block(told, "oubliée") is None
    assert naming.block(told, None) is None
    assert naming.block(None, "default") is None


def test_rules_and_units_have_titles() -> None:
    titles = naming.titles([policy().policy])
    assert titles.rule("identite-directe") == "Un nom, un numéro, une adresse ne sortent pas"
    assert titles.rule("default") == naming.UNFORESEEN["default"]
    assert titles.unit("dim") == "Département d'information médicale"
    assert [titles.rule("oubliée"), titles.rule(None), titles.unit("oubliée")] == ["oubliée", "", "oubliée"]
