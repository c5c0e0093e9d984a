"""Numbers that belong in clinical text and identify somebody; phones come from the ranges kept for fiction (ARCEP)."""

from collections.abc import Callable
from random import Random

_FICTION = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98")


def _digits(rng: Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def _nir(rng: Random) -> str:
    place = f"{rng.randint(1, 12):02} {rng.randint(1, 95):02} {_digits(rng, 3)} {_digits(rng, 3)}"
    body = f"{rng.choice('12')} {_digits(rng, 2)} {place}"
    key = 97 - int(body.replace(" ", "")) % 97
    return rng.choice((f"{body} {key:02}", f"{body} {key:02}".replace(" ", ""), body.replace(" ", "")))


def _phone(rng: Random) -> str:
    number = f"{rng.choice(_FICTION)} {_digits(rng, 2)} {_digits(rng, 2)}"
    kind = rng.random()
    if kind < 0.15:  # noqa: PLR2004 - share of extensions
        return _digits(rng, rng.choice((4, 5)))
    return number.replace(" ", rng.choice((" ", " ", ".", "", "-")))


def _email(rng: Random) -> str:
    user = rng.choice(
        ("secretariat", "contact", f"p{_digits(rng, 3)}", f"service.{rng.choice(('cardio', 'neuro', 'ped'))}")
    )
    return f"{user}@{rng.choice(('hopital', 'ght', 'messagerie'))}.example"


def _id(rng: Random) -> str:
    return rng.choice(
        (
            lambda: _digits(rng, 8),
            lambda: _digits(rng, 10),
            lambda: f"{rng.choice('ABCDEHLMPT')}{_digits(rng, 7)}",
            lambda: f"{rng.randint(18, 26)}-{_digits(rng, 5)}",
            lambda: f"{rng.randint(18, 26)}{rng.choice('HBPC')}{_digits(rng, 6)}",
        )
    )()


NUMBERS: dict[str, Callable[[Random], str]] = {
    "nir": _nir,
    "ipp": lambda rng: rng.choice(("", "", "00")) + _digits(rng, rng.choice((7, 8, 9, 10))),
    "nda": lambda rng: _digits(rng, rng.choice((9, 10))),
    "phone": _phone,
    "email": _email,
    "rpps": lambda rng: "10" + _digits(rng, 9),
    "finess": lambda rng: f"{rng.randint(1, 95):02}{_digits(rng, 7)}",
    "id": _id,
    "url": lambda rng: f"https://portail.example/{rng.choice(('d', 'doc', 'patient'))}/{_digits(rng, 6)}",
}
"""Slots that hold a number or an address of the network, by name."""
