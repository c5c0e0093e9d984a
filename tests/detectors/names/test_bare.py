import time

import pytest

from detectors.names.bare import bare
from detectors.names.words import Words


def _found(text: str) -> list[str]:
    words = Words(text)
    return [text[words.starts[name.start] : name.cut] for name in bare(words)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("revu Jean Dupont hier", "Jean Dupont"),
        ("dossier LEFEVRE Hélène complet", "LEFEVRE Hélène"),
        ("avec J.-L. Kermarrec ce jour", "J.-L. Kermarrec"),
        ("est ce que nadia bouzid peut", "nadia bouzid"),
        ("la mucoviscidose de Gauthier évolue", "Gauthier"),
        ("la drépanocytose d'Awa s'aggrave", "Awa"),
        ("non pardon PETIT Maurice, vu", "PETIT Maurice"),
        ("SF Anaïs L. prévenue", "Anaïs L."),
        ("appeler Jean-Baptiste M. sur les nuits", "Jean-Baptiste M."),
        ("(p. 23 55), Sami le brancardier", "Sami"),
    ],
)
def test_a_name_alone_is_found_whole(text: str, name: str) -> None:
    assert _found(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "COMPTE RENDU OPERATOIRE",
        "Kardegic 75, Lasilix 40",
        "Louis Pasteur et la rage",
        "tache rose et blanche",
        "Charcot-Marie-Tooth",
        "un Kaplan-Meier",
        "le Manuel",
        "la Saint-Jean",
        "le prénom Kevin",
    ],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert _found(text) == []


def test_a_first_name_vouches_for_the_one_after_it() -> None:
    assert _found("on garde Sophie et Dramane de nuit") == ["Sophie", "Dramane"]
    assert _found("vu Jonathan DERVAUX et Grâce OKITO") == ["Jonathan DERVAUX", "Grâce OKITO"]


def test_runs_without_end_take_linear_time() -> None:
    start = time.process_time()
    _found("Jean " * 20_000)
    assert time.process_time() - start < 2


def test_particles_without_end_take_linear_time() -> None:
    start = time.process_time()
    _found("DE LA " * 16_000)
    assert time.process_time() - start < 2
