import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from proxy.console.pages.integrity import Integrity
from proxy.console.session import Right
from tests.proxy.console.pages.clinic import Clinic, clinic
from tests.proxy.console.pages.hospital import hospital


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Clinic]:
    """A console of its own: these tests spoil the journal."""
    hospital(tmp_path, days=3, each=3)
    with clinic(tmp_path) as opened:
        yield opened


def verified(desk: Clinic) -> str:
    answer = desk.post("/integrite/verifier")
    assert answer.headers["location"] == "/integrite"
    return desk.text("/integrite")


def newest(desk: Clinic) -> Path:
    return max((desk.home / "journal").glob("*.jsonl"))


def test_a_journal_as_it_was_written_is_found_so(desk: Clinic) -> None:
    assert "Pas encore vérifié" in desk.text("/integrite")
    page = verified(desk)
    assert "Journal de cette machine : Intègre" in page
    assert "verdict OK" in page


def test_a_line_that_was_changed_is_named(desk: Clinic) -> None:
    file = newest(desk)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"kind":"web"', b'"kind":"api"')
    file.write_bytes(b"".join(lines))
    page = verified(desk)
    assert "Journal de cette machine : Altéré" in page
    assert f"{file.name} , ligne" in page or f"{file.name}, ligne" in page
    assert "ne déplacez et n'effacez rien" in page
    assert "Journal de cette machine : altéré." in desk.text("/")
    assert "Journal de cette machine : altéré." in desk.text("/sante")
    assert 'class="note note-bad" role="status"><p><a href="/integrite">' in desk.get("/").text


def test_without_the_key_what_is_not_proven_is_said(desk: Clinic) -> None:
    assert "le sceau de chaque ligne n'est pas vérifié" in verified(desk)


def test_a_journal_that_cannot_be_read_any_more_is_not_left_intact(desk: Clinic) -> None:
    verified(desk)
    (desk.home / "journal" / "00000999.jsonl").mkdir()
    assert "Journal de cette machine : n'a pas pu être lu" in verified(desk)
    assert "Journal de cette machine : n'a pas pu être lu" in desk.text("/exports/rapport")


def test_an_exported_checkpoint_is_compared(desk: Clinic) -> None:
    line = desk.get("/integrite/point-de-controle").text
    assert desk.post("/integrite/comparer", point=line).headers["location"] == "/integrite"
    assert "Comparaison avec un point de contrôle : il concorde" in desk.text("/integrite")


@pytest.mark.parametrize("changed", [{"time": "2020-01-01T00:00:00.000Z"}, {"chain": "0123456789abcdef"}])
def test_a_checkpoint_that_was_made_up_changes_nothing_for_anyone(desk: Clinic, changed: dict[str, str]) -> None:
    verified(desk)
    before = desk.text("/exports/rapport")
    other = json.loads(desk.get("/integrite/point-de-controle").text) | changed
    forged = json.dumps(other, sort_keys=True, separators=(",", ":"))
    assert desk.post("/integrite/comparer", point=forged).headers["location"] == "/integrite?erreur=autre"
    page = desk.text("/integrite", erreur="autre")
    assert "Ce n'est pas un point de contrôle de ce journal" in page
    assert "Journal de cette machine : Intègre" in page
    assert desk.text("/exports/rapport") == before


def test_whoever_only_reads_verifies_and_compares_nothing() -> None:
    needed = {page.name: page.needs for page in Integrity().pages()}
    assert (needed["verifier"], needed["comparer"]) == (Right.READ, Right.HANDLE)


def test_a_genuine_checkpoint_that_the_journal_no_longer_holds_is_told_apart(desk: Clinic) -> None:
    line = desk.get("/integrite/point-de-controle").text
    verified(desk)
    file = newest(desk)
    file.write_bytes(file.read_bytes().replace(line.strip().encode(), b"").rstrip(b"\n") + b"\n")
    (desk.home / "journal" / "seal").unlink()
    desk.post("/integrite/comparer", point=line)
    page = desk.text("/integrite")
    assert "Comparaison avec un point de contrôle : Fin manquante" in page
    assert "Journal de cette machine : Intègre" in page


def test_what_is_no_checkpoint_is_said_to_be_none(desk: Clinic) -> None:
    answer = desk.post("/integrite/comparer", point="bonjour")
    assert answer.headers["location"] == "/integrite?erreur=point"
    assert "n'est pas un point de contrôle" in desk.text("/integrite", erreur="point")


def test_an_address_makes_the_page_say_nothing_else(console: Clinic) -> None:
    assert "Appelez" not in console.text("/integrite", erreur="Appelez le 06 39 98 12 34")


def test_the_last_signed_line_is_given_as_a_file_and_that_is_written_down(desk: Clinic) -> None:
    answer = desk.get("/integrite/point-de-controle")
    assert json.loads(answer.text)["event"] == "checkpoint"
    assert answer.text.strip().encode() in newest(desk).read_bytes()
    assert "attachment" in answer.headers["content-disposition"]
    assert [one["export"] for one in desk.house.told() if "export" in one] == ["checkpoint"]


def test_every_verdict_is_explained_and_happenings_are_told(console: Clinic) -> None:
    page = console.text("/integrite")
    assert all(word in page for word in ("OK", "TAMPERED", "GAP", "TRUNCATED", "UNSIGNED"))
    assert "Politique refusée : elle contient des erreurs" in page


def test_without_a_journal_there_is_no_checkpoint(empty: Clinic) -> None:
    assert "Aucun sur cette machine" in empty.text("/integrite")
    assert empty.get("/integrite/point-de-controle").status_code == 404
