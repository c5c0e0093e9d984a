from proxy.capture.errors import CaptureError


def test_an_error_is_its_message() -> None:
    assert str(CaptureError("Que faire.")) == "Que faire."
