import asyncio
import ipaddress
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proxy.egress import AT_ONCE, KEPT, addresses, closed, lookup, remembered, seen_in, written_of

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MOMENTS = st.datetimes(timezones=st.just(UTC))
SEEN = st.dictionaries(st.ip_addresses().map(str), MOMENTS, max_size=20)


@given(seen=SEEN)
def test_what_was_written_is_read_again(seen: dict[str, datetime]) -> None:
    assert seen_in(written_of(seen)) == seen


@pytest.mark.parametrize(
    "wrong", ["", "[]", "{", '{"chatgpt.com": "2026-11-22"}', '{"9.9.9.9": "hier"}', '{"9.9.9.9": 3}']
)
def test_a_file_of_something_else_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        seen_in(wrong)


def test_an_address_is_closed_as_long_as_somebody_may_remember_it() -> None:
    seen = {"9.9.9.1": NOW - KEPT + MINUTE, "9.9.9.2": NOW - KEPT, "9.9.9.3": NOW - MINUTE}
    assert remembered(seen, ["9.9.9.3", "9.9.9.4"], NOW) == {
        "9.9.9.1": NOW - KEPT + MINUTE,
        "9.9.9.3": NOW,
        "9.9.9.4": NOW,
    }


@pytest.mark.parametrize(
    "inner",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.1.1", "100.64.0.1", "192.0.2.7"),
        *("::", "::1", "fe80::1", "fd00::1", "2001:db8::1", "224.0.0.251", "ff02::fb"),
    ],
)
def test_a_filtering_dns_closes_nothing_inside(inner: str) -> None:
    assert closed({inner: NOW, "9.9.9.9": NOW}, ()) == ("9.9.9.9",)


def test_an_address_shared_with_a_sign_in_page_stays_open() -> None:
    assert closed(dict.fromkeys(["9.9.9.9", "9.9.9.10", "2620:fe::9"], NOW), {"9.9.9.9"}) == ("9.9.9.10", "2620:fe::9")


@given(seen=SEEN, kept_open=st.sets(st.ip_addresses().map(str)))
def test_what_is_closed_is_public_seen_and_in_order(seen: dict[str, datetime], kept_open: set[str]) -> None:
    found = [ipaddress.ip_address(one) for one in closed(seen, kept_open)]
    assert all(one.is_global and str(one) in seen and str(one) not in kept_open for one in found)
    assert found == sorted(found, key=lambda one: (one.version, int(one)))


def test_the_system_looks_names_up() -> None:
    assert asyncio.run(lookup("localhost")) <= {"127.0.0.1", "::1"}
    assert asyncio.run(lookup("localhost"))
    assert asyncio.run(lookup("nobody.invalid")) == set()
    assert asyncio.run(lookup("a..b")) == set()


def test_names_are_looked_up_together_but_never_too_many_at_once() -> None:
    busy, most = 0, 0

    async def ask(name: str) -> set[str]:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1
        return {name}

    names = [f"9.9.9.{number}" for number in range(3 * AT_ONCE)]
    assert asyncio.run(addresses(names, ask)) == set(names)
    assert most == AT_ONCE
    assert asyncio.run(addresses([], ask)) == set()


def test_the_file_is_readable_by_people() -> None:
    assert json.loads(written_of({"9.9.9.9": NOW})) == {"9.9.9.9": "2026-11-22T20:00:00+00:00"}
