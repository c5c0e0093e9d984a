from ipaddress import ip_address
from pathlib import Path

import pytest

from proxy.capture.known import FRESH_S, REST_S, Known, Saved, save, saved
from proxy.capture.rules import LIFE_S, MOST

ONE, TWO = ip_address("1.1.1.1"), ip_address("2606::1")
PAIRS = {ONE: ip_address("198.19.0.1"), TWO: ip_address("2001:2:0:5061::1")}


@pytest.fixture
def known() -> Known:
    known = Known()
    known.add({ONE: LIFE_S}, now=100)
    return known


@pytest.mark.parametrize(("later", "due"), [(0, False), (FRESH_S, False), (FRESH_S + 1, True), (LIFE_S * 2, True)])
def test_an_address_is_put_again_once_it_is_no_longer_fresh(known: Known, later: int, due: bool) -> None:
    assert (ONE in known.due([ONE], 100 + later)) is due


def test_one_that_was_never_seen_is_put(known: Known) -> None:
    assert known.due([ONE, TWO], 101) == {TWO}


def test_what_is_known_for_longer_stays_so(known: Known) -> None:
    known.add({ONE: 60}, now=100)
    assert known.left(100) == {ONE: LIFE_S}


def test_no_life_is_longer_than_a_life(known: Known) -> None:
    known.add({TWO: LIFE_S * 9}, now=100)
    assert known.left(100)[TWO] == LIFE_S


def test_what_has_no_time_left_rests_and_is_then_forgotten(known: Known) -> None:
    assert known.left(100 + LIFE_S - 1) == {ONE: 1}
    assert known.left(100 + LIFE_S) == {}
    assert known.kept(100 + LIFE_S + REST_S) == {ONE: -REST_S}
    assert ONE in known
    assert known.kept(100 + LIFE_S + REST_S + 1) == {}
    assert ONE not in known
    assert known.left(100) == {}


def test_no_more_is_kept_than_the_sets_can_hold(known: Known) -> None:
    first = int(ip_address("2.0.0.0"))
    known.add({ip_address(first + n): 60 + n for n in range(MOST)}, now=100)
    left = known.left(100)
    assert len(left) == MOST
    assert ONE in left
    assert ip_address(first) not in left


def test_addresses_come_back_from_their_file_with_the_time_they_have_left(tmp_path: Path) -> None:
    save(tmp_path / "addresses", {ONE: 60, TWO: 30}, PAIRS, now=1000.0)
    assert saved(tmp_path / "addresses", now=1010.0) == Saved({ONE: 50, TWO: 20}, PAIRS)
    assert saved(tmp_path / "addresses", now=1040.0) == Saved({ONE: 20, TWO: -10}, PAIRS)
    assert saved(tmp_path / "addresses", now=1040.0 + REST_S) == Saved({ONE: 20 - REST_S}, {ONE: PAIRS[ONE]})
    assert (tmp_path / "addresses").stat().st_mode & 0o777 == 0o600


def test_a_clock_that_was_set_back_makes_none_live_longer(tmp_path: Path) -> None:
    save(tmp_path / "addresses", {ONE: 60}, PAIRS, now=1e9)
    assert saved(tmp_path / "addresses", now=0.0).left == {ONE: LIFE_S}


def test_a_file_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    path = tmp_path / "addresses"
    path.write_bytes(
        b"1.1.1.1 60 198.19.0.1\nchatgpt.com 60 198.19.0.2\n10.0.0.1 60 198.19.0.3\n198.19.0.9 60 198.19.0.4\n1.1.1.2\n"
        b"1.1.1.3 soon 198.19.0.5\n1.1.1.4 nan 198.19.0.6\n"
        b"1.1.1.5 60\n1.1.1.6 60 x\n1.1.1.7 60 198.19.0.7 60\n"
        b"\xff\xff\n2606::1 60 2001:2:0:5061::1\n"
    )
    assert saved(path, now=0.0) == Saved({ONE: 60, TWO: 60} | {ip_address(f"1.1.1.{n}"): 60 for n in (5, 6, 7)}, PAIRS)


def test_no_file_is_nothing_known(tmp_path: Path) -> None:
    assert saved(tmp_path / "addresses", now=0.0) == Saved()
    assert saved(tmp_path, now=0.0) == Saved()
