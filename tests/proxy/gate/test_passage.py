from detectors.finding import Category
from proxy.gate.passage import Forward, Refuse
from proxy.redaction.ledger import Ledger


def test_a_passage_never_shows_its_words() -> None:
    ledger = Ledger()
    ledger.placeholder(Category.PERSON, "Lefevre")
    assert "Lefevre" not in repr(Forward(b"Lefevre", ledger)) + repr(Refuse(403, (), b"Lefevre"))
