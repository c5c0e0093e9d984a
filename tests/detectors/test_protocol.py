from detectors.protocol import DetectionError, ModelMissingError


def test_a_missing_model_is_a_failure_to_read() -> None:
    assert issubclass(ModelMissingError, DetectionError)
