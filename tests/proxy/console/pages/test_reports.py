from proxy.console.pages.period import today
from tests.proxy.console.pages.clinic import Clinic
from tests.proxy.console.pages.hospital import BLOCKED, SMALL

MONTH = f"{today():%Y-%m}"


def test_the_report_tells_the_month_in_numbers(console: Clinic) -> None:
    page = console.text("/exports/rapport", mois=MONTH)
    assert all(word in page for word in ("Apprendre", "Vérifier", "Estimer", "Communiquer"))
    assert "CHU du Val-d'Orme" in page
    assert "Fausses alertes" in page


def test_the_report_names_nobody_and_no_small_unit(console: Clinic) -> None:
    html = console.get("/exports/rapport", mois=MONTH).text
    assert SMALL not in html
    assert "de moins de 5 demandes" in html
    assert "00000000000000aa" not in html
    assert BLOCKED not in html


def test_the_pdf_is_one(console: Clinic) -> None:
    answer = console.get("/exports/rapport.pdf", mois=MONTH)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-disposition"] == f'attachment; filename="paravent-rapport-{MONTH}.pdf"'


def test_a_month_that_cannot_be_read_is_the_one_before(console: Clinic) -> None:
    assert console.get("/exports/rapport", mois="jadis").status_code == 200


def test_an_empty_month_is_a_report_too(console: Clinic) -> None:
    assert "Rien ce mois." in console.text("/exports/rapport", mois="2020-02")
    assert console.get("/exports/rapport.pdf", mois="2020-02").content.startswith(b"%PDF-")
