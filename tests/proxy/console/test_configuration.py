"""Where the console answers, in the words of browsers."""

import pytest

from proxy.console.configuration import Address


@pytest.mark.parametrize(
    ("address", "origin", "authority", "secure"),
    [
        (Address(), "http://127.0.0.1:8788", "127.0.0.1:8788", False),
        (Address("::1", 99), "http://[::1]:99", "[::1]:99", False),
        (
            Address("0.0.0.0", 443, "https://console.chu.example"),
            "https://console.chu.example",
            "console.chu.example",
            True,
        ),
        (Address("0.0.0.0", 99, "https://a.example:99"), "https://a.example:99", "a.example:99", True),
    ],
)
def test_an_address_is_written_as_browsers_do(address: Address, origin: str, authority: str, secure: bool) -> None:
    assert (address.origin, address.authority, address.secure) == (origin, authority, secure)
