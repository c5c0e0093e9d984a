from detectors.recognizers.birth_date import BirthDateRecognizer


def test_it_finds_one_category_in_french() -> None:
    recognizer = BirthDateRecognizer()
    assert (recognizer.supported_entities, recognizer.supported_language) == (["DATE_OF_BIRTH"], "fr")
