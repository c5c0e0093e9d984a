from detectors.recognizers.ipp import IppRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = IppRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["IPP"], "fr")
