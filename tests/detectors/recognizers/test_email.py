from detectors.recognizers.email import EmailRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = EmailRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["EMAIL_ADDRESS"], "fr")
