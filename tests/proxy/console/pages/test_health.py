import re
from pathlib import Path

from proxy.console.pages.health import room
from tests.proxy.console.pages.clinic import Clinic, cells


def test_troubles_of_the_last_day_say_what_to_do(console: Clinic) -> None:
    page = console.text("/sante")
    assert "Analyse trop longue" in page
    assert "Le poste est trop lent pour les textes reçus." in page


def test_machines_room_and_retention_are_told(console: Clinic) -> None:
    said = cells(console.get("/sante").text)
    assert "libres sur" in said["Disque du journal"]
    assert said["Durée de conservation"].startswith("730 jours")
    assert re.fullmatch(r"\d{2}/\d{2}/\d{4}", said["Plus ancienne décision"])
    assert "0.7.0" in console.text("/sante")


def test_a_machine_that_writes_is_up(console: Clinic) -> None:
    assert "actif" in console.text("/sante")


def test_before_any_machine_the_page_says_how_to_begin(empty: Clinic) -> None:
    page = empty.text("/sante")
    assert "Aucun poste n'a encore écrit" in page
    assert "pas de journal sur cette machine" in page


def test_room_is_measured_on_the_disk_of_the_journal(tmp_path: Path) -> None:
    (tmp_path / "00000001.jsonl").write_bytes(b"12345")
    (tmp_path / "seal").write_bytes(b"123")
    found = room(tmp_path)
    assert found is not None
    assert found.journal == 5
    assert 0 < found.free <= found.total
    assert room(tmp_path / "missing") is None
