import json
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.canary.song import Song, compose


@given(st.integers())
def test_a_number_has_its_true_key_and_a_phone_nobody_s(seed: int) -> None:
    song = compose(random.Random(seed))
    _, nir, phone = song.secrets
    number, key = nir.split()
    assert (len(number), (int(number) + int(key)) % 97) == (13, 0)
    assert phone.startswith("06 39 98 ")
    assert all(secret in song.words for secret in song.secrets)


def test_no_two_are_the_same() -> None:
    assert len({compose(random.SystemRandom()).words for _ in range(50)}) == 50


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (lambda song: song.request(), True),
        (lambda song: json.dumps({"x": song.secrets[0], "y": song.mark}).encode(), True),
        (lambda song: json.dumps({"x": song.secrets[0]}).encode(), False),
        (lambda song: json.dumps({"x": song.secrets[1].replace(" ", ""), "y": song.mark}).encode(), True),
        (lambda song: json.dumps({"x": song.secrets[2].upper(), "y": song.mark}).encode(), True),
        (lambda song: f"in no JSON, {song.secrets[0]} {song.mark}".encode(), True),
        (lambda song: json.dumps({"x": "Rédige un courrier pour M. [NOM_1_K7QX]."}).encode(), False),
        (lambda song: b"", False),
    ],
)
def test_what_must_not_leave_is_heard_however_it_is_written(written: Callable[[Song], bytes], heard: bool) -> None:
    song = compose(random.Random(1))
    assert song.is_heard_in(written(song)) is heard


def test_nobody_s_name_shows_in_what_is_printed_of_it() -> None:
    song = compose(random.Random(1))
    assert not any(secret in repr(song) for secret in song.secrets)
