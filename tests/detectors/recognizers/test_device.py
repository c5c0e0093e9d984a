import pytest

from detectors.recognizers.device import FrDeviceRecognizer


def scores(text: str) -> list[float]:
    return [hit.score for hit in FrDeviceRecognizer().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("n° de série 204518", [0.7]),
        ("lot 204518", []),
        ("IMEI 490154203237518", [1.0]),
        ("IMEI 490154203237519", [0.7]),
        ("(01)04012345678901(21)A1", [0.9]),
        ("(01)04012345678901(10)A1", []),
    ],
)
def test_a_serial_goes_and_a_lot_stays(text: str, expected: list[float]) -> None:
    assert scores(text) == expected
