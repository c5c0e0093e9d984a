from detectors.recognizers.rpps import RppsRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = RppsRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["RPPS"], "fr")
