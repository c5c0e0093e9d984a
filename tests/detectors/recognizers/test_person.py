from detectors.recognizers.person import PersonRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = PersonRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["PERSON"], "fr")
