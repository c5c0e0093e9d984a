import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policies.document import Document
from policies.dumping import dump
from policies.loading import DEFAULT, load
from policies.parsing import parse
from policies.when import When
from tests.policies.establishment import ESTABLISHMENT
from tests.policies.strategies import WHENS

SHIPPED = load(DEFAULT).files[0].document
SMALL = SHIPPED.model_copy(update={"rules": SHIPPED.rules[:1]})
OWN = load(ESTABLISHMENT).files[0].document


def read(text: str) -> Document:
    return parse("<texte>", text.encode()).document


@pytest.mark.parametrize("document", [SHIPPED, OWN], ids=lambda document: document.id)
def test_a_document_reads_as_it_was_written(document: Document) -> None:
    assert read(dump(document)) == document


@given(WHENS)
def test_any_conditions_read_as_they_were_written(when: When) -> None:
    rule = SHIPPED.rules[0].model_copy(update={"when": when})
    document = SHIPPED.model_copy(update={"rules": (rule,)})
    unread = when.obstacles is not None or when.complete is not None

    assert not unread or read(dump(document)) == document
    assert yaml.safe_load(dump(document))["rules"][0]["when"].keys() == when.model_fields_set


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), min_size=1)


@given(PRINTABLE.filter(lambda text: text.strip() and text.isprintable() | ("\n" in text)))
def test_any_words_read_as_they_were_written(words: str) -> None:
    document = SMALL.model_copy(update={"title": words})

    assert read(dump(document)).title == words


@pytest.mark.parametrize(
    "words", ["oui", "no", "12:30", "1_000", "2026-11-22", "~", "- a", "a: b", "#", "'", "...", "é"]
)
def test_what_yaml_would_guess_is_quoted(words: str) -> None:
    assert read(dump(SMALL.model_copy(update={"title": words}))).title == words


def test_keys_and_alternatives_are_in_their_usual_order() -> None:
    written = yaml.safe_load(dump(OWN))

    assert list(written) == [name for name in Document.model_fields if name in OWN.model_fields_set]
    assert written["overrides"][1]["cases"][0]["expect"] == "block"
    assert written["hours"]["days"] == ["lundi", "mardi"]
    assert "tier: [open, contracted]" in dump(SHIPPED)


def test_a_file_ends_as_it_must_and_refers_to_nothing() -> None:
    text = dump(SHIPPED)

    assert text.endswith("\n...\n")
    assert "&id" not in text
