from pathlib import Path

import pytest

from policies.reference import README, inserted, keys, words, write
from policies.schema import schema

WAYS = {"any", "any_of", "all_of", "none_of", "only"}
"""Said by the conditions that take them."""


def test_the_readme_holds_the_tables_of_today() -> None:
    document = README.read_text("utf-8")

    assert inserted(document) == document, "lancez « make docs »"


def test_every_key_and_every_block_of_the_schema_is_in_the_tables() -> None:
    said = keys() + words()
    blocks = [schema(), *schema()["$defs"].values()]
    known = {key for block in blocks for key in block.get("properties", ())}

    assert {key for key in known if f"`{key}`" not in said} <= WAYS | {"name", "url"}


def test_a_document_without_places_is_refused() -> None:
    with pytest.raises(ValueError, match="clés"):
        inserted("rien")


def test_writing_twice_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "README.md"
    copy.write_text(README.read_text("utf-8"), "utf-8")
    write(copy)

    assert copy.read_text("utf-8") == README.read_text("utf-8")
