import re
from random import Random

import pytest

from models.corpus.bank import Bank
from models.corpus.filling import Filler
from models.corpus.lists import listed
from models.corpus.numbers import NUMBERS
from models.corpus.people import Names
from models.corpus.pieces import Piece
from models.corpus.places import ESTABLISHMENTS, Places
from models.corpus.skeletons import Skeleton, load, parse
from models.corpus.sources import Sources


@pytest.fixture(scope="module")
def filler(sources: Sources) -> Filler:
    names = Names(sources, held_out=False)
    return Filler(names, Places(sources, names), Bank([], sources))


def _fill(filler: Filler, body: str, seed: int = 0) -> list[Piece]:
    return filler.fill(Skeleton("letters", tuple(parse(body)), "train"), Random(seed))


@pytest.mark.parametrize(
    ("slot", "label", "pattern"),
    [
        ("patient.last", "PATIENT", r"\D+"),
        ("patient2_f.first", "PATIENT", r"\D+"),
        ("relative_m.full", "RELATIVE", r"\D+ \D+"),
        ("pro3.LAST", "PROFESSIONAL", r"[^a-z]+"),
        ("dob.num", "DATE_OF_BIRTH", r"\d\d[./-]\d\d[./-]\d\d(?:\d\d)?"),
        ("date.iso", "DATE", r"\d{4}-\d\d-\d\d"),
        ("age", "AGE", r".+ ?ans"),
        ("age.baby", "AGE", r"\d+ (?:mois|semaines)"),
        ("street", "ADDRESS", r"\d+.+"),
        ("city", "CITY", r"\D+"),
        ("CITY", "CITY", r"[^a-z]+"),
        ("cp", "", r"\d{5}"),
        ("drug", "DRUG", r"\w+"),
        ("disease", "DISEASE", r"[\w ]+"),
        ("unit", "UNIT", r".+"),
        ("dept", "", r"[A-Z][\w-]+"),
        ("country", "", r"[A-Z]\w+"),
        *((kind, "FACILITY", r".+") for kind in sorted(ESTABLISHMENTS)),
        *((number, "", r".*\d.*|.+@.+") for number in sorted(NUMBERS)),
    ],
)
def test_a_slot_is_filled_and_labelled(filler: Filler, slot: str, label: str, pattern: str) -> None:
    for seed in range(40):
        before, piece, after = _fill(filler, f"vu {{{slot}}} ici", seed)
        assert (before, after) == (Piece("vu "), Piece(" ici"))
        assert piece.label == label
        assert re.fullmatch(pattern, piece.text)


@pytest.mark.parametrize(
    "slot",
    [
        "patient",
        "patient.nickname",
        "patient12.last",
        "patient_x.last",
        "doctor.last",
        "Patient.last",
        "date.full",
        "dob.n",
        "age.old",
        "Hospital",
        "nobody",
    ],
)
def test_a_slot_of_no_such_name_or_form_is_refused(filler: Filler, slot: str) -> None:
    with pytest.raises(ValueError, match="no "):
        _fill(filler, f"{{{slot}}}")


def test_names_of_nobody_are_never_labelled_as_persons(filler: Filler) -> None:
    pieces = [piece for seed in range(400) for piece in _fill(filler, "{eponym}{celebrity}", seed)]
    labels = {piece.text: piece.label for piece in pieces}
    assert set(labels) <= {*listed("eponyms"), *listed("celebrities")}
    assert {labels[name] for name in listed("celebrities") if name in labels} == {""}
    assert labels["maladie de Lyme"] == "DISEASE"
    assert {labels[name] for name in labels if name.startswith(("score ", "signe ", "sonde "))} == {""}


def test_the_same_role_is_the_same_person_from_end_to_end(filler: Filler) -> None:
    for seed in range(50):
        last, first, small, shout = _fill(
            filler, "{patient_f.last}{patient_f.first}{patient_f.last}{patient_f.LAST}", seed
        )
        assert last == small
        assert last.text.upper() == shout.text
        assert {piece.owner for piece in (last, first, small, shout)} == {"patient_f"}


def test_two_roles_are_two_persons(filler: Filler) -> None:
    pairs = [_fill(filler, "{patient.full}{patient2.full}", seed) for seed in range(50)]
    assert sum(a.text == b.text for a, b in pairs) < 5
    assert {(a.owner, b.owner) for a, b in pairs} == {("patient", "patient2")}


def test_a_relative_bears_the_name_of_the_patient_at_times_and_a_carer_by_chance_only(filler: Filler) -> None:
    def shared(role: str) -> int:
        texts = [
            [piece.text for piece in _fill(filler, f"{{patient.last}}{{{role}.last}}", seed)] for seed in range(300)
        ]
        return sum(a == b for a, b in texts)

    assert 80 < shared("relative") < 180
    assert shared("pro") < 30


def test_a_text_writes_full_names_in_one_habit(filler: Filler) -> None:
    for seed in range(50):
        full, last, other, name = _fill(filler, "{patient.full}{patient.last}{pro.full}{pro.last}", seed)
        assert full.text.endswith(last.text) == other.text.endswith(name.text)


def test_a_date_of_birth_is_the_same_from_end_to_end(filler: Filler) -> None:
    for seed in range(20):
        iso, again, compact = (piece.text for piece in _fill(filler, "{dob.iso}{dob.iso}{dob.compact}", seed))
        assert iso == again
        assert compact[:4] == iso[8:] + iso[5:7]


def test_a_mark_keeps_its_label_whatever_fills_it(filler: Filler) -> None:
    for seed in range(20):
        (mark,) = _fill(filler, "[SITUATION:veuve depuis {date.year}, née à {city}]", seed)
        assert mark.label == "SITUATION"
        assert re.fullmatch(r"veuve depuis \d{4}, née à \D+", mark.text)


def test_a_mark_without_slot_may_give_way_to_another_of_its_label(sources: Sources) -> None:
    skeleton = Skeleton("letters", tuple(parse("[PROFESSION:maçon] et [PROFESSION:couturière]")), "train")
    names = Names(sources, held_out=False)
    filler = Filler(names, Places(sources, names), Bank([skeleton], sources))
    ways = {tuple(filler.fill(skeleton, Random(seed))) for seed in range(200)}
    said = [Piece(job, "PROFESSION") for job in ("maçon", "couturière")]
    assert ways == {(a, Piece(" et "), b) for a in said for b in said}


def test_every_slot_and_form_of_the_bank_can_be_filled(filler: Filler) -> None:
    rng = Random(0)
    for skeleton in load():
        text = "".join(piece.text for piece in filler.fill(skeleton, rng))
        assert text.strip()
        assert not re.search(r"[{}]", text)
