import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.finding import Category
from models.corpus.skeletons import FOLDER, Mark, Part, Skeleton, Slot, load, parse, split_of

LABELS = set(Category) - {Category.PERSON} | {"PATIENT", "RELATIVE", "PROFESSIONAL"}
PHONE = re.compile(r"(?<!\d)(?:\+33|0033|0)[ .\-/()]*(?:0[ .\-/()]*)?[1-9](?:[ .\-/]*\d\d){4}(?!\d)")
FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
SOMEBODY = re.compile(r"(?:patient|relative|pro)\d?(?:_[fm])?|dob|nir|ipp|nda|rpps")


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Put neighbouring texts together, as a parser reads them."""
    merged: list[Part] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)


TEXTS = st.text("aé 1:.,\n", min_size=1, max_size=6)
SLOTS = st.builds(Slot, st.from_regex(r"[A-Za-z0-9_]{1,6}", fullmatch=True), st.sampled_from(["", "last", "a.b"]))
WORDS = st.lists(st.one_of(st.text("aé1", min_size=1, max_size=4), SLOTS), min_size=1, max_size=3)
MARKS = st.builds(Mark, st.from_regex(r"[A-Z_]{1,8}", fullmatch=True), WORDS.map(_merged))
PARTS = st.lists(st.one_of(TEXTS, SLOTS, MARKS), max_size=8).map(_merged)


def _written(parts: Iterable[Part]) -> str:
    return "".join(_source(part) for part in parts)


def _source(part: Part) -> str:
    match part:
        case Slot():
            return f"{{{part.what}.{part.form}}}" if part.form else f"{{{part.what}}}"
        case Mark():
            return f"[{part.label}:{_written(part.parts)}]"
        case _:
            return part


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("", []),
        ("Vu ce jour.", ["Vu ce jour."]),
        ("{city}", [Slot("city", "")]),
        ("M. {patient_m.last}, vu", ["M. ", Slot("patient_m", "last"), ", vu"]),
        ("{patient.LAST}{patient.first}", [Slot("patient", "LAST"), Slot("patient", "first")]),
        ("une [DISEASE:HTA]", ["une ", Mark("DISEASE", ("HTA",))]),
        ("[LAB_VALUE:TA 16/9] [AGE:3 ans]", [Mark("LAB_VALUE", ("TA 16/9",)), " ", Mark("AGE", ("3 ans",))]),
        ("[DATE:été {date.year}]", [Mark("DATE", ("été ", Slot("date", "year")))]),
        ("[FACILITY:{city}]", [Mark("FACILITY", (Slot("city", ""),))]),
        ("[12] Revue [Disease:HTA]", ["[12] Revue [Disease:HTA]"]),
        ("[ok] {x.y.z}", ["[ok] ", Slot("x", "y.z")]),
    ],
)
def test_a_skeleton_is_cut_into_text_slots_and_marks(body: str, parts: list[Part]) -> None:
    assert list(parse(body)) == parts


@pytest.mark.parametrize("mark", ["[DISEASE:]", "[DISEASE: ]", "[DISEASE: HTA]", "[DISEASE:HTA ]", "[DATE:\u00a0mai]"])
def test_a_mark_that_is_empty_or_has_a_blank_at_its_edge_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="mark of D"):
        list(parse(f"une {mark} ancienne"))


@given(PARTS)
def test_what_is_written_from_parts_is_read_back_as_them(parts: tuple[Part, ...]) -> None:
    assert tuple(parse(_written(parts))) == parts


@given(st.text("a{}[]:.AB \n_", max_size=40))
def test_any_text_that_can_be_read_is_written_back_as_it_was(body: str) -> None:
    try:
        parts = list(parse(body))
    except ValueError:
        return
    assert _written(parts).replace(".}", "}") == body.replace(".}", "}")


@pytest.mark.parametrize(
    ("mark", "words"), [("[DISEASE:HTA]", "HTA"), ("[DATE:été {date.year}]", ""), ("[CITY:{city}]", "")]
)
def test_a_mark_has_words_of_its_own_when_it_holds_no_slot(mark: str, words: str) -> None:
    (part,) = parse(mark)
    assert isinstance(part, Mark)
    assert part.words == words


def test_the_marks_of_a_skeleton_come_in_order() -> None:
    skeleton = Skeleton("letters", tuple(parse("[AGE:3 ans], {city}, [DRUG:Doliprane]")), "train")
    assert [mark.label for mark in skeleton.marks] == ["AGE", "DRUG"]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_words_belong_to_one_split_for_ever(bodies: list[str]) -> None:
    splits = [split_of(body) for body in bodies]
    assert set(splits) <= {"train", "dev", "test"}
    assert splits == [split_of(body) for body in bodies]


def test_a_tenth_of_words_goes_to_each_of_test_and_dev() -> None:
    shares = Counter(split_of(f"texte {number}") for number in range(5000))
    assert 400 < shares["test"] < 600
    assert 400 < shares["dev"] < 600
    assert shares["train"] == 5000 - shares["test"] - shares["dev"]


@pytest.mark.parametrize(("words", "split"), [("Vu ce jour.", "train"), ("TA 12/8", "test"), ("3", "dev")])
def test_a_split_never_moves_or_what_tests_the_model_slips_into_its_training(words: str, split: str) -> None:
    assert split_of(words) == split


def test_files_are_read_in_order_and_a_skeleton_written_twice_counts_once(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("trois\n% \t\nun\n", "utf-8")
    (tmp_path / "a.txt").write_text("\nun\n%\n\n%\ndeux\n50 % de\n%de\n", "utf-8")
    (tmp_path / "notes.md").write_text("quatre", "utf-8")
    assert [skeleton.parts for skeleton in load(tmp_path)] == [("un",), ("deux\n50 % de\n%de",), ("trois",)]
    assert [skeleton.split for skeleton in load(tmp_path)] == [
        split_of(body) for body in ("un", "deux\n50 % de\n%de", "trois")
    ]
    assert {skeleton.register for skeleton in load(tmp_path)} <= {"a", "b"}


def test_a_skeleton_that_cannot_be_read_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("bon\n%\n[AGE: 3 ans]\n", "utf-8")
    with pytest.raises(ValueError, match=r"^letters\.txt: mark of AGE"):
        load(tmp_path)


# The skeletons that ship.

BANK = load()


def _flat(parts: Iterable[Part]) -> Iterator[str | Slot]:
    for part in parts:
        if isinstance(part, Mark):
            yield from part.parts
        else:
            yield part


def _literals(skeleton: Skeleton) -> str:
    """The text written by hand; a slot stands as a blank."""
    return "".join(part if isinstance(part, str) else " " for part in _flat(skeleton.parts))


def test_the_bank_holds_fifteen_hundred_distinct_skeletons() -> None:
    distinct = {re.sub(r"\W+", " ", _written(skeleton.parts).casefold()).strip() for skeleton in BANK}
    assert len(distinct) >= 1500


def test_each_split_of_each_register_has_skeletons() -> None:
    held = Counter((skeleton.register, skeleton.split) for skeleton in BANK)
    registers = {file.stem for file in FOLDER.glob("*.txt")}
    assert {register for register, _ in held} == registers
    assert {split for _, split in held} == {"train", "dev", "test"}
    assert [register for register in registers if not held[register, "train"]] == []


def test_no_skeleton_is_in_two_splits_whatever_its_capitals_and_signs() -> None:
    splits: dict[str, set[str]] = {}
    for skeleton in BANK:
        words = re.sub(r"\W+", " ", _written(skeleton.parts).casefold()).strip()
        splits.setdefault(words, set()).add(skeleton.split)
    assert [words for words, of in splits.items() if len(of) > 1] == []


def test_what_is_read_from_the_bank_is_what_was_written() -> None:
    bodies = {
        body.strip("\n") for file in FOLDER.glob("*.txt") for body in re.split(r"(?m)^%\s*?\n", file.read_text("utf-8"))
    }
    assert {_written(skeleton.parts) for skeleton in BANK} == bodies - {""}


def test_no_markup_is_left_unread_in_the_text_of_the_bank() -> None:
    unread = re.compile(r"[{}]|\[[A-Z_]{3,}:|\[[A-Za-z_]+:[^\]\n]*\]|^%", re.MULTILINE)
    left = [(skeleton.register, found[0]) for skeleton in BANK for found in unread.finditer(_literals(skeleton))]
    assert left == []


def test_every_mark_of_the_bank_bears_a_known_label() -> None:
    used = {mark.label for skeleton in BANK for mark in skeleton.marks}
    assert used <= LABELS
    assert {"DISEASE", "DRUG", "SYMPTOM", "PROCEDURE", "LAB_VALUE", "PROFESSION", "ORIGIN", "SITUATION", "UNIT"} <= used


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("tél 02 40 12 34 56.", True),
        ("+33 6 12 34 56 78", True),
        ("0240123456", True),
        ("02.40.12.34.56", True),
        ("réf 20240312101500", False),
        ("poste 4512", False),
        ("11 h 45", False),
    ],
)
def test_a_phone_is_told_from_other_figures(text: str, phone: bool) -> None:
    assert bool(PHONE.search(text)) is phone


def test_the_bank_holds_no_phone_but_those_of_fiction() -> None:
    phones = [found[0] for skeleton in BANK for found in PHONE.finditer(_literals(skeleton))]
    figures = [re.sub(r"\D", "", phone.replace("+33", "0").replace("(0)", "")) for phone in phones]
    assert [phone for phone in figures if not phone.startswith(FICTION)] == []


def test_the_bank_holds_no_number_as_long_as_a_nir_written_by_hand() -> None:
    long = re.compile(r"(?<!\d)[12][ .]?\d\d[ .]?(?:0\d|1[0-2])(?:[ .]?\d){8}(?:[ .]?\d\d)?(?!\d)")
    assert [found[0] for skeleton in BANK for found in long.finditer(_literals(skeleton))] == []


def test_the_bank_holds_no_address_of_mail_but_of_reserved_domains() -> None:
    mail = re.compile(r"[\w.+-]+@[\w-]+\.[a-zA-Z]{2,}")
    found = [found[0] for skeleton in BANK for found in mail.finditer(_literals(skeleton))]
    assert [address for address in found if not address.endswith((".example", ".invalid", ".test"))] == []


def test_texts_that_should_pass_are_about_nobody() -> None:
    slots = [
        (skeleton.register, slot.what)
        for skeleton in BANK
        if skeleton.register.startswith("harmless")
        for slot in _flat(skeleton.parts)
        if isinstance(slot, Slot) and SOMEBODY.fullmatch(slot.what)
    ]
    assert slots == []


@pytest.mark.parametrize("body", ["{} vide", "{ city }", "[DISEASE:HTA\nancienne]", "{patient.last", "trop }"])
def test_a_slot_or_a_mark_that_is_not_closed_on_its_line_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match="not closed"):
        list(parse(body))
