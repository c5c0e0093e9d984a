import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal import chain
from proxy.journal.chain import START, Integrity, Tip, Verification


def build(count: int, start: Tip = START) -> list[bytes]:
    lines, tip = [], start
    for number in range(count):
        entry = chain.seal(tip, {"event": "decision", "segments": number, "categories": {"NIR": 1}, "reason": None})
        tip = chain.tip_of(entry)
        lines.append(chain.canonical(entry) + b"\n")
    return lines


LINES = build(4)
TIP = chain.tip_of(json.loads(LINES[-1]))


def test_a_sealed_entry_knows_its_number_and_the_one_before() -> None:
    first, second = (json.loads(line) for line in LINES[:2])
    assert (first["seq"], second["seq"]) == (1, 2)
    assert first["prev"] == "0" * 64
    assert second["prev"] == first["hash"]
    assert second["segments"] == 1


def test_sealing_leaves_the_entry_as_it_was() -> None:
    entry = {"b": 1, "a": None}
    chain.seal(START, entry)
    assert entry == {"b": 1, "a": None}


def test_canonical_form_is_sorted_ascii_and_without_spaces() -> None:
    assert chain.canonical({"b": 1, "a": "é", "c": {"z": None, "y": True}}) == (
        b'{"a":"\\u00e9","b":1,"c":{"y":true,"z":null}}'
    )
    with pytest.raises(ValueError, match="not JSON compliant"):
        chain.canonical({"a": float("nan")})


def test_an_untouched_chain_is_ok_to_its_tip() -> None:
    assert chain.verify(LINES) == Verification(Integrity.OK, None, TIP)
    assert chain.verify(LINES, expected=TIP).integrity is Integrity.OK
    assert chain.verify([]) == Verification(Integrity.OK, None, START)


def test_the_end_of_a_chain_can_be_verified_alone() -> None:
    middle = chain.tip_of(json.loads(LINES[1]))
    assert chain.verify(LINES[2:], start=middle).tip == TIP
    assert chain.verify(LINES, expected=middle).integrity is Integrity.OK


@pytest.mark.parametrize("place", range(4))
def test_every_flip_of_every_bit_is_seen(place: int) -> None:
    for position in range(len(LINES[place])):
        for bit in range(8):
            line = bytearray(LINES[place])
            line[position] ^= 1 << bit
            spoiled = b"".join([*LINES[:place], bytes(line), *LINES[place + 1 :]])
            found = chain.verify(spoiled.splitlines(keepends=True))
            assert found.integrity is not Integrity.OK
            assert found.place == place + 1


@pytest.mark.parametrize(
    ("lines", "integrity", "place"),
    [
        (LINES[1:], Integrity.GAP, 1),
        ([LINES[0], *LINES[2:]], Integrity.GAP, 2),
        (LINES[:-1], Integrity.TRUNCATED, 4),
        ([], Integrity.TRUNCATED, 1),
        ([LINES[0], LINES[2], LINES[1], LINES[3]], Integrity.GAP, 2),
        ([LINES[0], LINES[0], *LINES[1:]], Integrity.GAP, 2),
        ([*LINES, LINES[-1]], Integrity.GAP, 5),
        ([*LINES[:3], b"\n", LINES[3]], Integrity.TAMPERED, 4),
        ([*LINES[:3], LINES[3][:-1]], Integrity.TRUNCATED, 4),
        ([*LINES[:3], LINES[3].replace(b",", b", ", 1)], Integrity.TAMPERED, 4),
        ([*LINES[:2], *build(2, Tip(2, "f" * 64))], Integrity.TAMPERED, 3),
        (build(5)[:3] + build(1, Tip(3, "e" * 64)), Integrity.TAMPERED, 4),
        ([b"[1]\n"], Integrity.TAMPERED, 1),
        ([b'{"hash":1}\n'], Integrity.TAMPERED, 1),
        ([b"[" * 100_000 + b"\n"], Integrity.TAMPERED, 1),
        ([b'{"a":NaN,"hash":""}\n'], Integrity.TAMPERED, 1),
        ([b"\xff\n"], Integrity.TAMPERED, 1),
    ],
)
def test_a_change_is_named_and_placed(lines: list[bytes], integrity: Integrity, place: int) -> None:
    found = chain.verify(lines, expected=TIP)
    assert (found.integrity, found.place) == (integrity, place)


def test_a_chain_resealed_whole_is_seen_against_a_tip_kept_elsewhere() -> None:
    entry = chain.seal(START, {"event": "decision", "segments": 99})
    resealed = [chain.canonical(entry) + b"\n", *build(3, chain.tip_of(entry))]
    assert chain.verify(resealed).integrity is Integrity.OK
    assert chain.verify(resealed, expected=TIP) == Verification(
        Integrity.TAMPERED, 4, chain.tip_of(json.loads(resealed[-1]))
    )


@pytest.mark.parametrize("seq", [True, "1", 1.0, None])
def test_a_number_that_is_not_one_is_refused(seq: object) -> None:
    body = {"seq": seq, "prev": START.hash}
    entry = {**body, "hash": chain.sha256(chain.canonical(body)).hexdigest()}
    assert chain.read(chain.canonical(entry) + b"\n") is None


@given(st.binary(max_size=200))
def test_noise_is_never_an_entry(noise: bytes) -> None:
    assert chain.read(noise) is None


@given(cut=st.integers(0, sum(map(len, LINES)) - 1))
def test_any_shorter_journal_is_seen_against_its_tip(cut: int) -> None:
    shorter = b"".join(LINES)[:cut].splitlines(keepends=True)
    assert chain.verify(shorter, expected=TIP).integrity is Integrity.TRUNCATED
