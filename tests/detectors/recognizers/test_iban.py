from detectors.recognizers.iban import IbanRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = IbanRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["IBAN"], "fr")
