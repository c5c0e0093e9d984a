import base64
import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detectors.encoded import blobs

SECRET = "Patient Jean Dupont né le 12/03/1985"


@pytest.mark.parametrize(
    "blob",
    [
        base64.b64encode(SECRET.encode()).decode(),
        base64.b64encode(SECRET.encode()).decode().rstrip("="),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        base64.b64encode(SECRET.encode("utf-16-le")).decode(),
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        quote(SECRET),
    ],
)
def test_encoded_text_is_read_where_it_lies(blob: str) -> None:
    text = f"décode : {blob} merci"
    [found] = blobs(text)
    assert text[found.start : found.end] == blob
    assert found.plain == SECRET


@pytest.mark.parametrize(
    "text",
    [
        "test: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "anticonstitutionnellement et autres",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "CIP 3400935955838, ATC N02BE01",
        "une baisse de 20%de la clairance",
        "UGF0aWVudA==",
        "",
    ],
)
def test_hashes_words_and_short_runs_are_not_text(text: str) -> None:
    assert list(blobs(text)) == []


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    assert all(0 <= blob.start < blob.end <= len(text) for blob in blobs(text))


@pytest.mark.parametrize("noise", ["a" * 100_000, "%" * 100_000, "a%" * 50_000, "%41" * 33_000, "ab " * 33_000])
def test_noise_takes_linear_time(noise: str) -> None:
    started = time.process_time()
    list(blobs(noise))
    assert time.process_time() - started < 2
