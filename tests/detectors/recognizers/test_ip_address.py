import pytest

from detectors.recognizers.ip_address import FrIpAddressRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrIpAddressRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.0.2.14", [0.9]),
        ("v1.2.3.4", []),
        ("255.255.255.0", []),
        ("10.1.2.3", []),
        ("ip 10.1.2.3", [0.9]),
        ("2001:db8::1:2", [0.9]),
        ("::1", []),
        ("00:00:5E:00:53:AF", [0.9]),
        ("12:30:45:10:20:30", []),
    ],
)
def test_a_machine_goes_and_a_version_or_a_mask_stays(text: str, expected: list[float]) -> None:
    assert scores(text) == expected
