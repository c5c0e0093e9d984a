from detectors.recognizers.phone import PhoneRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = PhoneRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["PHONE_NUMBER"], "fr")
