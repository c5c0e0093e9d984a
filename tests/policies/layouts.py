"""Policy files out of order: the same keys with the same comments, anywhere that YAML lets them stand."""

import re
from collections.abc import Iterator
from random import Random

COMMENTED = """# yaml-language-server: $schema=./schema.json
#
# Ce que fait cette politique.

# le nom
extends: has-2025
id: essai
title: Essai
version: 3 # à augmenter
contact: dsi@chu.fr

tools:
  # le contrat 12
  - service: mistral
    # jusqu'en mars
    tier: contracted
    why: Contrat 12

# les horaires
hours:
  days: [lundi, mardi]
  from: "08:00"
  to: "18:00"

rules:
  # la première
  - id: une
    title: Une # en bref
    status: enforce
    why: >-
      Une raison
      sur deux lignes.
    when:
      tier: [open]
      # sans nom
      identifying: [none]
    action: block
    tell: |
      Non.

        # ceci est du texte
      Vraiment.
    references: [a]
    owner: b
    cases:
      - {name: a, text: "Bonjour", expect: block}
      # l'autre
      - name: b
        text: "Bonjour, voici un texte assez long pour que le cas tienne sur plusieurs lignes plutôt qu'une seule."
        facts: {tier: approved, secret: false}
        expect: allow

  - id: deux
    title: Deux
    status: retired
    why: y
    when: {}
    action: block
    tell: z
    references: [a]
    owner: b
    cases:
      - {name: a, text: "Bonjour", expect: block}
      - {name: b, text: "Bonjour", facts: {tier: approved}, expect: allow}
# la fin
...
"""


def shuffled(text: str, random: Random) -> str:
    """Give a canonical file with the keys of each block in another order, its comments with what they precede."""
    lines = text.splitlines()
    end = next(number for number, line in enumerate(lines) if line.startswith(("# la fin", "...")))
    start = next(number for number, line in enumerate(lines) if not line) + 1
    return "\n".join([*lines[:start], *_mapping(lines[start:end], 0, random), *lines[end:]]) + "\n"


def _mapping(lines: list[str], column: int, random: Random) -> list[str]:
    chunks = [_value(chunk, column, random) for chunk in _chunks(lines, column, r"[A-Za-z_]+:")]
    random.shuffle(chunks)
    return [line for chunk in chunks for line in chunk]


def _value(chunk: list[str], column: int, random: Random) -> list[str]:
    place = next(number for number, line in enumerate(chunk) if re.match(r" *[A-Za-z_]+:", line))
    head, body = chunk[: place + 1], chunk[place + 1 :]
    if not re.fullmatch(r" *[A-Za-z_]+:( #.*)?", head[-1]):
        return chunk
    inner = column + 2
    if not any(line.startswith(" " * inner + "- ") for line in body):
        return [*head, *_mapping(body, inner, random)]
    items = _chunks(body, inner, "- ")
    return [*head, *(line for item in items for line in _item(item, inner, random))]


def _item(lines: list[str], column: int, random: Random) -> list[str]:
    place = next(number for number, line in enumerate(lines) if line.lstrip().startswith("- "))
    above, rest = lines[:place], lines[place:]
    if not re.match(r" *- [A-Za-z_]+:", rest[0]):
        return lines
    inside = [rest[0].replace("- ", "  ", 1), *rest[1:]]
    return [*above, " " * column + "-", *_mapping(inside, column + 2, random)]


def _chunks(lines: list[str], column: int, begins: str) -> list[list[str]]:
    """Cut lines where entries begin; comments indented like an entry go with the next one."""
    return list(_cut(lines, re.compile(" " * column + begins), " " * column + "#"))


def _cut(lines: list[str], begins: re.Pattern[str], comment: str) -> Iterator[list[str]]:
    chunk: list[str] = []
    above: list[str] = []
    for line in lines:
        if line.startswith(comment):
            above.append(line)
            continue
        if begins.match(line) and chunk:
            yield chunk
            chunk = []
        chunk += [*above, line]
        above = []
    yield [*chunk, *above]
