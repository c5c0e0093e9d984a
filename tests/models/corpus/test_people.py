import re
from collections import Counter
from collections.abc import Callable
from itertools import product
from pathlib import Path
from random import Random

import pytest

from models.corpus.people import HABITS, Names, Person, is_held_out, written
from models.corpus.sources import Sources

PERSON = Person("Jean-Paul", "Le Goff", "Tessier")


@pytest.mark.parametrize(
    ("form", "habit", "expected"),
    [
        ("first", "First Last", "Jean-Paul"),
        ("FIRST", "First Last", "JEAN-PAUL"),
        ("last", "First LAST", "Le Goff"),
        ("LAST", "first last", "LE GOFF"),
        ("birth", "First LAST", "Tessier"),
        ("BIRTH", "First Last", "TESSIER"),
        ("full", "First LAST", "Jean-Paul LE GOFF"),
        ("full", "First Last", "Jean-Paul Le Goff"),
        ("FULL", "First Last", "JEAN-PAUL LE GOFF"),
        ("filed", "First LAST", "LE GOFF Jean-Paul"),
        ("filed", "first last", "Le Goff Jean-Paul"),
        ("FILED", "first last", "LE GOFF JEAN-PAUL"),
        ("initial", "First Last", "L."),
        ("i", "First Last", "J.-P."),
    ],
)
def test_a_person_is_written_in_the_form_of_the_slot(form: str, habit: str, expected: str) -> None:
    assert written(PERSON, form, Random(0), habit) == expected


def test_initials_are_written_in_four_ways() -> None:
    ways = {written(PERSON, "initials", Random(seed), "First Last") for seed in range(100)}
    assert ways == {"J.L.", "J.L", "J. L.", "JL"}


def test_any_form_is_one_of_those_that_name_the_person() -> None:
    ways = {written(PERSON, "any", Random(seed), "First LAST") for seed in range(200)}
    assert ways == {"Jean-Paul", "Le Goff", "LE GOFF", "Jean-Paul LE GOFF", "LE GOFF Jean-Paul", "LE GOFF JEAN-PAUL"}


@pytest.mark.parametrize("form", ["", "nickname", "First", "Last", "full ", "lasT", "ANY"])
def test_a_form_of_no_name_is_refused(form: str) -> None:
    with pytest.raises(ValueError, match="no form"):
        written(PERSON, form, Random(0), HABITS[0])


def test_a_tenth_of_names_is_held_out_whatever_their_capitals() -> None:
    names = [f"{a}{b}{c}{d}" for a, b, c, d in product("BDGKLMNPRST", "aeiou", "bdgklmnprst", "aeiou")]
    held = {name for name in names if is_held_out(name)}
    assert 0.08 < len(held) / len(names) < 0.12
    assert {name for name in names if is_held_out(name.upper())} == held


@pytest.mark.parametrize("held_out", [True, False])
def test_registered_names_are_drawn_from_their_own_half_only(sources: Sources, held_out: bool) -> None:
    names, rng = Names(sources, held_out=held_out), Random(1)
    persons = [names.person(rng) for _ in range(2000)]
    drawn = {word for person in persons for word in re.findall(r"[A-Z]\w+", " ".join(person))}
    register = {name.name for name in (*sources.first_names(), *sources.last_names())}
    assert drawn & register == {name for name in register if is_held_out(name) is held_out}


def test_a_name_that_is_made_up_in_training_is_never_one_held_out(
    tmp_path: Path, write_packages: Callable[..., Path]
) -> None:
    spelt = ["".join(letters).upper() for letters in product("bdlr", "ao", "bdlr", "ao", "bdlr")]
    write_packages(tmp_path, noms=[{"patronyme": name, "count": "50"} for name in spelt])
    training, rng = Names(Sources(tmp_path), held_out=False), Random(2)
    drawn = {word for _ in range(4000) for word in re.findall(r"[A-Z]\w+", training.last_name(rng))}
    held = {name.capitalize() for name in spelt if is_held_out(name)}
    assert held
    assert not drawn & held


@pytest.mark.parametrize("sex", ["M", "F"])
def test_a_person_bears_a_first_name_of_their_sex(sources: Sources, sex: str) -> None:
    names, rng = Names(sources, held_out=False), Random(3)
    borne = {name.name for name in sources.first_names() if name.sex == sex}
    drawn = {part for _ in range(500) for part in re.split("[- ]", names.person(rng, sex).first)}
    assert drawn <= borne


def test_a_first_name_given_to_both_sexes_is_drawn_for_either(
    tmp_path: Path, write_packages: Callable[..., Path]
) -> None:
    rows = [("ALAIN", "M", "30"), ("AGNES", "F", "30"), ("CLAUDE", "MF", "90000")]
    write_packages(tmp_path, prenoms=[dict(zip(("prenom", "genre", "count"), row, strict=True)) for row in rows])
    names, rng = Names(Sources(tmp_path), held_out=is_held_out("Claude")), Random(4)
    for sex in "MF":
        assert any(names.person(rng, sex).first == "Claude" for _ in range(100))


def test_a_person_of_a_family_bears_its_name(sources: Sources) -> None:
    names, rng = Names(sources, held_out=False), Random(5)
    assert {names.person(rng, last="Kermarrec").last for _ in range(50)} == {"Kermarrec"}
    assert len({names.person(rng).last for _ in range(50)}) > 1


def test_frequent_names_are_drawn_more_and_rare_ones_too(tmp_path: Path, write_packages: Callable[..., Path]) -> None:
    kept = [name for name in ("Vasseur", "Tessier", "Bouvier", "Perrin", "Lambert") if not is_held_out(name)][:3]
    frequent, usual, rare = kept
    counts = {frequent: 100_000, usual: 20, rare: 1}
    write_packages(tmp_path, noms=[{"patronyme": n.upper(), "count": str(c)} for n, c in counts.items()])
    names, rng = Names(Sources(tmp_path), held_out=False), Random(6)
    drawn = Counter(names.last_name(rng) for _ in range(3000))
    assert drawn[frequent] > drawn[usual] > drawn[rare] > 0


def test_surnames_are_also_double_begun_by_a_particle_or_made_up(sources: Sources) -> None:
    names, rng = Names(sources, held_out=False), Random(7)
    drawn = [names.last_name(rng) for _ in range(3000)]
    register = {name.name for name in sources.last_names()}
    made_up = [name for name in drawn if re.fullmatch(r"[A-Z]\w*", name) and name not in register]
    assert {"de", "du", "van", "ben", "el"} <= {name.split(" ")[0] for name in drawn if name[0].islower()}
    assert any(re.fullmatch(r"\w+-\w+", name) for name in drawn)
    assert made_up
    assert all(4 <= len(name) <= 10 for name in made_up)


def test_a_particle_is_elided_before_a_vowel_only(sources: Sources) -> None:
    names, rng = Names(sources, held_out=False), Random(8)
    elided = [name for _ in range(4000) if (name := names.last_name(rng)).startswith("d'")]
    assert elided
    assert all(name[2] in "AEIOUYÉÈÊÂÎÔ" for name in elided)


def test_some_first_names_are_compound(sources: Sources) -> None:
    names, rng = Names(sources, held_out=False), Random(9)
    drawn = [names.person(rng).first for _ in range(1000)]
    assert 20 < sum("-" in name or " " in name for name in drawn) < 150
