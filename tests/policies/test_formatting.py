from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies import formatting
from policies.comments import comments
from policies.complaint import PolicyError
from policies.entries import Page
from policies.formatting import FormattingError, formatted
from policies.loading import DEFAULT
from policies.parsing import parse
from tests.policies.layouts import COMMENTED, shuffled

SHIPPED = DEFAULT.read_text("utf-8")
EXAMPLES = sorted((DEFAULT.parent / "examples").glob("*.yaml"))
RANDOMS = st.integers(0, 2**32).map(Random)


def laid(text: str) -> str:
    return formatted("essai.yaml", text.encode(), "./schema.json")


@pytest.mark.parametrize("file", [DEFAULT, *EXAMPLES], ids=lambda file: file.stem)
def test_the_shipped_policies_are_laid_out_already(file: Path) -> None:
    assert laid(file.read_text("utf-8")) == file.read_text("utf-8")


def test_a_file_with_comments_everywhere_is_laid_out_already() -> None:
    assert laid(COMMENTED) == COMMENTED


@settings(max_examples=12)
@given(RANDOMS)
def test_keys_in_any_order_at_any_level_come_back_to_theirs(random: Random) -> None:
    mixed = shuffled(COMMENTED, random)
    assert parse("m", mixed.encode()).tree.value == parse("t", COMMENTED.encode()).tree.value
    assert laid(mixed) == COMMENTED


def test_so_do_those_of_the_shipped_policy() -> None:
    assert laid(shuffled(SHIPPED, Random(1))) == laid(SHIPPED)


@settings(max_examples=25)
@given(st.data())
def test_comments_survive_anywhere_and_laying_out_twice_changes_nothing(data: st.DataObject) -> None:
    lines = COMMENTED.splitlines()
    for number in range(data.draw(st.integers(1, 5))):
        margin = " " * data.draw(st.integers(0, 10))
        lines.insert(data.draw(st.integers(1, len(lines))), f"{margin}# remarque {number}")
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(1, len(lines))), "")
    try:
        before = parse("essai", ("\n".join(lines) + "\n").encode())
    except PolicyError:
        return
    text = "\n".join(lines) + "\n"
    once = laid(text)
    assert parse("essai", once.encode()).tree.value == before.tree.value
    assert Counter(c.words for c in comments(once)) == Counter(c.words for c in comments(text))
    assert laid(once) == once


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("version:   3 # à augmenter", "version: 3 # à augmenter"),
        ("version: 3 # à augmenter   ", "version: 3 # à augmenter"),
        ("version: 3 # à augmenter\n\n\n", "version: 3 # à augmenter\n"),
        ("hours:\n  days: [lundi, mardi]", "hours:\n  days: [ lundi,mardi ]"),
        (
            '- {name: a, text: "Bonjour", expect: block}\n      # l\'autre',
            '- {expect: block, text: "Bonjour", name: a}\n      # l\'autre',
        ),
        ('  from: "08:00"\n  to: "18:00"', '  to: "18:00"\n  from: "08:00"'),
    ],
)
def test_blanks_brackets_and_order_are_put_right(written: str, expected: str) -> None:
    canonical, loose = (expected, written) if written not in COMMENTED else (written, expected)
    assert canonical.rstrip("\n") in COMMENTED
    assert laid(COMMENTED.replace(canonical.rstrip("\n"), loose.rstrip("\n") + "\n" * loose.count("\n\n"))) == COMMENTED


def test_every_level_is_indented_by_two_spaces() -> None:
    hours = '  days: [lundi, mardi]\n  from: "08:00"\n  to: "18:00"\n'
    assert hours in COMMENTED
    assert laid(COMMENTED.replace(hours, hours.replace("  ", "      "))) == COMMENTED


def test_what_does_not_fit_between_brackets_goes_one_entry_a_line() -> None:
    text = COMMENTED.replace("references: [a]", f"references: [{', '.join(['référence numéro'] * 8)}]", 1)
    once = laid(text)
    assert "    references:\n      - référence numéro\n      - référence numéro\n" in once
    assert laid(once) == once


def test_the_schema_is_pointed_to_on_the_first_line() -> None:
    without = COMMENTED.partition("\n")[2]
    assert laid(without) == COMMENTED
    assert laid(COMMENTED.replace("./schema.json", "../s.json")).startswith(
        "# yaml-language-server: $schema=../s.json\n"
    )


def test_ends_of_line_and_the_mark_of_windows_editors_are_put_right() -> None:
    assert laid("\ufeff" + COMMENTED.replace("\n", "\r\n")) == COMMENTED


@pytest.mark.parametrize("broken", [COMMENTED.removesuffix("...\n"), COMMENTED.replace("action:", "akcion:"), ""])
def test_a_file_that_is_refused_is_not_laid_out(broken: str) -> None:
    with pytest.raises(PolicyError):
        laid(broken)


def test_a_layout_that_would_change_what_is_said_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(made: Page, schema: str) -> str:
        return made.text.replace("Essai", "Autre")

    monkeypatch.setattr(formatting, "_laid_out", careless)
    with pytest.raises(FormattingError, match="rien n'est écrit"):
        laid(COMMENTED)
