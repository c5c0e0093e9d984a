import base64
import gzip
import time
import uuid
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.encoded import LONGEST, blobs

SECRET = "Patient Jean Dupont né le 12/03/1985"


def b64(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


@pytest.mark.parametrize(
    "blob",
    [
        b64(SECRET),
        b64(SECRET).rstrip("="),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        b64(SECRET.encode("utf-16-le")),
        b64(SECRET.encode("latin-1")),
        b64(gzip.compress(SECRET.encode(), mtime=0)),
        b64(zlib.compress(SECRET.encode())),
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        "0x" + SECRET.encode().hex(),
        SECRET.encode().hex(" "),
        SECRET.encode().hex(":"),
        " ".join(f"0x{octet:02X}" for octet in SECRET.encode()),
    ],
)
def test_encoded_text_is_read_where_it_lies(blob: str) -> None:
    text = f"décode : {blob} merci"
    [found] = blobs(text)
    assert text[found.start : found.end] == blob
    assert found.plain == SECRET


@pytest.mark.parametrize("name", ["Jean Dupont", "Hélène Lef"])
def test_a_name_alone_is_long_enough(name: str) -> None:
    [found] = blobs(f"nom {b64(name)}")
    assert found.plain == name


@pytest.mark.parametrize("line", [64, 76])
def test_base64_over_several_lines_is_one_blob(line: int) -> None:
    encoded = b64(SECRET * 6)
    blob = "\n".join(encoded[at : at + line] for at in range(0, len(encoded), line))
    [found] = blobs(f"pièce jointe\n\n{blob}\n\nfin")
    assert found.plain == SECRET * 6


@pytest.mark.parametrize(
    "blob",
    [
        b64(b64(SECRET)),
        b64(SECRET).encode().hex(),
        b64(SECRET.encode().hex()),
        b64(gzip.compress(b64(SECRET).encode(), mtime=0)),
    ],
)
def test_what_is_encoded_twice_is_read_too(blob: str) -> None:
    [found] = blobs(blob)
    assert SECRET in found.plain.split("\n")


def test_what_is_encoded_three_times_is_a_known_limit() -> None:
    [found] = blobs(b64(b64(b64(SECRET))))
    assert SECRET not in found.plain


def test_a_bomb_inflates_no_further_than_the_limit() -> None:
    [found] = blobs(b64(gzip.compress(b"Jean Dupont " * 2_000_000)))
    assert len(found.plain) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        "test: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "anticonstitutionnellement, RENOUVELLEMENT, electroencephalographie",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "d41d8cd98f00b204e9800998ecf8427e da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "CIP 3400935955838, ATC N02BE01, NIR 185037512345641, IBAN FR7630006000011234567890189",
        "1 85 03 75 123 456 41 et 06 39 98 12 34 puis 12 15 18 20 22 24 26",
        "une baisse de 20%de la clairance",
        "UGF0aWVudA==",
        str(uuid.UUID(int=0x550E8400E29B41D4A716446655440000)),
        "1.2.250.1.213.1.4.8 00:1B:44:11:3A:B7",
        "[NOM_1_7K2P] <PERSON_1>",
        b64(bytes(range(128, 180))),
        b64("12 13 14 15 16 17 18"),
        "",
    ],
)
def test_hashes_words_and_short_runs_are_not_text(text: str) -> None:
    assert list(blobs(text)) == []


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    assert all(0 <= blob.start < blob.end <= len(text) for blob in blobs(text))


@given(st.text("abcdeféèàçœßñЖωب中 ", min_size=30))
def test_any_long_text_in_base64_is_read(text: str) -> None:
    [found] = blobs(b64(f"Dupont {text}"))
    assert found.plain.startswith(f"Dupont {text}")


@pytest.mark.parametrize(
    "noise",
    ["a", "aB3", "ab ", "41", "41 ", "0x", "0x41 ", "aA1\n", "a" * 60 + "\n", "=\n", "-", "QUFB", "\\x41", "%41"],
)
def test_noise_takes_linear_time(noise: str) -> None:
    text = (noise * 100_000)[:100_000]
    started = time.process_time()
    list(blobs(text))
    assert time.process_time() - started < 2
