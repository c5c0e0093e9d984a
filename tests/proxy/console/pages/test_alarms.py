from collections.abc import Iterator
from pathlib import Path

import pytest

from proxy.console.pages.alarms import ROWS
from proxy.journal.book import Book
from proxy.journal.events import Report, Said
from proxy.journal.forms import stamp
from tests.proxy.console.pages.clinic import Clinic, clinic
from tests.proxy.console.pages.hospital import BLOCKED, BOOT, hospital

UNKNOWN = "feedfeedfeedfeed"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clinic]:
    """A console of its own: these tests write."""
    home = tmp_path_factory.mktemp("desk")
    hospital(home, days=2, each=3)
    with clinic(home) as opened:
        yield opened


def test_reports_wait_with_what_is_known_of_the_decision(console: Clinic) -> None:
    page = console.text("/alertes")
    assert "le cas était inventé" in page
    assert "Un faisceau d'indices qui désigne une personne ne sort pas" in page
    assert BLOCKED in page


def test_reports_on_decisions_that_no_journal_holds_are_counted_and_listed_apart(console: Clinic) -> None:
    page = console.text("/alertes")
    assert UNKNOWN not in page
    assert "signalement d'une référence inconnue" in page.replace("\xa0", " ")
    apart = console.text("/alertes", decision="inconnues")
    assert UNKNOWN in apart
    assert BLOCKED not in apart
    assert "Aucun journal lu ne contient cette décision" in apart


def test_made_up_references_hide_nothing_and_are_turned_page_by_page(tmp_path: Path) -> None:
    end = hospital(tmp_path, days=1, each=1)
    book = Book.open(tmp_path / "journal", BOOT)
    book.append([Report(time=stamp(end), about=f"{n:016x}", said=Said.OTHER) for n in range(1, ROWS + 1)])
    book.close()
    with clinic(tmp_path) as desk:
        assert BLOCKED in desk.text("/alertes")
        pages = [desk.get("/alertes", decision="inconnues", page=page).text for page in ("1", "2", "3", "x")]
        first = desk.text("/")
    assert [page.count("<article") for page in pages] == [ROWS, 2, 0, ROWS]
    assert ["Plus anciennes" in page for page in pages] == [True, False, False, True]
    assert ["Plus récentes" in page for page in pages] == [False, True, True, False]
    assert "1 fausse alerte attend une réponse" in first.replace("\xa0", " ")


def test_an_answer_is_written_down_and_seen_at_once(desk: Clinic) -> None:
    answer = desk.post(f"/alertes/{BLOCKED}", issue="false_alarm")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/alertes?fait={BLOCKED}")
    assert "Réponse enregistrée" in desk.text("/alertes", fait=BLOCKED)
    assert "fausse alerte confirmée" in desk.text("/alertes", etat="traitees")
    assert "fausse alerte confirmée" in desk.text(f"/decisions/{BLOCKED}")
    told = [one for one in desk.house.told() if one["event"] == "handled" and one["about"] == BLOCKED]
    assert [one["outcome"] for one in told] == ["false_alarm"]


def test_an_answer_given_from_a_decision_comes_back_to_it(desk: Clinic) -> None:
    answer = desk.post(f"/alertes/{BLOCKED}", issue="reopened", retour="decision")
    assert answer.headers["location"] == f"/decisions/{BLOCKED}?fait={BLOCKED}"
    assert "rouverte" in desk.text("/alertes", etat="ouvertes")


@pytest.mark.parametrize(
    ("reference", "issue"),
    [(BLOCKED, ""), (BLOCKED, "classee"), ("pas-une-reference", "justified"), ("1234", "justified")],
)
def test_an_answer_that_means_nothing_is_not_written(desk: Clinic, reference: str, issue: str) -> None:
    before = len(desk.house.told())
    assert desk.post(f"/alertes/{reference}", issue=issue).status_code == 400
    assert len(desk.house.told()) == before


def test_an_address_cannot_make_the_page_say_what_it_likes(console: Clinic) -> None:
    assert "Réponse enregistrée" not in console.text("/alertes", fait="Appelez le 06 39 98 12 34")


def test_an_empty_list_says_how_reports_come(empty: Clinic) -> None:
    assert "paravent report" in empty.text("/alertes")
    assert "Aucune alerte traitée" in empty.text("/alertes", etat="traitees")
