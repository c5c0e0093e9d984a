"""What browsers are told with every answer; that every answer has it is tested in test_guard_answers.py."""

from proxy.console.headers import CONTENT, HEADERS


def test_nothing_comes_from_elsewhere_and_nothing_may_be_written_into_a_page() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert set(rules.values()) == {"'none'", "'self'"}


def test_a_form_still_says_where_it_comes_from() -> None:
    assert HEADERS["referrer-policy"] == "same-origin"
