import json
import re
from typing import Any

import pytest

from models.card import METRICS, README, inserted, tables

READER = {"names": 0.9, "direct": 0.8125, "token_precision": 1, "nothing_left": 0}
HEALTH = {"DISEASE": 0.5, "DRUG": 0.25, "PROCEDURE": 0.125, "token_precision": 0.75}
ROW = {"spans": 12, "f1": 0.9, "whole": 0.95, "precision": 0.85}
FIGURES: dict[str, Any] = {
    "test": {"paravent": READER, "stock": READER | {"names": 0.5}},
    "eds": {"paravent": READER | {"labels": {"NOM": 0.75}}, "stock": READER | {"labels": {"NOM": 0.625}}},
    "quaero": {"paravent": HEALTH},
    "harmless": {"paravent": {"recettes": {"texts": 40, "persons": 0.025}}},
    "cost": {"size_mb": 16.5, "load_s": 0.3},
    "own": {"written": {"labels": {"AGE": ROW}}, "worn": {"labels": {"AGE": ROW | {"f1": 0.7}}}},
}
BEGIN, END = "<!-- mesures : début -->", "<!-- mesures : fin -->"


@pytest.mark.parametrize(
    "line",
    [
        "|  | paravent | stock |",
        "| --- | ---: | ---: |",
        "| noms entiers | 0,900 | 0,500 |",
        "| identifiants directs entiers | 0,812 | 0,812 |",
        "| précision, par mot | 1,000 | 1,000 |",
        "| textes où plus rien ne reste | 0,000 | 0,000 |",
        "| NOM | 0,750 | 0,625 |",
        "| substances | 0,250 |",
        "| recettes | 40 | 2,5 % |",
        "| taille sur le disque, Mo | 16,5 |",
        "| AGE | 12 | 0,900 | 0,950 | 0,850 | 0,700 |",
    ],
)
def test_each_figure_has_its_place_with_a_comma(line: str) -> None:
    assert line in tables(FIGURES).splitlines()


def test_every_table_is_titled_and_as_wide_as_its_head() -> None:
    blocks = re.split(r"^### .+\n\n", tables(FIGURES), flags=re.MULTILINE)
    assert blocks[0] == ""
    assert len(blocks) == 8
    assert all(len({line.count("|") for line in block.strip().splitlines()}) == 1 for block in blocks[1:])


@pytest.mark.parametrize("old", ["", "\n", "\nune table\nd'avant\n"])
def test_tables_take_the_place_of_the_old_ones_and_nothing_else_moves(old: str) -> None:
    document = inserted(f"avant\n{BEGIN}{old}{END}\naprès", FIGURES)
    assert document == f"avant\n{BEGIN}\n{tables(FIGURES)}\n{END}\naprès"
    assert inserted(document, FIGURES) == document


@pytest.mark.parametrize("document", ["", "avant", f"avant {BEGIN}", f"avant {END}", f"{END} avant {BEGIN}"])
def test_a_document_without_the_marks_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="marks « mesures »"):
        inserted(document, FIGURES)


def test_a_figure_that_is_missing_is_not_made_up() -> None:
    with pytest.raises(KeyError):
        tables({part: figures for part, figures in FIGURES.items() if part != "eds"})


def test_the_card_shows_the_figures_that_were_measured() -> None:
    document = README.read_text("utf-8")
    assert inserted(document, json.loads(METRICS.read_text("utf-8"))) == document
