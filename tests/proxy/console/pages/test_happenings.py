from datetime import UTC, datetime

import pytest

from proxy.console.pages.happenings import told
from proxy.store.states import Happening


@pytest.mark.parametrize(
    ("what", "facts", "said", "grave"),
    [
        ("recovered", {"cut_bytes": 212}, "Une ligne coupée par un arrêt a été retirée (212\xa0octets)", False),
        ("clock", {"direction": "back", "seconds": 7_200}, "reculée de 2\xa0heures", False),
        ("clock", {"direction": "forward", "seconds": 61}, "avancée de 1\xa0minute", False),
        (
            "purged",
            {"decisions": {"allow": 10, "block": 2}, "first_day": "2026-01-01", "last_day": "2026-01-31"},
            "12\xa0décisions, du 01/01/2026 au 31/01/2026",
            False,
        ),
        ("purged", {}, "0\xa0décision, du ? au ?", False),
        ("segment", {"cause": "missing"}, "Un fichier du journal manquait", True),
        ("segment", {"cause": "altered"}, "avait été modifié", True),
        ("segment", {"cause": "lost"}, "recommencé sous un autre nom", True),
        ("policy", {"cause": "signature"}, "sa signature manque", False),
        ("policy", {"cause": "later"}, "Politique refusée : later", False),
        ("altered", {}, "n'est plus la même", True),
        ("rolled_back", {}, "remis en arrière", True),
        ("missed", {}, "n'ont jamais été reçues", True),
        ("later", {}, "later", False),
    ],
)
def test_a_happening_is_told_in_a_sentence(what: str, facts: dict[str, object], said: str, grave: bool) -> None:
    found = told(Happening(datetime(2026, 11, 2, tzinfo=UTC), "c0ffee0000000001", 3, what, facts))
    assert said in found.says
    assert found.grave is grave
