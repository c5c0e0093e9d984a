import json
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from proxy.audit.line import read

type Json = Any

ENTRY: dict[str, Json] = {
    "event": "decision",
    "mac": "00",
    "prev": "11",
    "seq": 7,
    "time": "2026-11-22T08:30:00.123Z",
    "segments": 2,
}


def written(entry: Json, **how: Json) -> bytes:
    return json.dumps(entry, **{"sort_keys": True, "separators": (",", ":")} | how).encode() + b"\n"


def test_a_line_in_its_form_is_read() -> None:
    line = read(written(ENTRY))
    assert line is not None
    assert (line.seq, line.prev, line.event, line.entry) == (7, "11", "decision", ENTRY)
    assert line.fingerprint == sha256(written(ENTRY)[:-1]).hexdigest()
    assert line.coded == written({k: v for k, v in ENTRY.items() if k != "mac"})[:-1]


WRONG = [
    b"",
    b"\n",
    b"[]\n",
    b"1\n",
    b'"seq"\n',
    b"\xff\n",
    b"[" * 100_000 + b"\n",
    written(ENTRY)[:-1],
    written(ENTRY) + b"\n",
    b" " + written(ENTRY),
    written(ENTRY, separators=(", ", ":")),
    written(ENTRY, sort_keys=False),
    written(ENTRY | {"a": "\u00e9"}).replace(b"\\u00e9", "\u00e9".encode()),
    written(ENTRY).replace(b'"seq":7', b'"seq":7,"seq":7'),
    written(ENTRY).replace(b'"segments":2', b'"segments":NaN'),
    written(ENTRY).replace(b'"segments":2', b'"segments":' + b"9" * 5000),
    *(written({k: v for k, v in ENTRY.items() if k != name}) for name in ("event", "mac", "prev", "seq", "time")),
    *(written(ENTRY | {name: 1}) for name in ("event", "mac", "prev", "time")),
    *(written(ENTRY | {"seq": seq}) for seq in (True, "7", 7.0, None, [7])),
    *(written(ENTRY | {"time": time}) for time in ("", "hier", "2026-99-22T08:30:00.123Z", "2026-11-22T08:30:00")),
]


@pytest.mark.parametrize("raw", WRONG)
def test_anything_else_is_no_line(raw: bytes) -> None:
    assert read(raw) is None


@given(st.binary(max_size=300))
def test_noise_is_no_line(noise: bytes) -> None:
    assert read(noise) is None


def test_a_signature_is_that_of_one_pair_on_one_content() -> None:
    pair, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    content = written({k: v for k, v in ENTRY.items() if k != "mac"})[:-1]
    line = read(written(ENTRY | {"signature": pair.sign(content).hex()}))
    assert line is not None
    public, wrong = (each.public_key().public_bytes_raw().hex() for each in (pair, other))
    assert line.is_signed_by(public)
    for key in (wrong, "", "zz", public[:-2]):
        assert not line.is_signed_by(key)
    for values in ({}, {"signature": "zz"}, {"signature": 3}, {"signature": pair.sign(content).hex(), "segments": 3}):
        spoiled = read(written(ENTRY | values))
        assert spoiled is not None
        assert not spoiled.is_signed_by(public)


def test_a_line_is_not_shown() -> None:
    assert repr(read(written(ENTRY))) == "Read()"
