from detectors.recognizers.address import AddressRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = AddressRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["ADDRESS"], "fr")
