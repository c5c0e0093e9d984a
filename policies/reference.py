"""The tables of `policies/README.md`: every key of a policy file, every word that it may hold. `make docs` writes them.

They say what the schema says, which is what editors show.
"""

from collections.abc import Iterator
from pathlib import Path

from models import documents
from policies.schema import Schema, schema

README = Path(__file__).with_name("README.md")

_BLOCKS = {
    "": "Le fichier",
    "Rule": "Une règle (`rules`)",
    "When": "Ses conditions (`when`)",
    "Case": "Un exemple (`cases`)",
    "Given": "Ce qu'un exemple donne (`facts`)",
    "Exemption": "Une exception (`exceptions`)",
    "Override": "Une règle héritée, modifiée (`overrides`)",
    "Identifier": "Un numéro de l'établissement (`identifiers`)",
    "Tool": "Un outil (`tools`)",
    "Group": "Un groupe (`groups`)",
    "Gateway": "Son en-tête (`header`)",
    "Hours": "Les heures ouvrées (`hours`)",
    "Limits": "Les bornes (`limits`)",
    "Retention": "La conservation (`retention`)",
    "Custodian": "Une personne de garde (`custodians`)",
    "Messages": "Les messages (`messages`)",
}
"""Blocks of a policy file, in the order in which a reader meets them, by the name of their definition."""

_WORDS = {
    "Action": "`action`, `expect`",
    "Status": "`status`",
    "Tier": "`tier`",
    "Identifying": "`identifying`",
    "Role": "`persons`",
    "Obstacle": "`obstacles`",
    "Replacement": "`replacements`",
    "Moment": "`hours`, dans une condition",
    "Category": "`categories`, `category`, `replacements`",
}
"""Closed lists of words, by the name of their definition, with the keys that take them."""


def keys() -> str:
    """Give a table for each block: its keys, whether they are required, and what they mean."""
    return "\n\n".join("\n".join(_block(name, title)) for name, title in _BLOCKS.items())


def words() -> str:
    """Give a table for each closed list of words."""
    return "\n\n".join("\n".join(_list(name, title)) for name, title in _WORDS.items())


def write(readme: Path = README) -> None:
    """Write the tables into the document.

    Raises:
        ValueError: the marks of their places are missing.
    """
    readme.write_text(inserted(readme.read_text("utf-8")), "utf-8")


def inserted(document: str) -> str:
    """Give the document with both tables in their places.

    Raises:
        ValueError: the marks of their places are missing.
    """
    return documents.inserted(documents.inserted(document, "clés", keys()), "mots", words())


def _block(name: str, title: str) -> Iterator[str]:
    definition = _definition(name)
    required = set(definition.get("required", ()))
    yield from (f"**{title}**", "", "| Clé | | Ce qu'elle dit |", "|---|---|---|")
    for key, about in definition["properties"].items():
        yield f"| `{key}` | {'requise' if key in required else ''} | {_cell(about['description'])} |"


def _list(name: str, title: str) -> Iterator[str]:
    yield from (f"**{title}**", "", "| Mot | Sens |", "|---|---|")
    for word in _definition(name)["oneOf"]:
        yield f"| `{word['const']}` | {_cell(word['description'])} |"


def _definition(name: str) -> Schema:
    whole = schema()
    found: Schema = whole["$defs"][name] if name else whole
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    write()
