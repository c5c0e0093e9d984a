import gzip
import time
import zlib
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from proxy.reasons import ReasonCode
from proxy.wire.decoding import Limits, decode
from proxy.wire.errors import WireError

TEXT = "Compte rendu : rien à signaler. ".encode() * 20
ZEROS = b"\0" * 60_000_000


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


ENCODERS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
ZIPPED = {name: encode(TEXT) for name, encode in ENCODERS.items()}
SKIPPABLE = b"\x50\x2a\x4d\x18\x05\x00\x00\x00abcde"


def refusal(encodings: str, body: bytes, limits: Limits | None = None) -> ReasonCode:
    with pytest.raises(WireError) as caught:
        decode(encodings, body, limits)
    return caught.value.reason


@pytest.mark.parametrize("name", ENCODERS)
@given(data=st.binary(max_size=2_000))
def test_what_an_encoding_made_is_undone(name: str, data: bytes) -> None:
    assert decode(name, ENCODERS[name](data)) == data


@given(data=st.binary(max_size=2_000), outer=st.sampled_from(list(ENCODERS)), inner=st.sampled_from(list(ENCODERS)))
def test_two_layers_are_undone_last_one_first(data: bytes, outer: str, inner: str) -> None:
    assert decode(f"{inner}, {outer}", ENCODERS[outer](ENCODERS[inner](data))) == data


@pytest.mark.parametrize(
    ("encodings", "body", "expected"),
    [
        ("", TEXT, TEXT),
        ("identity", TEXT, TEXT),
        (" , ,", TEXT, TEXT),
        ("GZIP", ZIPPED["gzip"], TEXT),
        ("  Br , Identity ", ZIPPED["br"], TEXT),
        ("deflate", raw_deflate(TEXT), TEXT),
        ("gzip", ZIPPED["gzip"] * 3, TEXT * 3),
        ("zstd", ZIPPED["zstd"] * 3, TEXT * 3),
        ("zstd", SKIPPABLE + ZIPPED["zstd"], TEXT),
        ("gzip", b"", b""),
        ("br", b"", b""),
    ],
)
def test_a_body_is_decoded_to_its_last_byte(encodings: str, body: bytes, expected: object) -> None:
    assert decode(encodings, body) == expected


@pytest.mark.parametrize(
    "encodings",
    ["hex", "rot13", "base64", "bz2", "zlib", "utf-16", "compress", "gzip2", "gzip;q=1", "*", "gzip, hex", "г"],
)
def test_an_encoding_that_is_not_known_is_refused_and_pythons_own_codecs_with_it(encodings: str) -> None:
    assert refusal(encodings, b"6162") is ReasonCode.ENCODING_UNKNOWN


def test_more_layers_than_any_client_uses_are_refused() -> None:
    assert refusal("gzip, gzip, gzip", gzip.compress(gzip.compress(ZIPPED["gzip"]))) is ReasonCode.ENCODING_UNKNOWN


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("trailing", [b"x", b"\0" * 8, b"{}", b"x" * 100_000])
def test_bytes_after_the_end_are_refused(name: str, trailing: bytes) -> None:
    assert refusal(name, ZIPPED[name] + trailing) is ReasonCode.ENCODING_INVALID


@pytest.mark.parametrize("name", ENCODERS)
def test_a_body_cut_anywhere_is_refused(name: str) -> None:
    for length in range(1, len(ZIPPED[name])):
        assert refusal(name, ZIPPED[name][:length]) is ReasonCode.ENCODING_INVALID


@pytest.mark.parametrize(
    ("claimed", "body"),
    [
        *((name, TEXT) for name in ENCODERS),
        ("gzip", ZIPPED["br"]),
        ("gzip", ZIPPED["deflate"]),
        ("br", ZIPPED["zstd"]),
        ("zstd", ZIPPED["gzip"]),
        ("deflate", ZIPPED["gzip"]),
        ("gzip", ZIPPED["gzip"][:-8] + b"\0" * 8),
        ("br", b"\0" + TEXT),
    ],
)
def test_a_header_that_lies_is_refused(claimed: str, body: bytes) -> None:
    assert refusal(claimed, body) is ReasonCode.ENCODING_INVALID


@pytest.mark.parametrize("name", ENCODERS)
def test_a_bomb_is_refused_before_it_grows(name: str) -> None:
    bomb = ENCODERS[name](ZEROS) if name != "br" else brotli.compress(ZEROS, quality=1)
    started = time.perf_counter()
    assert refusal(name, bomb) is ReasonCode.DECOMPRESSION_BOMB
    assert time.perf_counter() - started < 1


def test_a_bomb_within_a_bomb_is_refused() -> None:
    assert refusal("gzip, gzip", gzip.compress(gzip.compress(ZEROS))) is ReasonCode.DECOMPRESSION_BOMB


@pytest.mark.parametrize(("name", "members"), [("gzip", 500_000), ("zstd", 1_000_000)])
def test_a_body_of_countless_empty_members_is_refused_quickly(name: str, members: int) -> None:
    started = time.perf_counter()
    assert refusal(name, ENCODERS[name](b"") * members) is ReasonCode.DECOMPRESSION_BOMB
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("name", ENCODERS)
def test_the_limit_itself_passes_and_one_byte_more_does_not(name: str) -> None:
    limits = Limits(decoded=len(TEXT), ratio_floor=len(TEXT))
    assert decode(name, ZIPPED[name], limits) == TEXT
    assert refusal(name, ENCODERS[name](TEXT + b"x"), limits) is ReasonCode.DECOMPRESSION_BOMB


def test_small_bodies_may_compress_as_well_as_they_like_and_large_ones_may_not() -> None:
    small, large = gzip.compress(b"a" * 1_000_000), gzip.compress(b"a" * 1_500_000)
    assert len(decode("gzip", small)) == 1_000_000
    assert refusal("gzip", large) is ReasonCode.DECOMPRESSION_BOMB


def test_a_body_over_the_limit_as_received_is_refused_before_decoding() -> None:
    assert refusal("", b"x" * 11, Limits(wire=10)) is ReasonCode.TOO_LARGE
    assert decode("", b"x" * 10, Limits(wire=10)) == b"x" * 10


def test_a_zstd_window_that_no_client_needs_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters(window_log=27)
    compressor = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    assert refusal("zstd", compressor.compress(TEXT) + compressor.flush()) is ReasonCode.ENCODING_INVALID


@given(encodings=st.sampled_from(list(ENCODERS)), body=st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused_and_nothing_else(encodings: str, body: bytes) -> None:
    with suppress(WireError):
        decode(encodings, body)
