import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.journal import chain, ratchet
from proxy.journal.chain import ZEROS, Standing

KEYS = ratchet.begin(bytes(32))
START = Standing("0123456789abcdef", 0, 0, 0, ZEROS, KEYS)
HEADER = {"event": chain.HEADER, "number": 1, "key": KEYS.public()}
DECISION = {"event": "decision", "segments": 2, "categories": {"NIR": 1}}
CHECKPOINT = {"event": chain.CHECKPOINT, "count": 3}


def build(*entries: dict[str, object]) -> tuple[Standing, list[bytes]]:
    standing, lines = START, []
    for entry in entries:
        standing, line = chain.seal(standing, entry)
        lines.append(line)
    return standing, lines


def test_a_sealed_entry_knows_its_number_the_one_before_and_its_code() -> None:
    _, lines = build(HEADER, DECISION)
    first, second = (json.loads(line) for line in lines)
    assert (first["seq"], first["prev"], second["seq"]) == (1, ZEROS, 2)
    assert second["prev"] == sha256(lines[0][:-1]).hexdigest()
    body = {name: value for name, value in second.items() if name != "mac"}
    assert second["mac"] == KEYS.after_line().mac(chain.canonical(body))


def test_headers_and_checkpoints_alone_are_signed_by_the_pair_of_their_segment() -> None:
    _, lines = build(HEADER, DECISION, CHECKPOINT)
    entries = [json.loads(line) for line in lines]
    assert ["signature" in entry for entry in entries] == [True, False, True]
    for entry in (entries[0], entries[2]):
        body = {name: value for name, value in entry.items() if name not in {"mac", "signature"}}
        assert entry["signature"] == KEYS.signature(chain.canonical(body))


def test_each_line_and_each_segment_moves_its_keys_on() -> None:
    standing, lines = build(HEADER, DECISION)
    assert standing.keys == KEYS.after_line().after_line()
    assert (standing.segment, standing.seq, standing.length) == (1, 2, sum(map(len, lines)))
    assert chain.heading(standing) == standing.keys.after_segment()
    second, line = chain.seal(standing, {**HEADER, "number": 2})
    assert second.keys == standing.keys.after_line().after_segment()
    assert (second.segment, second.length) == (2, len(line))
    body = {name: value for name, value in json.loads(line).items() if name not in {"mac", "signature"}}
    assert json.loads(line)["signature"] == standing.keys.signature(chain.canonical(body))


def test_the_first_segment_has_the_first_pair_even_after_another_chain() -> None:
    assert chain.heading(START) == KEYS
    assert chain.heading(Standing("0123456789abcdef", 7, 0, 40, "a" * 64, KEYS)) == KEYS


def test_sealing_leaves_the_entry_as_it_was() -> None:
    entry = dict(DECISION)
    chain.seal(START, entry)
    assert entry == DECISION


def test_canonical_form_is_sorted_ascii_and_without_spaces() -> None:
    assert chain.canonical({"b": 1, "a": "é", "c": {"z": None, "y": True}}) == (
        b'{"a":"\\u00e9","b":1,"c":{"y":true,"z":null}}'
    )
    with pytest.raises(ValueError, match="not JSON compliant"):
        chain.canonical({"a": float("nan")})


def test_a_chain_admits_its_own_lines_and_goes_on_from_them() -> None:
    end, lines = build(HEADER, DECISION, CHECKPOINT)
    standing = START
    for line in lines:
        admitted = chain.admit(standing, line)
        assert admitted is not None
        standing, entry = admitted
        assert entry == json.loads(line)
    assert standing == end


@pytest.mark.parametrize("place", range(3))
def test_no_line_is_admitted_out_of_its_turn_or_with_a_bit_flipped(place: int) -> None:
    _, lines = build(HEADER, DECISION, CHECKPOINT)
    standing, _ = build(*(HEADER, DECISION, CHECKPOINT)[:place])
    for other, line in enumerate(lines):
        assert (chain.admit(standing, line) is not None) == (other == place)
    for position in range(len(lines[place])):
        for bit in range(8):
            spoiled = bytearray(lines[place])
            spoiled[position] ^= 1 << bit
            assert chain.admit(standing, bytes(spoiled)) is None


@pytest.mark.parametrize(
    "noise",
    [b"", b"\n", b"{}\n", b"[1]\n", b"1\n", b"[" * 100_000 + b"\n", b'{"a":NaN,"mac":""}\n', b"\xff\n", b'{"mac":1}\n'],
)
def test_what_is_no_line_is_not_admitted(noise: bytes) -> None:
    assert chain.admit(START, noise) is None


@given(st.binary(max_size=200))
def test_noise_is_never_a_line(noise: bytes) -> None:
    assert chain.admit(START, noise) is None


def test_keys_are_not_shown() -> None:
    assert "keys" not in repr(START)
