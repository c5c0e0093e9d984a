import time

import pytest

from detectors.names.logins import account, logins
from detectors.names.words import Words


def _logins(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in logins(words)]


def _account(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in account(words, 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("session p.ledantec) a ouvert", ["p.ledantec"]),
        ("user=scauchon ip=192.0.2.47", ["scauchon"]),
        ('user: "kermarrec"', ["kermarrec"]),
        ("password for tessierl from", []),
        ("password for kermarrec from", ["kermarrec"]),
        ("user=admin", []),
        ("user=postgres", []),
        ("compte rendu", []),
        ("login: bonjour", []),
        ("session parallele", []),
    ],
)
def test_an_account_may_be_named_after_someone(text: str, found: list[str]) -> None:
    assert _account(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("password for gwenael.lozach from", ["gwenael.lozach"]),
        ("ouvert par nadia_bouzid hier", ["nadia_bouzid"]),
        ("ARM : pauline.v\nfin", ["pauline.v"]),
        ("import os.path", []),
        ("julien.parse(x)", []),
        ("nadia.bouzid@example.fr", []),
        ("martin.fr et victor.pdf", []),
        ("self.nom = patient.nom", []),
    ],
)
def test_a_first_name_and_a_surname_are_tied_by_a_point(text: str, found: list[str]) -> None:
    assert _logins(text) == found


def test_points_without_end_take_linear_time() -> None:
    start = time.process_time()
    _logins("a.b" * 30_000)
    assert time.process_time() - start < 2
